import { refused } from '../consent/policy';
import { leaders, taskOwner, weighers, type EventRows, type Happening } from '../event-row';
import { withSafety } from '../state-changes';
import type { CaseState } from '../state';
import { answered } from '../task/task-changes';
import type { Weighing } from './weighing';

/** What can have been decided in weighing. */
export type WeighingEvent =
  | { readonly type: 'weighed'; readonly weighing: Weighing }
  /** Somebody who weighs along has read the weighing, and agrees or says why not: E-02. */
  | { readonly type: 'weighing-agreed'; readonly task: string; readonly agree: boolean; readonly why?: string };

export const weighingEvents: EventRows<WeighingEvent> = {
  weighed: {
    apply: (state, event, happening) => weighed(state, event.weighing, happening),
    visibleTo: [leaders, weighers],
    progress: true,
    correctable: true,
  },
  'weighing-agreed': {
    apply: (before, { task, agree }, happening) => {
      const state = answered(before, { task }, happening);
      if (agree || state.weighing === undefined) return state;
      const disputedBy = [...(state.weighing.disputedBy ?? []), happening.by];
      return { ...state, weighing: { ...state.weighing, disputedBy } };
    },
    visibleTo: [leaders, taskOwner],
    progress: true,
    correctable: true,
  },
};

function weighed(state: CaseState, { report, help, norms, safe }: Weighing, happening: Happening): CaseState {
  const consents = state.consents.map((consent) =>
    refused(consent) ? { ...consent, weighed: true as const } : consent,
  );
  const decided = { version: happening.version, by: happening.by };
  const after = { ...state, consents, weighing: { report, help, ...(norms === undefined ? {} : { norms }), decided } };
  return withSafety(after, safe, happening);
}
