import { calendarOf, firstOn, momentOf } from '../../agreement/calendar';
import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { Refusal } from '../refusal';
import type { CaseState } from '../state';
import { ask, nextTaskId } from '../task/ask';
import { ahead, notInFuture, openTask, type Context } from '../context';

/** What Veilig Thuis does with a report (M-14). */
export function recordFeedback(
  state: CaseState,
  fields: Fields<'record-feedback'>,
  context: Context,
  id: string | undefined,
): readonly CaseEvent[] {
  const task = feedbackTask(state, id, context);
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
export const recordContact = (state: CaseState, id: string | undefined, context: Context): readonly CaseEvent[] => [
  { type: 'contact-recorded', about: feedbackTask(state, id, context).id },
];

function feedbackTask(state: CaseState, id: string | undefined, context: Context) {
  const task = openTask(state, id, context);
  if (task.kind !== 'feedback')
    throw new Refusal('not-allowed', 'Deze vraag heeft een eigen formulier. Kies Invullen.');
  return task;
}
