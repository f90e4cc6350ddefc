import type { RoleId } from '../../agreement/people';
import type { Moment } from '../../agreement/time';
import type { Participant } from './participant';

/** What can have happened to who takes part in a case, besides coming and going one by one. */
export type PeopleEvent =
  | {
      readonly type: 'role-handed-over';
      readonly role: RoleId;
      readonly from: Participant;
      readonly to: Participant;
      /** The open requests that move along. */
      readonly tasks: readonly string[];
    }
  | { readonly type: 'stand-in-began'; readonly for: Participant; readonly person: Participant; readonly until: Moment }
  | { readonly type: 'stand-in-ended' }
  /** Its people are those of the school after so many changes; a copy of the program that knows fewer leaves it be. */
  | { readonly type: 'school-followed'; readonly changes: number };
