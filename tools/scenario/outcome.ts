import type { TracedRequest } from '../practice/api';
import type { Kept } from './stage';

/** What the world was like before the step, for the expectations that speak of what is new. */
export interface Before {
  readonly requests: number;
  readonly notifications: ReadonlyMap<string, number>;
}

/** A step that was done: what was sent and answered, and what the platform received since it began. */
export interface Outcome {
  readonly sent: readonly Kept[];
  readonly requests: readonly TracedRequest[];
  readonly before: Before;
}
