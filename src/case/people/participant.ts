import type { PersonId, RoleId } from '../../agreement/people';

/** Somebody who takes part in a case, in the function for which they were asked. */
export interface Participant {
  readonly person: PersonId;
  readonly name: string;
  readonly role: RoleId;
  /** Works for another organisation: not in the room, and told no name. */
  readonly external: boolean;
}

/** What somebody was invited for. Words of their own are in no card, so these are all there are. */
export const reasonsToJoin = ['think-along', 'weigh', 'talk', 'help'] as const;
export type ReasonToJoin = (typeof reasonsToJoin)[number];

/** The people whom every case needs, as they were when it opened or were handed over since. */
export interface Cast {
  readonly coordinator: Participant;
  readonly deputy: Participant;
  readonly director: Participant;
  readonly board: Participant;
}

/** The program as an actor. People have GUIDs, so that nobody can be called so. */
export const SYSTEM: PersonId = 'system';
