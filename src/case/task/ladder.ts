import type { Agreement } from '../../agreement/agreement';
import { addDays, calendarOf, dayAfter, dayOf, momentAfter, momentOf, type Calendar } from '../../agreement/calendar';
import type { PersonId } from '../../agreement/people';
import type { Listener, Rung } from '../../agreement/protocol-schema';
import type { Moment } from '../../agreement/time';
import { onlyBoardIsSure } from '../involvement';
import type { CaseState } from '../state';
import type { Task } from './task';

/** Somebody hears of a task at a moment: its owner who is asked, or somebody who should know that it is open. */
export interface Call {
  readonly at: Moment;
  readonly person: PersonId;
  readonly as: Listener;
}

/** A repeated rung is followed this far: longer than a case lives, and an end to the loop. */
const MOST_REPEATS = 400;

/**
 * All calls of a task up to a moment, in order of time, and of those after it at least the first of everybody: R-11, C-28,
 * H-05. The first call is the asking itself. What was postponed moves the owner's calls and no other; a task that is closed calls nobody any more.
 */
export function callsUntil(
  task: Task,
  state: CaseState,
  agreement: Agreement,
  until: Moment,
): { readonly calls: readonly Call[]; readonly ahead: readonly Call[] } {
  const end = task.closedAt !== undefined && task.closedAt < until ? task.closedAt : until;
  const calls: Call[] = [];
  const ahead: Call[] = [];
  const calendar = calendarOf(agreement.school);
  const call = (at: Moment, as: Listener): void => {
    // On the very day of the asking, or before it, nobody needs to be reminded of it.
    if (as === 'owner' && at !== task.askFrom && dayOf(at) <= dayOf(task.askFrom)) return;
    const person = personFor(as, task, state);
    // The owner of the task is left in peace, also where they would hear of it as coordinator or deputy.
    const moment = person === task.owner.person ? movedBySnooze(at, task) : at;
    if (moment <= end) calls.push({ at: moment, person, as });
    else if (task.closedAt === undefined) ahead.push({ at: moment, person, as });
  };
  call(task.askFrom, 'owner');
  if (task.postponed !== undefined) call(task.postponed.until, 'owner');
  const { ladder = '' } = agreement.protocol.tasks[task.rule] ?? {};
  for (const rung of agreement.protocol.ladders[ladder] ?? []) {
    const besides = rung.inHolidays.filter((listener) => !rung.to.includes(listener));
    for (const at of momentsOf(rung, task, agreement, calendar, end)) {
      for (const as of rung.to) call(at, as);
      if (!calendar.isSchoolDay(dayOf(at))) for (const as of besides) call(at, as);
    }
  }
  calls.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return { calls, ahead };
}

/** "Later" moves what would have come in between; what was sent before it was said stays sent. */
const movedBySnooze = (at: Moment, { postponed }: Task): Moment =>
  postponed !== undefined && at > postponed.at && at < postponed.until ? postponed.until : at;

/** The moments of a rung up to `end`, and one beyond. */
function momentsOf(rung: Rung, task: Task, agreement: Agreement, calendar: Calendar, end: Moment): readonly Moment[] {
  const base = rung.from === 'last' ? task.last : task.due;
  if (base === undefined) return [];
  const hour = agreement.protocol.hours.reminders;
  const first = rung.after === undefined ? base : momentAfter(base, rung.after, calendar, hour);
  if (rung.repeat === undefined) return [first];
  const moments: Moment[] = [];
  let at = first;
  do {
    at = momentAfter(at, rung.repeat, calendar, hour);
    moments.push(at);
  } while (at <= end && moments.length < MOST_REPEATS);
  return moments;
}

function personFor(listener: Listener, task: Task, state: CaseState): PersonId {
  if (onlyBoardIsSure(state)) return state.cast.board.person;
  return listener === 'owner' ? task.owner.person : state.cast[listener].person;
}

/** When somebody is asked: at once within decent hours of a working day, else the next working day. */
export function decentMoment(now: Moment, agreement: Agreement): Moment {
  const calendar = calendarOf(agreement.school);
  const { from, until, reminders } = agreement.protocol.hours;
  const today = dayOf(now);
  if (!calendar.isWorkingDay(today) || now >= momentOf(today, until)) {
    const day = calendar.isWorkingDay(today) ? addDays(today, 1) : today;
    return momentOf(dayAfter(day, { workingDays: 0 }, calendar), reminders);
  }
  return now < momentOf(today, from) ? momentOf(today, reminders) : now;
}
