import { addDays, calendarOf, dayAfter, dayOf, firstOn, momentOf, spokenDay } from '../../agreement/calendar';
import type { Day } from '../../agreement/time';
import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { Refusal } from '../refusal';
import { participant, personOf } from '../people/roster';
import type { CaseState } from '../state';
import type { Task } from './task';
import { admission, ruleOf } from './ask';
import { comesBack } from '../help/observe';
import { reporterTold } from '../signal/reporter-feedback';
import { inTouch } from '../talk/parent-contact';
import { ahead, anotherForm, notInFuture, openTask, type Context } from '../context';

/**
 * "Gelezen", by whoever was asked to read; "Ik vraag het na", by whoever was told that something stays open.
 */
export function acknowledge(
  state: CaseState,
  _: Fields<'acknowledge'>,
  context: Context,
  id: string | undefined,
): readonly CaseEvent[] {
  const task = openTask(state, id);
  if (task.owner.person === context.actor.person) {
    if (task.kind !== 'inform') throw new Refusal('not-allowed', 'Deze vraag heeft een antwoord nodig. Kies Invullen.');
    return [{ type: 'acknowledged', task: task.id }];
  }
  if (task.escalationTakenBy !== undefined) throw new Refusal('already-done', 'Dit had ik al.');
  return [{ type: 'escalation-acknowledged', task: task.id }];
}

/** A task is done when its result is written down. */
export function completeTask(
  state: CaseState,
  fields: Fields<'complete-task'>,
  context: Context,
  id: string | undefined,
): readonly CaseEvent[] {
  const task = openTask(state, id);
  const { completedBy, withParents } = ruleOf(context, task.rule);
  if (task.kind !== 'record' || completedBy !== undefined) throw anotherForm();
  const done: CaseEvent = {
    type: 'task-completed',
    task: task.id,
    result: fields.result,
    on: notInFuture(fields.date, context.now, 'date'),
  };
  const told = reporterTold(task, fields, context);
  const events = [done, ...told, ...comesBack(task, state, [done], context)];
  return withParents ? [...events, ...inTouch(state, events, context, task.id)] : events;
}

/** "Later": once a request, a few school days, never on a follow-up's last ask. It moves the reminder, not the term. */
export function postpone(
  state: CaseState,
  fields: Fields<'postpone'>,
  context: Context,
  id: string | undefined,
): readonly CaseEvent[] {
  const { agreement, now } = context;
  const task = openTask(state, id);
  if (!maySnooze(task, context)) {
    throw new Refusal(
      'not-allowed',
      'Uitstellen kan hier niet meer. Lukt het niet, kies dan Iemand anders of Kan niet.',
      ['choice'],
    );
  }
  const day = firstOn(ahead(fields.until, now, 'until'), calendarOf(agreement.school).isWorkingDay);
  const latest = latestSnooze(task, context);
  if (day > latest) {
    const text = `Uitstellen kan tot en met ${spokenDay(latest, now)}. Kies een dag die eerder is.`;
    throw new Refusal('not-allowed', text, ['until']);
  }
  return [
    {
      type: 'postponed',
      task: task.id,
      until: momentOf(day, agreement.protocol.hours.reminders),
      reason: fields.reason,
    },
  ];
}

/** Whether "Later" is offered for a task: once, and only when there is a day to put it off to. */
export function maySnooze(task: Task, context: Pick<Context, 'agreement' | 'now'>): boolean {
  const { protocol, school } = context.agreement;
  const next = firstOn(addDays(dayOf(context.now), 1), calendarOf(school).isWorkingDay);
  const offered = protocol.tasks[task.rule]?.snooze ?? false;
  return offered && task.postponed === undefined && next <= latestSnooze(task, context);
}

/** The last day to which a task can be put off: a few school days on, and before a follow-up is asked for the last time. */
export function latestSnooze({ last }: Task, { agreement, now }: Pick<Context, 'agreement' | 'now'>): Day {
  const most = dayAfter(dayOf(now), agreement.protocol.snooze.most, calendarOf(agreement.school));
  const before = last === undefined ? most : addDays(dayOf(last), -1);
  return most < before ? most : before;
}

/** "Iemand anders": the request moves, with its term. */
export function handOver(
  state: CaseState,
  fields: Fields<'hand-over'>,
  context: Context,
  id: string | undefined,
): readonly CaseEvent[] {
  const task = openTask(state, id);
  if (task.owner.external && task.owner.person === context.actor.person) {
    throw new Refusal('not-allowed', 'Kies Kan niet. De coördinator vraagt dan iemand anders.', ['choice']);
  }
  const colleague = personOf(context.agreement, fields.person);
  const consulted = context.agreement.protocol.consultation.roles;
  const role = colleague?.roles.find((candidate) => (task.kind === 'consult' ? consulted.includes(candidate) : true));
  if (colleague === undefined || role === undefined || colleague.id === task.owner.person) {
    throw new Refusal('incomplete', 'Kies iemand uit de lijst.', ['person']);
  }
  if (colleague.external && task.mode !== 'anonymous') {
    throw new Refusal('not-allowed', 'Deze vraag kan niet naar iemand van buiten school. Kies een collega.', [
      'person',
    ]);
  }
  const to = participant(colleague, role);
  return [...admission(state, to, task.mode), { type: 'handed-over', task: task.id, to, reason: fields.reason }];
}

/** "Kan niet, want…": the coordinator hears of it and asks somebody else. A follow-up cannot be refused: nothing that was promised ends in silence. */
export function decline(
  state: CaseState,
  fields: Fields<'decline'>,
  _: Context,
  id: string | undefined,
): readonly CaseEvent[] {
  const task = openTask(state, id);
  if (task.kind === 'follow-up' || task.kind === 'feedback' || task.kind === 'inform') {
    throw new Refusal('not-allowed', 'Deze vraag blijft staan. Kies Later of Iemand anders.', ['choice']);
  }
  return [{ type: 'declined', task: task.id, reason: fields.reason }];
}

/** The coordinator takes a request back. What must be followed up stays. */
export function withdraw(
  state: CaseState,
  fields: Fields<'withdraw-request'>,
  context: Context,
  id: string | undefined,
): readonly CaseEvent[] {
  const task = openTask(state, id);
  if (task.kind === 'follow-up' || ruleOf(context, task.rule).blocksClosing) {
    throw new Refusal('not-allowed', 'Deze controle blijft staan tot er een antwoord is.');
  }
  return [{ type: 'withdrawn', task: task.id, reason: fields.reason ?? '' }];
}
