import { counted } from '../state-changes';
import type { CaseState } from '../state';
import type { Signal } from './signal';

/** The state with one more signal. A feeling is no complete one: it has to be supported by what somebody saw (S1-22). */
export function withSignal(state: CaseState, { direction, nature, categories }: Signal): CaseState {
  const { directions } = state;
  const kinds = [...new Set([...(state.kinds ?? []), ...categories])];
  const one = counted(state, 'signals');
  return {
    ...(nature === 'hunch' ? one : counted(one, 'complete')),
    ...(kinds.length === 0 ? {} : { kinds }),
    directions: { ...directions, [direction]: (directions[direction] ?? 0) + 1 },
  };
}
