import type { Agreement } from '../../agreement/agreement';
import type { Moment } from '../../agreement/time';
import type { CaseState } from '../../case/state';

/** What every item of the room is made from. */
export interface RoomView {
  readonly state: CaseState;
  readonly agreement: Agreement;
  readonly now: Moment;
}
