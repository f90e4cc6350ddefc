import type { PersonId, RoleId } from '../../agreement/people';

/** Somebody who takes part in a case, in the function for which they were asked. */
export interface Participant {
  readonly person: PersonId;
  readonly name: string;
  readonly role: RoleId;
  /** Works for another organisation: not in the room, and told no name. */
  readonly external: boolean;
}
