import { calendarOf, firstOn, momentOf, spokenDay } from '../../agreement/calendar';
import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { Refusal } from '../refusal';
import type { CaseState } from '../state';
import { ahead, openTask, type Context } from '../context';
import { maySnooze, latestSnooze } from './policy';

/** "Later": once a request, a few school days, never on a follow-up's last ask. It moves the reminder, not the term. */
export function postpone(
  state: CaseState,
  fields: Fields<'postpone'>,
  context: Context,
  id: string | undefined,
): readonly CaseEvent[] {
  const { agreement, now } = context;
  const task = openTask(state, id, context);
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
