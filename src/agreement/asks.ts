import { addDays, calendarOf, dayAfter } from './calendar';
import type { Span } from './protocol-schema';
import type { Day } from './time';

/** Three weeks without a holiday, and six weeks of one with the weeks before it: as any year of any school has them. */
const plain = { from: '2027-09-06', until: '2027-09-26' } as const;
const holiday = { from: '2027-07-10', until: '2027-08-22' } as const;
const before = '2027-06-21';

const calendar = calendarOf({
  holidays: [{ name: 'zomervakantie', ...holiday }],
  daysOff: [],
  publicHolidays: { alsoOff: [] },
});

function daysFrom(from: Day, until: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day);
  return days;
}

/**
 * When a follow-up that is asked after `term` would be asked for the last time no later than that: whenever it begins, or
 * only where it begins in a weekend or before a school holiday. `undefined` where the last ask always comes after the first.
 */
export function lastAskTooSoon(
  term: Span,
  last: Span,
): 'always' | 'in a weekend' | 'before a school holiday' | undefined {
  const tooSoon = (day: Day): boolean => dayAfter(day, last, calendar) <= dayAfter(day, term, calendar);
  const days = daysFrom(plain.from, plain.until);
  if (days.filter(calendar.isWorkingDay).some(tooSoon)) return 'always';
  if (days.some(tooSoon)) return 'in a weekend';
  return daysFrom(before, holiday.until).some(tooSoon) ? 'before a school holiday' : undefined;
}
