import {
  addDays,
  calendarOf,
  dayAfter,
  dayOf,
  daysBetween,
  firstOn,
  momentAfter,
  momentOf,
  type Calendar,
} from '../../agreement/calendar';
import type { Span, TaskRule } from '../../agreement/protocol-schema';
import type { Day, Moment } from '../../agreement/time';
import type { AskedTask } from './task';
import type { CaseEvent } from '../events';
import type { Participant, ReasonToJoin } from '../people/participant';
import { decentMoment } from './ladder';
import type { CaseState } from '../state';
import type { Context } from '../context';
import { isSecondView } from '../consultation/policy';
import { isShutOut } from '../involvement';
import { participant } from '../people/roster';
import { castFor, participantIn } from './policy';

type Asked = Extract<CaseEvent, { type: 'asked' }>;

/** Ids are counted within a case, so that replaying gives the same ones. */
export const taskId = (state: Pick<CaseState, 'counts'> | undefined, offset = 0): string =>
  `t${(state?.counts.tasks ?? 0) + offset + 1}`;

/** The rule of a task in the protocol. Files are checked when they are read, so a missing one is our mistake. */
export function ruleOf(context: Pick<Context, 'agreement'>, rule: string): TaskRule {
  const found = context.agreement.protocol.tasks[rule];
  if (found === undefined) throw new Error(`protocol ${context.agreement.protocol.id} has no task ${rule}`);
  return found;
}

/**
 * Who does a task when nobody is chosen by hand: the holder of the role in this case. An outsider who may not be told
 * who the child is, and a role that nobody of the school has, leave it with the coordinator.
 */
const ownerOf = (rule: TaskRule, state: CaseState | undefined, context: Pick<Context, 'agreement'>): Participant =>
  participantIn(rule.owner ?? 'coordinator', state, context) ?? castFor(state, context).coordinator;

/**
 * The same, but for a consultation somebody whose view counts: where its owner reported the concern or has the child in
 * class, a colleague in the same role, such as the deputy; nobody where there is none (C-01, C-03).
 */
function ownerFor(
  name: string,
  state: CaseState | undefined,
  context: Pick<Context, 'agreement'>,
): Participant | undefined {
  const rule = ruleOf(context, name);
  const owner = ownerOf(rule, state, context);
  if (rule.kind !== 'consult' || state === undefined) return owner;
  const colleagues = Object.values(context.agreement.school.people)
    .filter(({ external, roles }) => !external && roles.includes(owner.role))
    .map((person) => participant(person, owner.role));
  const deputy = owner.role === 'coordinator' ? [castFor(state, context).deputy] : [];
  return [owner, ...deputy, ...colleagues].find(
    (one) => isSecondView(one, state, context.agreement) && !isShutOut(state, one.person),
  );
}

/** Asks a task of the protocol of its owner, with its term counted from now. */
export function ask(
  id: string,
  rule: string,
  state: CaseState | undefined,
  context: Pick<Context, 'agreement' | 'now'>,
  chosen?: Partial<AskedTask>,
): Asked {
  const { agreement, now } = context;
  const definition = ruleOf(context, rule);
  const askFrom = decentMoment(now, agreement);
  const hour = agreement.protocol.hours.reminders;
  const due = momentAfter(askFrom, definition.term, calendarOf(agreement.school), hour);
  const task: AskedTask = {
    id,
    kind: definition.kind,
    rule,
    owner: ownerOf(definition, state, context),
    askFrom: definition.quiet ? due : askFrom,
    due,
    ...chosen,
  };
  return { type: 'asked', task };
}

/** Asks a task on the morning of a day, or of the first working day after it. */
export function askOn(day: Day, rule: string, state: CaseState, before: readonly CaseEvent[], context: Context): Asked {
  const { school, protocol } = context.agreement;
  const due = momentOf(firstOn(day, calendarOf(school).isWorkingDay), protocol.hours.reminders);
  return ask(nextTaskId(state, before), rule, state, context, { askFrom: due, due });
}

/**
 * The follow-up of a referral: asked a first and a last time, counted from the *date of the referral* (H-05). What was
 * entered late is asked at the next nine o'clock.
 */
export function askFollowUp(id: string, since: Day, state: CaseState, context: Context): Asked {
  const rule = context.agreement.protocol.referral.followUp;
  const { term, last = term } = ruleOf(context, rule);
  const calendar = calendarOf(context.agreement.school);
  const due = stillAhead(dayAfter(since, term, calendar), context);
  return ask(id, rule, state, context, {
    askFrom: due,
    due,
    last: later(due, stillAhead(dayAfter(since, last, calendar), context)),
    since,
  });
}

/** A follow-up asked anew around another moment, with the same distance between its two asks. */
export function askAgain(id: string, from: Day, since: Day | undefined, state: CaseState, context: Context): Asked {
  const rule = context.agreement.protocol.referral.followUp;
  const { term, last = term } = ruleOf(context, rule);
  const calendar = calendarOf(context.agreement.school);
  const due = stillAhead(from, context);
  const lastAsk = stillAhead(asFarAfter(from, term, last, calendar), context);
  return ask(id, rule, state, context, {
    askFrom: due,
    due,
    last: later(due, lastAsk),
    ...(since === undefined ? {} : { since }),
  });
}

/** The day that lies as far after `from` as the last ask of a follow-up lies after its first. */
function asFarAfter(from: Day, term: Span, last: Span, calendar: Calendar): Day {
  const unit = units.find((one) => term[one] !== undefined && last[one] !== undefined);
  if (unit !== undefined)
    return dayAfter(from, { [unit]: Math.max(0, (last[unit] ?? 0) - (term[unit] ?? 0)) }, calendar);
  // A school may count its own term in another unit than its protocol counts the last ask.
  const days = daysBetween(dayAfter(from, term, calendar), dayAfter(from, last, calendar));
  return dayAfter(from, { calendarDays: Math.max(0, days) }, calendar);
}

const units = ['calendarDays', 'workingDays', 'schoolDays'] as const;

const later = (a: Moment, b: Moment): Moment => (a > b ? a : b);

/** A day at the reminder hour; when that has passed, the next such hour of a working day. */
export function stillAhead(day: Day, { agreement, now }: Pick<Context, 'agreement' | 'now'>): Moment {
  const hour = agreement.protocol.hours.reminders;
  const moment = momentOf(day, hour);
  if (moment > now) return moment;
  const today = dayOf(now);
  const from = momentOf(today, hour) > now ? today : addDays(today, 1);
  return momentOf(firstOn(from, calendarOf(agreement.school).isWorkingDay), hour);
}

/** Steps begin when something of them is first asked; an earlier step may still have open requests. */
export const startStep = (state: CaseState, rule: string, context: Context): readonly CaseEvent[] =>
  beginStep(state, ruleOf(context, rule).step, context);

/** The same for a step that begins with a decision. What the protocol asks in a step is asked when it begins. */
export function beginStep(state: CaseState, step: string, context: Context): readonly CaseEvent[] {
  if (state.steps.includes(step)) return [];
  const events: CaseEvent[] = [{ type: 'step-started', step }];
  const found = context.agreement.protocol.steps.find(({ id }) => id === step);
  for (const rule of found?.tasks ?? []) events.push(...askOnce(rule, state, events, context));
  return events;
}

/** The id of the next task, after those that these events ask. */
export const nextTaskId = (state: CaseState | undefined, before: readonly CaseEvent[]): string =>
  taskId(state, before.filter(({ type }) => type === 'asked').length);

/**
 * Asks a task unless it is open already, or the school has no use for it; `before` are the events of the same decision.
 * A colleague of the school who is asked joins the room.
 */
export function askOnce(
  rule: string,
  state: CaseState | undefined,
  before: readonly CaseEvent[],
  context: Pick<Context, 'agreement' | 'now'>,
): readonly CaseEvent[] {
  const { onlyIf, withParents } = ruleOf(context, rule);
  const open = state?.tasks.some((task) => task.status === 'open' && task.rule === rule) ?? false;
  const held = withParents && (state?.talkBlocked === true || before.some(({ type }) => type === 'talk-blocked'));
  if (open || held || asks(rule, before) || (onlyIf !== undefined && !context.agreement.school[onlyIf])) return [];
  const owner = ownerFor(rule, state, context);
  if (owner === undefined) return [];
  const asked = ask(nextTaskId(state, before), rule, state, context, { owner });
  const admitting = joining(asked.task.owner, state, before);
  return [...admitting, { ...asked, task: { ...asked.task, ...comesBy(admitting) } }];
}

/** Asks a task of somebody in particular, who joins the room for it. */
export const askOf = (
  owner: Participant,
  rule: string,
  state: CaseState,
  before: readonly CaseEvent[],
  context: Context,
  chosen: Partial<AskedTask> = {},
): readonly CaseEvent[] => {
  const admitting = joining(owner, state, before);
  const asked = { ...chosen, owner, ...comesBy(admitting) };
  return [...admitting, ask(nextTaskId(state, before), rule, state, context, asked)];
};

const asks = (rule: string, before: readonly CaseEvent[]): boolean =>
  before.some((event) => event.type === 'asked' && event.task.rule === rule);

/** Director and board are asked one to one: they oversee, and are in no room. */
export function joining(
  owner: Participant,
  state: CaseState | undefined,
  before: readonly CaseEvent[],
): readonly CaseEvent[] {
  const apart =
    state === undefined || owner.person === state.cast.director.person || owner.person === state.cast.board.person;
  return apart ? [] : admission(state, owner, 'open', before);
}

/** A colleague who is asked openly joins the room; somebody from outside only with consent, which is decided before. */
export const admission = (
  state: CaseState,
  colleague: Participant,
  mode: string | undefined,
  before: readonly CaseEvent[] = [],
  why?: ReasonToJoin,
): readonly CaseEvent[] =>
  (colleague.external && mode !== 'open') ||
  mode === 'anonymous' ||
  state.members.some(({ person }) => person === colleague.person) ||
  before.some((event) => event.type === 'admitted' && event.participant.person === colleague.person)
    ? []
    : [{ type: 'admitted', participant: colleague, ...(why === undefined ? {} : { why }) }];

/** A colleague who comes in by a request is told so on it, and not apart. */
export const comesBy = (admitting: readonly CaseEvent[]): Pick<AskedTask, 'joins'> =>
  admitting.length === 0 ? {} : { joins: true };
