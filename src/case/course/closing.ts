import type { Day } from '../../agreement/time';
import type { Safety } from '../answers';

export const closingReasons = ['no-suspicion', 'other-cause', 'help-done', 'handed-over'] as const;

/** R-09, S1-21: closing is a reasoned decision, with an evaluation. */
export interface Closing {
  readonly reason: (typeof closingReasons)[number];
  readonly motivation: string;
  readonly agreements: string;
  readonly wentWell: string;
  readonly tookLong: string;
  readonly heard: readonly string[];
  readonly filedOn?: Day;
  readonly safe: Safety;
  /** Why it closes although a follow-up is open. */
  readonly despiteOpen?: string;
}
