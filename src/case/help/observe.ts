import { calendarOf, momentAfter } from '../../agreement/calendar';
import type { AskedTask, Task } from '../task/task';
import type { CaseEvent } from '../events';
import type { Signal } from '../signal/signal';
import type { CaseState } from '../state';
import { ask, askOnce, joining, nextTaskId, ruleOf } from '../task/ask';
import type { Context } from '../context';

/** H-07, M-15: after help or a report the school goes on watching the child, until the case closes. */
export function observe(state: CaseState, before: readonly CaseEvent[], context: Context): readonly CaseEvent[] {
  const rule = context.agreement.protocol.monitoring.task;
  if (state.tasks.some((task) => task.status === 'open' && task.rule === rule)) return [];
  return askAhead(rule, state, before, context);
}

/** H-06: how the help goes is asked again and again, until the day on which it is evaluated. */
export function monitorHelp(state: CaseState, before: readonly CaseEvent[], context: Context): readonly CaseEvent[] {
  const rule = context.agreement.protocol.referral.monitor;
  if (rule === undefined || state.tasks.some((task) => task.status === 'open' && task.rule === rule)) return [];
  return beforeEvaluation(askAhead(rule, state, before, context), state, before, context);
}

/** H-08: a signal confirms the concern although help was organised, so that question 5 is weighed again. */
export function weighAgain(
  { direction }: Pick<Signal, 'direction'>,
  state: CaseState,
  before: readonly CaseEvent[],
  context: Context,
): readonly CaseEvent[] {
  const helped = state.counts.referrals > 0 || state.weighing?.help === true;
  if (direction !== 'confirms' || !helped) return [];
  return context.agreement.protocol.monitoring.onSignal.reduce<readonly CaseEvent[]>(
    (asked, rule) => [...asked, ...askOnce(rule, state, [...before, ...asked], context)],
    [],
  );
}

/** A task that comes back was done: it is asked anew of the same person. */
export function comesBack(
  { rule, owner }: Task,
  state: CaseState,
  before: readonly CaseEvent[],
  context: Context,
): readonly CaseEvent[] {
  const { tasks, referral } = context.agreement.protocol;
  if (tasks[rule]?.again === undefined) return [];
  const next = askAhead(rule, state, before, context, { owner });
  return rule === referral.monitor ? beforeEvaluation(next, state, before, context) : next;
}

/** From the evaluation on the weighing takes the place of what monitors the help. */
function beforeEvaluation(
  events: readonly CaseEvent[],
  state: CaseState,
  before: readonly CaseEvent[],
  { agreement }: Context,
): readonly CaseEvent[] {
  const { evaluation } = agreement.protocol.weighing.opens;
  const asked = before.flatMap((event) => (event.type === 'asked' ? [event.task] : []));
  const open = state.tasks.filter(({ status }) => status === 'open');
  const ends = [...open, ...asked].filter(({ rule }) => rule === evaluation).map(({ due }) => due);
  const inTime = events.every((event) => event.type !== 'asked' || ends.some((end) => event.task.due < end));
  return inTime ? events : [];
}

/** Asked not now, but when its next time has come. */
function askAhead(
  rule: string,
  state: CaseState,
  before: readonly CaseEvent[],
  context: Context,
  chosen: Partial<AskedTask> = {},
): readonly CaseEvent[] {
  const { protocol, school } = context.agreement;
  const { again, term } = ruleOf(context, rule);
  const due = momentAfter(context.now, again ?? term, calendarOf(school), protocol.hours.reminders);
  const asked = ask(nextTaskId(state, before), rule, state, context, { askFrom: due, due, ...chosen });
  return [...joining(asked.task.owner, state, before), asked];
}
