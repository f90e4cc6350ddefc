import { calendarOf, momentAfter } from '../../agreement/calendar';
import type { CaseEvent } from '../events';
import type { AskedTask } from '../events';
import type { CaseState, Task } from '../state';
import { ask, nextTaskId } from './ask';
import type { Context } from './context';

/** H-07, M-15: after help or a report the school goes on watching the child, until the case closes. */
export function observe(state: CaseState, before: readonly CaseEvent[], context: Context): readonly CaseEvent[] {
  const rule = context.agreement.protocol.monitoring.task;
  if (state.tasks.some((task) => task.status === 'open' && task.rule === rule)) return [];
  return askAhead(rule, state, before, context);
}

/** A task that comes back was done: it is asked anew of the same person. */
export const comesBack = (
  { rule, owner }: Task,
  state: CaseState,
  before: readonly CaseEvent[],
  context: Context,
): readonly CaseEvent[] =>
  context.agreement.protocol.tasks[rule]?.again === undefined ? [] : askAhead(rule, state, before, context, { owner });

/** Asked not now, but when its next time has come. */
function askAhead(
  rule: string,
  state: CaseState,
  before: readonly CaseEvent[],
  context: Context,
  chosen: Partial<AskedTask> = {},
): readonly CaseEvent[] {
  const { protocol, school } = context.agreement;
  const { again, term } = protocol.tasks[rule] ?? {};
  const due = momentAfter(
    context.now,
    again ?? term ?? { calendarDays: 28 },
    calendarOf(school),
    protocol.hours.reminders,
  );
  return [ask(nextTaskId(state, before), rule, state, context, { askFrom: due, due, ...chosen })];
}
