import { addDays, calendarOf, dayAfter } from './calendar';
import type { Span } from './protocol-schema';
import type { Day } from './time';

/** Three plain weeks, as any year of any school has them: a follow-up counts no school days, so that holidays change nothing. */
const plain = { from: '2027-09-06', until: '2027-09-26' } as const;

const calendar = calendarOf({ holidays: [], daysOff: [], publicHolidays: { alsoOff: [] } });

function daysFrom(from: Day, until: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day);
  return days;
}

/**
 * When a follow-up that is asked after `term` would be asked for the last time no later than that: whenever it begins, or
 * only where it begins in a weekend. `undefined` where the last ask always comes after the first.
 */
export function lastAskTooSoon(term: Span, last: Span): 'always' | 'in a weekend' | undefined {
  const tooSoon = (day: Day): boolean => dayAfter(day, last, calendar) <= dayAfter(day, term, calendar);
  const days = daysFrom(plain.from, plain.until);
  if (days.filter(calendar.isWorkingDay).some(tooSoon)) return 'always';
  return days.some(tooSoon) ? 'in a weekend' : undefined;
}
