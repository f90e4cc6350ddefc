import type { PersonId } from '../../agreement/people';
import type { Day } from '../../agreement/time';
import type { Safety } from '../answers';

/** H-03, H-04, H-15: to whom the family is referred, by whom, when, what for, and what should come of it. */
export interface Referral {
  /** `r1`, `r2`, …: counted within the case. */
  readonly id: string;
  readonly organisation: string;
  readonly referrer: PersonId;
  readonly on: Day;
  readonly purpose: string;
  readonly announcedOn?: Day;
  readonly lead: string;
  readonly result: string;
  readonly evaluateOn: Day;
}

/** H-05: whether the parents arrived at the help to which they were referred. */
export interface FollowUpNote {
  /** The outcome's name in the protocol file. */
  readonly outcome: string;
  /** With an appointment or a waiting list: the date that is expected. */
  readonly expectedOn?: Day;
  readonly spokeWith?: string;
  readonly explanation?: string;
  readonly safe: Safety;
}
