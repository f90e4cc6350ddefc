import type { Safety } from './answers';
import type { Happening } from './event-row';
import type { CaseState } from './state';

/*
 * Changes of a case's state that events of several topics bring along.
 */

/** One more of what is counted within a case. */
export const counted = (state: CaseState, what: keyof CaseState['counts']): CaseState => ({
  ...state,
  counts: { ...state.counts, [what]: state.counts[what] + 1 },
});

/** Somebody said whether the child is safe. */
export const withSafety = (state: CaseState, answer: Safety | undefined, { by, version }: Happening): CaseState =>
  answer === undefined ? state : { ...state, safe: { answer, by, version } };
