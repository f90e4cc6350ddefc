import type { Day } from '../../agreement/time';

/** C-08, C-09, C-11: advice of Veilig Thuis, or why none was needed. */
export interface Advice {
  readonly on: Day;
  readonly anonymous: boolean;
  readonly contact?: string;
  readonly employee?: string;
  readonly number?: string;
  readonly judgement?: string;
  readonly advice?: string;
  /** Whether Veilig Thuis says that one may talk with the parents now; absent without advice. */
  readonly talkAllowed?: boolean;
  readonly notNeeded?: string;
}
