import { refused } from '../consent/policy';
import { leaders, taskOwner, weighers, type EventRows, type Happening } from '../event-row';
import { said } from '../defined-fields';
import { withSafety } from '../state-changes';
import type { CaseState } from '../state';
import { answered } from '../task/task-changes';
import type { Weighing } from './weighing';
import type { Task } from '../task/task';
import type { Moment } from '../../agreement/time';

/** What can have been decided in weighing. */
export type WeighingEvent =
  | { readonly type: 'weighed'; readonly weighing: Weighing }
  /** Somebody who weighs along has read the weighing, and agrees or says why not: E-02. */
  | { readonly type: 'weighing-agreed'; readonly task: string; readonly agree: boolean; readonly why?: string }
  /** The decision to help waits for nobody any more before its term passed; what waited with it is asked earlier. */
  | {
      readonly type: 'decision-holds';
      readonly tasks: readonly { readonly task: string; readonly askFrom: Moment; readonly due: Moment }[];
    };

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
  'decision-holds': {
    apply: (state, { tasks }, { version }) => holding(state, tasks, version),
    visibleTo: [leaders],
    progress: false,
    correctable: false,
  },
};

function holding(
  state: CaseState,
  earlier: Extract<WeighingEvent, { type: 'decision-holds' }>['tasks'],
  version: number,
): CaseState {
  const tasks = state.tasks.map((task): Task => {
    const moved = earlier.find((one) => one.task === task.id);
    return moved === undefined ? task : { ...task, askFrom: moved.askFrom, due: moved.due, version };
  });
  if (state.weighing === undefined) return { ...state, tasks };
  const { waitsUntil: _, ...weighing } = state.weighing;
  return { ...state, tasks, weighing };
}

function weighed(state: CaseState, weighing: Weighing, happening: Happening): CaseState {
  const { report, help, safe } = weighing;
  const consents = state.consents.map((consent) =>
    refused(consent) ? { ...consent, weighed: true as const } : consent,
  );
  const decided = { version: happening.version, by: happening.by };
  const after = { ...state, consents, weighing: { report, help, ...said(weighing, ['norms', 'waitsUntil']), decided } };
  return withSafety(after, safe, happening);
}
