import type { Agreement } from '../../agreement/agreement';
import { addDays, calendarOf, dayAfter, dayOf, firstOn } from '../../agreement/calendar';
import type { PersonId } from '../../agreement/people';
import type { Span } from '../../agreement/protocol-schema';
import { inWorkingDays, safetyTasks } from '../../agreement/safety-tasks';
import type { Day } from '../../agreement/time';
import { isShutOut, leads } from '../involvement';
import { appointed } from '../people/as-of';
import type { Task } from './task';
import type { Participant, Cast } from '../people/participant';
import { mayTalkOpenly } from '../consent/policy';
import { castOf, participant, teacherOf } from '../people/roster';
import type { Context } from '../context';
import { shares } from '../shared-work';
import type { CaseState } from '../state';

/** Whether "Later" is offered for a task: once, and only when there is a day to put it off to. */
export function maySnooze(task: Task, context: Pick<Context, 'agreement' | 'now'>): boolean {
  const { protocol, school } = context.agreement;
  const next = firstOn(addDays(dayOf(context.now), 1), calendarOf(school).isWorkingDay);
  const offered = protocol.tasks[task.rule]?.snooze ?? false;
  return offered && task.postponed === undefined && next <= latestSnooze(task, context);
}

/**
 * The last day to which a task can be put off: a few school days on, or working days for what is about safety, and
 * before a follow-up is asked for the last time.
 */
export function latestSnooze(task: Pick<Task, 'rule' | 'last'>, context: Pick<Context, 'agreement' | 'now'>): Day {
  const { agreement, now } = context;
  const { last } = task;
  const most = dayAfter(dayOf(now), mostSnooze(task, agreement), calendarOf(agreement.school));
  const before = last === undefined ? most : addDays(dayOf(last), -1);
  return most < before ? most : before;
}

/** How long a task can be put off at most. */
export const mostSnooze = ({ rule }: Pick<Task, 'rule'>, { protocol }: Pick<Agreement, 'protocol'>): Span =>
  safetyTasks(protocol).has(rule) ? inWorkingDays(protocol.snooze.most) : protocol.snooze.most;

/** Whether people can weigh only once it is answered. */
export const weighingWaitsFor = ({ rule }: Pick<Task, 'rule'>, { protocol }: Pick<Agreement, 'protocol'>): boolean =>
  protocol.weighing.after.includes(rule);

/**
 * Whether somebody can say that they cannot do it: nothing that was promised, no weighing that is due and nothing that it
 * waits for ends in silence.
 */
export const mayDecline = (
  { kind, rule }: Pick<Task, 'kind' | 'rule'>,
  agreement: Pick<Agreement, 'protocol'>,
): boolean =>
  kind !== 'follow-up' &&
  kind !== 'feedback' &&
  kind !== 'inform' &&
  agreement.protocol.tasks[rule]?.completedBy !== 'weigh' &&
  !weighingWaitsFor({ rule }, agreement);

/** Whether a task may go to somebody: weighing is for those who lead the case, and for whom the protocol gives it to as well. */
export const mayTakeOver = (
  person: PersonId,
  { rule }: Pick<Task, 'rule'>,
  state: CaseState,
  agreement: Agreement,
): boolean =>
  agreement.protocol.tasks[rule]?.completedBy !== 'weigh' ||
  leads(state, person) ||
  shares('weighing', person, state, agreement);

/** Who holds a role in this case and may be told who the child is; `undefined` when there is nobody. */
export function participantIn(
  role: string,
  state: CaseState | undefined,
  context: Pick<Context, 'agreement'>,
): Participant | undefined {
  const cast = castFor(state, context);
  if (role === 'coordinator' || role === 'deputy' || role === 'director' || role === 'board') return cast[role];
  if (role === 'care-coordinator') return careCoordinator(state) ?? cast.coordinator;
  if (role === 'child-teacher') return state === undefined ? undefined : teacherOf(state, context.agreement);
  const { people, roles: holders } = context.agreement.school;
  const named = holders[role]?.person;
  const holder = named === undefined ? Object.values(people).find(({ roles }) => roles.includes(role)) : people[named];
  const told = holder !== undefined && (!holder.external || (state !== undefined && mayTalkOpenly(state, holder.id)));
  return told ? participant(holder, role) : undefined;
}

/** Who was named to coordinate the care of the child, unless they were sent away since. */
const careCoordinator = (state: CaseState | undefined): Participant | undefined =>
  state?.careCoordinator === undefined || isShutOut(state, state.careCoordinator.person)
    ? undefined
    : state.careCoordinator;

/** Also while another stands in: what is asked now stays with the appointed holder. */
export const castFor = (state: CaseState | undefined, { agreement }: Pick<Context, 'agreement'>): Cast =>
  state === undefined ? castOf(agreement) : appointed(state);
