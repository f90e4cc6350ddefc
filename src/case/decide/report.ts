import { calendarOf, dayAfter, firstOn, momentOf } from '../../agreement/calendar';
import type { Day } from '../../agreement/time';
import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { Refusal } from '../refusal';
import { personOf } from '../roster';
import type { CaseState } from '../state';
import type { Discussed } from '../step-facts';
import { ask, askOnce, beginStep, nextTaskId, stillAhead, ruleOf } from './ask';
import { ahead, notInFuture, openTask, type Context } from './context';
import { observe } from './observe';

/**
 * A report to Veilig Thuis, from any step and as often as needed (M-01 to M-16). What Veilig Thuis does with it is asked
 * after, and the child is watched on.
 */
export function recordReport(
  state: CaseState,
  fields: Fields<'record-report'>,
  context: Context,
): readonly CaseEvent[] {
  const { report: rules, tasks } = context.agreement.protocol;
  const on = notInFuture(fields.date, context.now, 'date');
  if (personOf(context.agreement, fields.reporter)?.external !== false && fields.reporter !== state.reporter.person)
    throw new Refusal('incomplete', 'Kies wie van school meldt.', ['reporter']);
  const { time, norm, reference, schoolDoes, together, objections } = fields;
  const events: CaseEvent[] = [
    ...beginStep(state, rules.step),
    {
      type: 'reported',
      report: {
        id: `m${state.reports.length + 1}`,
        reporter: fields.reporter,
        on,
        how: fields.how,
        urgent: fields.urgent,
        discussed: discussedWith(state, fields, on, context),
        ...(time === undefined ? {} : { time }),
        ...(norm === undefined ? {} : { norm }),
        ...(reference === undefined ? {} : { reference }),
        ...(schoolDoes === undefined ? {} : { schoolDoes }),
        ...(together === undefined ? {} : { together }),
        ...(objections === undefined ? {} : { objections }),
      },
    },
    ...state.tasks
      .filter(({ status, rule }) => status === 'open' && ruleOf(context, rule).form === 'report-form')
      .map(({ id }): CaseEvent => ({ type: 'task-completed', task: id, result: 'Gemeld', on })),
  ];
  const term = tasks[rules.feedback]?.term ?? { workingDays: 5 };
  const due = stillAhead(dayAfter(on, term, calendarOf(context.agreement.school)), context);
  events.push(ask(nextTaskId(state, events), rules.feedback, state, context, { askFrom: due, due, since: on }));
  if (fields.urgent) events.push(...askOnce(rules.rest, state, events, context));
  events.push(...observe(state, events, context));
  return events;
}

/** Whether somebody has reached an age on a day; one born on 29 February does so on 1 March. */
export const hasReached = (age: number, birthDate: Day, on: Day): boolean =>
  `${Number(birthDate.slice(0, 4)) + age}${birthDate.slice(4)}`.padStart(10, '0') <= on;

/** Whether the report is to be discussed with the child as well: from an age on, on the day of the report (M-07). */
export const childHeard = ({ child }: Pick<CaseState, 'child'>, on: Day, { agreement }: Pick<Context, 'agreement'>) =>
  child.birthDate !== undefined && hasReached(agreement.protocol.report.childFrom, child.birthDate, on);

/** With each parent and an older child beforehand, or the ground why not; in an emergency that is written down later. */
function discussedWith(
  state: CaseState,
  fields: Fields<'record-report'>,
  on: Day,
  context: Context,
): readonly Discussed[] {
  const all = [
    { with: 'p1', field: 'discussed1', answer: fields.discussed1, on: fields.on1, ground: fields.ground1, end: '1' },
    { with: 'p2', field: 'discussed2', answer: fields.discussed2, on: fields.on2, ground: fields.ground2, end: '2' },
    {
      with: 'child',
      field: 'discussedChild',
      answer: fields.discussedChild,
      on: fields.onChild,
      ground: fields.groundChild,
      end: 'Child',
    },
  ] as const;
  const needed = all.filter((one) =>
    one.with === 'child' ? childHeard(state, on, context) : state.parents.some(({ id }) => id === one.with),
  );
  const missing = needed.flatMap(({ field, answer, on: day, ground, end }): readonly string[] => {
    if (answer === undefined) return [field];
    if (answer === 'yes') return day === undefined || day > on ? [`on${end}`] : [];
    return ground === undefined ? [`ground${end}`] : [];
  });
  if (missing.length > 0 && !fields.urgent)
    throw new Refusal(
      'incomplete',
      'Schrijf per persoon op wanneer de melding vooraf is besproken, of waarom niet. Een mail achteraf telt niet.',
      missing,
    );
  return needed.flatMap(({ with: partner, answer, on: day, ground }): readonly Discussed[] => {
    if (answer === 'yes') return day === undefined ? [] : [{ with: partner, on: day }];
    return ground === undefined ? [] : [{ with: partner, ground }];
  });
}

/** What Veilig Thuis does with a report (M-14). */
export function recordFeedback(
  state: CaseState,
  fields: Fields<'record-feedback'>,
  id: string | undefined,
  context: Context,
): readonly CaseEvent[] {
  const task = feedbackTask(state, id);
  const nextOn = fields.next === undefined ? undefined : ahead(fields.next, context.now, 'next');
  const events: CaseEvent[] = [
    {
      type: 'feedback-recorded',
      task: task.id,
      feedback: {
        on: notInFuture(fields.date, context.now, 'date'),
        action: fields.action,
        ...(fields.agreements === undefined ? {} : { agreements: fields.agreements }),
        ...(nextOn === undefined ? {} : { nextOn }),
      },
    },
  ];
  if (nextOn === undefined) return events;
  const { school, protocol } = context.agreement;
  const due = momentOf(firstOn(nextOn, calendarOf(school).isWorkingDay), protocol.hours.reminders);
  const again = ask(nextTaskId(state, events), protocol.report.contact, state, context, { askFrom: due, due });
  return [...events, again];
}

/** "Gebeld, nog niets": it is told in the case, and the asking goes on. */
export const recordContact = (state: CaseState, id: string | undefined): readonly CaseEvent[] => [
  { type: 'contact-recorded', about: feedbackTask(state, id).id },
];

function feedbackTask(state: CaseState, id: string | undefined) {
  const task = openTask(state, id);
  if (task.kind !== 'feedback')
    throw new Refusal('not-allowed', 'Deze vraag heeft een eigen formulier. Kies Invullen.');
  return task;
}

/** The case goes on where it was, for whoever leads it; others are invited anew. */
export function reopen(state: CaseState, fields: Fields<'reopen-case'>, context: Context): readonly CaseEvent[] {
  if (state.status === 'open') throw new Refusal('already-done', 'Deze zorg is al open.');
  const events: CaseEvent[] = [{ type: 'reopened', reason: fields.reason }];
  for (const rule of context.agreement.protocol.reopening.tasks) events.push(...askOnce(rule, state, events, context));
  return events;
}
