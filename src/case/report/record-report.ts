import { calendarOf, dayAfter } from '../../agreement/calendar';
import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { Refusal } from '../refusal';
import { leads } from '../involvement';
import { personOf, titleOf } from '../people/roster';
import type { CaseState } from '../state';
import { discussed, discussedFully } from './discussed';
import { said } from '../defined-fields';
import { ask, askOnce, beginStep, nextTaskId, ruleOf, stillAhead } from '../task/ask';
import type { Task } from '../task/task';
import { notInFuture, type Context } from '../context';
import { observe } from '../help/observe';

/**
 * A report to Veilig Thuis, from any step and as often as needed (M-01 to M-16). What Veilig Thuis does with it is asked
 * after, and the child is watched on.
 */
export function recordReport(
  state: CaseState,
  fields: Fields<'record-report'>,
  context: Context,
): readonly CaseEvent[] {
  const { report: rules } = context.agreement.protocol;
  const on = notInFuture(fields.date, context.now, 'date');
  refuseReporter(state, fields, context);
  const discussion = fields.urgent ? discussed(state, fields, on, context) : discussedFully(state, fields, on, context);
  const events: CaseEvent[] = [
    ...beginStep(state, rules.step, context),
    {
      type: 'reported',
      report: {
        id: `m${state.reports.length + 1}`,
        reporter: fields.reporter,
        on,
        how: fields.how,
        urgent: fields.urgent,
        ...(fields.urgent ? { urgentGround: fields.urgentGround ?? 'haste' } : {}),
        ...discussion,
        ...said(fields, ['time', 'norm', 'reference', 'schoolDoes', 'together']),
      },
    },
    ...state.tasks
      .filter((task) => task.status === 'open' && asksToReport(task, context))
      .map(({ id }): CaseEvent => ({ type: 'task-completed', task: id, result: 'Gemeld', on })),
  ];
  const { term } = ruleOf(context, rules.feedback);
  const due = stillAhead(dayAfter(on, term, calendarOf(context.agreement.school)), context);
  events.push(ask(nextTaskId(state, events), rules.feedback, state, context, { askFrom: due, due, since: on }));
  if (fields.urgent) events.push(...askOnce(rules.rest, state, events, context));
  for (const rule of rules.after) events.push(...askOnce(rule, state, events, context));
  events.push(...observe(state, events, context));
  if (rules.together !== undefined && fields.together === undefined)
    events.push(...askOnce(rules.together, state, events, context));
  return events;
}

/** A decided report; or, after a new signal while there is help, to weigh again or report (H-08). */
function asksToReport({ kind, rule }: Pick<Task, 'kind' | 'rule'>, context: Context): boolean {
  const { onSignal } = context.agreement.protocol.monitoring;
  return kind === 'report' || (onSignal.includes(rule) && ruleOf(context, rule).completedBy === 'weigh');
}

/** M-02: who reports is the protocol's; those who lead the case always may, and in an emergency anybody of the school. */
function refuseReporter(state: CaseState, { reporter, urgent }: Fields<'record-report'>, { agreement }: Context): void {
  const person = personOf(agreement, reporter);
  if (person?.external !== false && reporter !== state.reporter.person)
    throw new Refusal('incomplete', 'Kies wie van school meldt.', ['reporter']);
  const { by } = agreement.protocol.report;
  const may =
    urgent || by === undefined || leads(state, reporter) || person?.roles.some((role) => by.includes(role)) === true;
  if (!may)
    throw new Refusal(
      'incomplete',
      `Bij jullie meldt: ${by.map((role) => titleOf(agreement, role)).join(', ')}. Kies een van hen.`,
      ['reporter'],
    );
}
