import { addDays, calendarOf, dayAfter, dayOf, momentAfter, momentOf } from '../../agreement/calendar';
import type { TaskRule } from '../../agreement/protocol-schema';
import type { Day, Moment } from '../../agreement/time';
import { appointed } from '../as-of';
import type { AskedTask, CaseEvent, Participant } from '../events';
import { decentMoment } from '../ladder';
import { castOf, participant } from '../roster';
import type { CaseState } from '../state';
import type { Context } from './context';

type Asked = Extract<CaseEvent, { type: 'asked' }>;

/** Ids are counted within a case, so that replaying gives the same ones. */
export const taskId = (state: Pick<CaseState, 'counts'> | undefined, offset = 0): string =>
  `t${(state?.counts.tasks ?? 0) + offset + 1}`;

/** The rule of a task in the protocol. Files are checked when they are read, so a missing one is our mistake. */
export function ruleOf(context: Context, rule: string): TaskRule {
  const found = context.agreement.protocol.tasks[rule];
  if (found === undefined) throw new Error(`protocol ${context.agreement.protocol.id} has no task ${rule}`);
  return found;
}

/** Whoever does a task when nobody is chosen by hand: the holder of the role in this case. */
function ownerOf(rule: TaskRule, state: Pick<CaseState, 'cast' | 'absent'> | undefined, context: Context): Participant {
  const cast = state === undefined ? castOf(context.agreement) : appointed(state);
  if (rule.owner === 'deputy' || rule.owner === 'director' || rule.owner === 'board') return cast[rule.owner];
  if (rule.owner === undefined || rule.owner === 'coordinator') return cast.coordinator;
  const role = rule.owner;
  const holder = Object.values(context.agreement.school.people).find(({ roles }) => roles.includes(role));
  return holder === undefined ? cast.coordinator : participant(holder, role);
}

/** Asks a task of the protocol of whoever it is for, with its term counted from now. */
export function ask(
  id: string,
  rule: string,
  state: CaseState | undefined,
  context: Context,
  chosen?: Partial<AskedTask>,
): Asked {
  const { agreement, now } = context;
  const definition = ruleOf(context, rule);
  const askFrom = decentMoment(now, agreement);
  const hour = agreement.protocol.hours.reminders;
  const task: AskedTask = {
    id,
    kind: definition.kind,
    rule,
    owner: ownerOf(definition, state, context),
    askFrom,
    due: momentAfter(askFrom, definition.term, calendarOf(agreement.school), hour),
    ...chosen,
  };
  return { type: 'asked', task };
}

/**
 * The follow-up of a referral: asked a first and a last time, counted from the *date of the referral* (H-05). What was
 * entered late is asked the next morning.
 */
export function askFollowUp(id: string, since: Day, state: CaseState, context: Context): Asked {
  const rule = context.agreement.protocol.referral.followUp;
  const { term, last = term } = ruleOf(context, rule);
  const calendar = calendarOf(context.agreement.school);
  const due = notBeforeTomorrow(dayAfter(since, term, calendar), context);
  return ask(id, rule, state, context, {
    askFrom: due,
    due,
    last: later(due, notBeforeTomorrow(dayAfter(since, last, calendar), context)),
    since,
  });
}

/** A follow-up asked anew around another moment, with the same distance between its two asks. */
export function askAgain(id: string, from: Day, since: Day | undefined, state: CaseState, context: Context): Asked {
  const rule = context.agreement.protocol.referral.followUp;
  const { term, last = term } = ruleOf(context, rule);
  const calendar = calendarOf(context.agreement.school);
  const due = notBeforeTomorrow(from, context);
  const distance = (last.calendarDays ?? 0) - (term.calendarDays ?? 0);
  const lastAsk = notBeforeTomorrow(dayAfter(addDays(from, distance), { workingDays: 0 }, calendar), context);
  return ask(id, rule, state, context, {
    askFrom: due,
    due,
    last: later(due, lastAsk),
    ...(since === undefined ? {} : { since }),
  });
}

const later = (a: Moment, b: Moment): Moment => (a > b ? a : b);

/** A day at the reminder hour; when that has passed, the next working day. */
export function notBeforeTomorrow(day: Day, { agreement, now }: Context): Moment {
  const hour = agreement.protocol.hours.reminders;
  const moment = momentOf(day, hour);
  return moment > now
    ? moment
    : momentOf(dayAfter(addDays(dayOf(now), 1), { workingDays: 0 }, calendarOf(agreement.school)), hour);
}

/** Steps begin when something of them is first asked; an earlier step may still have open requests. */
export const startStep = (state: CaseState, rule: string, context: Context): readonly CaseEvent[] =>
  beginStep(state, ruleOf(context, rule).step);

/** The same for a step that begins with a decision. */
export const beginStep = (state: CaseState, step: string): readonly CaseEvent[] =>
  state.steps.includes(step) ? [] : [{ type: 'step-started', step }];

/** The id of the next task, after those that these events ask. */
export const nextTaskId = (state: CaseState | undefined, before: readonly CaseEvent[]): string =>
  taskId(state, before.filter(({ type }) => type === 'asked').length);

/** Asks a task unless it is open already; `before` are the events of the same decision. */
export function askOnce(
  rule: string,
  state: CaseState | undefined,
  before: readonly CaseEvent[],
  context: Context,
): readonly CaseEvent[] {
  const open = state?.tasks.some((task) => task.status === 'open' && task.rule === rule) ?? false;
  return open ? [] : [ask(nextTaskId(state, before), rule, state, context)];
}
