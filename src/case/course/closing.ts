import type { Day } from '../../agreement/time';
import type { Safety } from '../answers';

export const closingReasons = ['no-suspicion', 'other-cause', 'help-done', 'handed-over'] as const;

/** So many lines the form of closing has for what is still open. */
export const closingLines = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
export type ClosingLine = (typeof closingLines)[number];

/** What becomes of something that is open. */
export const stillAnswers = ['done', 'lapsed'] as const;
type StillAnswer = (typeof stillAnswers)[number];

/** An answer carries the task that it is about: a line may be another task's by the time at which it is sent. */
export const stillValue = (answer: StillAnswer, task: string): string => `${answer}-${task}`;

/** Something that nobody answered, and that ends with the case. Without a reason: it had not been asked yet. */
export interface Lapsed {
  readonly task: string;
  readonly reason?: string;
}

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
  /** Absent in what was closed before it was asked. */
  readonly lapsed?: readonly Lapsed[];
}
