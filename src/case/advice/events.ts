import { leaders, type EventRows } from '../event-row';
import type { CaseState } from '../state';
import type { Advice } from './advice';

/** What can have been said by Veilig Thuis, or is to be asked of it first. */
export type AdviceEvent =
  | { readonly type: 'advice-recorded'; readonly advice: Advice }
  /** C-24: with some signals one does not talk with the parents before Veilig Thuis says that it can be done. */
  | { readonly type: 'talk-blocked' };

export const adviceEvents: EventRows<AdviceEvent> = {
  'advice-recorded': {
    apply: (state, { advice }) => advised(state, advice),
    visibleTo: [leaders],
    progress: true,
    correctable: true,
  },
  'talk-blocked': {
    apply: (state) => ({ ...state, talkBlocked: true }),
    visibleTo: [leaders],
    progress: true,
    correctable: false,
  },
};

function advised(state: CaseState, { on, talkAllowed, notNeeded, advised: what }: Advice): CaseState {
  const { doubt: _, ...settled } = state;
  if (notNeeded !== undefined) return { ...state, adviceSettled: state.adviceSettled ?? 'not-needed' };
  return {
    ...settled,
    adviceSettled: 'given',
    ...(talkAllowed === undefined
      ? {}
      : {
          advice: { on, talkAllowed, ...(what === 'report' ? { report: true as const } : {}) },
          talkBlocked: !talkAllowed,
        }),
  };
}
