import type { Agreement } from '../../agreement/agreement';
import { calendarOf, dayOf, momentAfter } from '../../agreement/calendar';
import { safetyTasks } from '../../agreement/safety-tasks';
import type { Moment } from '../../agreement/time';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import { stillAhead } from './ask';
import { decentMoment } from './ladder';
import type { Task } from './task';

/**
 * A case that was opened when safety still waited for the end of a holiday goes on without: what is open and about safety
 * gets the day that it has by working days, and who leads reads that once. Nothing when it did so already, and where
 * nothing of it is open: what is asked from now on has its true day by itself.
 */
export function followSafety(state: CaseState, agreement: Agreement, now: Moment): readonly CaseEvent[] {
  if (agreement.waitedInHolidays === undefined || state.safetyTerms !== undefined) return [];
  if (state.status !== 'open' || state.route !== 'meldcode') return [];
  const safety = safetyTasks(agreement.protocol);
  const { task: board } = agreement.protocol.staff;
  const open = state.tasks.filter(({ status, rule }) => status === 'open' && rule !== board && safety.has(rule));
  if (open.length === 0) return [];
  const nearer = open.flatMap((task) => {
    const due = dueOf(task, agreement, now);
    return due < task.due ? [{ task: task.id, due }] : [];
  });
  return [{ type: 'safety-terms-followed', tasks: nearer, tellFrom: decentMoment(now, agreement) }];
}

/** Of a day that was named, as for feedback and help, nothing changes; a day that has passed is the next morning. */
function dueOf({ kind, rule, askFrom, due }: Task, agreement: Agreement, now: Moment): Moment {
  const { tasks, hours } = agreement.protocol;
  const term = tasks[rule]?.term;
  if (term === undefined || kind === 'follow-up' || kind === 'feedback') return due;
  const counted = momentAfter(askFrom, term, calendarOf(agreement.school), hours.reminders);
  return counted > now ? counted : stillAhead(dayOf(counted), { agreement, now });
}
