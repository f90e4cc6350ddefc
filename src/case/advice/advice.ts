import type { Day } from '../../agreement/time';

/** What Veilig Thuis may advise a school to do. */
export const advised = ['report', 'help', 'other'] as const;

/** C-08, C-09, C-11: advice of Veilig Thuis, or why none was needed. */
export interface Advice {
  readonly on: Day;
  readonly anonymous: boolean;
  readonly contact?: string;
  readonly employee?: string;
  readonly number?: string;
  readonly judgement?: string;
  readonly advice?: string;
  /** What it comes down to: once it is to report, nothing waits for agreement. */
  readonly advised?: (typeof advised)[number];
  /** Whether Veilig Thuis says that one may talk with the parents now; absent without advice. */
  readonly talkAllowed?: boolean;
  readonly notNeeded?: string;
}
