import Holidays from 'date-holidays';
import { DateTime } from 'luxon';
import type { Span } from './protocol-schema';
import { memoize } from './memoize';
import type { School } from './school-schema';
import { ZONE, type Day, type Moment } from './time';

/**
 * Which days count for a school. Days are local ({@link ZONE}). It answers for whatever file it is made of, also one that
 * was stored when nobody checked its holidays: nothing that people wait for stops because of a slip in a year.
 */
export interface Calendar {
  /** Monday to Friday, but the public holidays and what the school adds to them. */
  isWorkingDay: (day: Day) => boolean;
  /** A working day outside school holidays and single days off. */
  isSchoolDay: (day: Day) => boolean;
}

/** The library's own rule of each holiday that a school may keep as a day off besides the public ones. */
const optionalHolidays = { 'goede-vrijdag': 'easter -2', bevrijdingsdag: '05-05' } as const;

/** No school holiday lasts longer, both days included. */
export const LONGEST_HOLIDAY = 70;
/** More days than two of the longest holidays after one another: who finds no school day in these, has no calendar. */
const FURTHEST = 180;

type CalendarSource = Pick<School, 'holidays' | 'daysOff' | 'publicHolidays'>;

/** Every card asks for it: once per school is enough. */
const calendars = new WeakMap<CalendarSource, Calendar>();

export function calendarOf(school: CalendarSource): Calendar {
  const known = calendars.get(school) ?? makeCalendar(school);
  calendars.set(school, known);
  return known;
}

/** Of all of the Netherlands, the same for every school; working out a year takes longer than all else of a calendar. */
const netherlands = new Holidays('NL');
const holidaysOf = memoize((year: number) => netherlands.getHolidays(year), 50);

function makeCalendar(school: CalendarSource): Calendar {
  const alsoOff = school.publicHolidays.alsoOff.map((name) => optionalHolidays[name] as string);
  const publicDays = new Map<number, ReadonlySet<Day>>();
  const publicDaysOf = (year: number): ReadonlySet<Day> => {
    let days = publicDays.get(year);
    if (days === undefined) {
      const off = holidaysOf(year).filter(({ type, rule }) => type === 'public' || alsoOff.includes(rule));
      days = new Set(off.map(({ date }) => date.slice(0, 10)));
      publicDays.set(year, days);
    }
    return days;
  };
  const isWorkingDay = memoize(
    (day: Day): boolean => !isWeekend(day) && !publicDaysOf(Number(day.slice(0, 4))).has(day),
  );
  // What cannot be meant is no holiday.
  const holidays = school.holidays.filter((holiday) => daysOf(holiday) <= LONGEST_HOLIDAY);
  const isSchoolDay = memoize(
    (day: Day): boolean =>
      isWorkingDay(day) &&
      !school.daysOff.includes(day) &&
      !holidays.some(({ from, until }) => from <= day && day <= until),
  );
  return { isWorkingDay, isSchoolDay };
}

/** How many days a holiday lasts, both of its days included; less than one when it ends before it begins. */
export const daysOf = ({ from, until }: Pick<School['holidays'][number], 'from' | 'until'>): number =>
  daysBetween(from, until) + 1;

/** The local date of a moment. */
export const dayOf = memoize(
  (moment: Moment): Day => DateTime.fromISO(moment, { zone: ZONE }).toISODate() ?? fail(moment),
);

/** A local date and hour as a moment; where summer time makes an hour twice or never, luxon's choice holds. */
export const momentOf = memoize((day: Day, hour: number): Moment =>
  utc(DateTime.fromISO(day, { zone: ZONE }).set({ hour })),
);

/** Days have no zone, so that counting them is counting 24 hours in UTC: terms are walked day by day, and this is quick. */
export const addDays = memoize((day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10),
);

/** How many days `until` lies after `from`; negative when it lies before. */
export const daysBetween = (from: Day, until: Day): number => (Date.parse(until) - Date.parse(from)) / 86_400_000;

const isWeekend = (day: Day): boolean => [0, 6].includes(new Date(day).getUTCDay());

/** The first day on or after `day` that counts; where none does for half a year, the first that is in no weekend. */
export function firstOn(day: Day, counts: (day: Day) => boolean): Day {
  let candidate = day;
  for (let ahead = 0; ahead < FURTHEST; ahead += 1) {
    if (counts(candidate)) return candidate;
    candidate = addDays(candidate, 1);
  }
  return firstOn(day, (other) => !isWeekend(other));
}

/** The last day before `day` that counts; where none does for half a year, the last that is in no weekend. */
export function lastBefore(day: Day, counts: (day: Day) => boolean): Day {
  for (let back = 1; back <= FURTHEST; back += 1) {
    const candidate = addDays(day, -back);
    if (counts(candidate)) return candidate;
  }
  return lastBefore(day, (other) => !isWeekend(other));
}

/**
 * The day that lies a span after another. Working and school days are counted; calendar days are added, and a result
 * on a day off moves to the next working day.
 */
export function dayAfter(from: Day, span: Span, calendar: Calendar): Day {
  if (span.calendarDays !== undefined) return firstOn(addDays(from, span.calendarDays), calendar.isWorkingDay);
  const counts = span.schoolDays === undefined ? calendar.isWorkingDay : calendar.isSchoolDay;
  let day = from;
  for (let left = span.schoolDays ?? span.workingDays ?? 0; left > 0; left -= 1) day = firstOn(addDays(day, 1), counts);
  return firstOn(day, counts);
}

/** `dayAfter`, as a moment: at the hour at which reminders go out. */
export const momentAfter = (from: Moment, span: Span, calendar: Calendar, hour: number): Moment =>
  momentOf(dayAfter(dayOf(from), span, calendar), hour);

/** "vr 21 mei, 09.00": as people say it; the year only when it is another than now's. */
export function spoken(moment: Moment, now: Moment): string {
  return `${spokenDay(dayOf(moment), now)}, ${spokenHour(moment)}`;
}

/** "dinsdag 1 december om 15.40", as it is said in a sentence; the year only when it is another than now's. */
export function spokenWhole(moment: Moment, now: Moment): string {
  const day = dayOf(moment);
  const format = day.slice(0, 4) === dayOf(now).slice(0, 4) ? 'cccc d LLLL' : 'cccc d LLLL yyyy';
  return `${inWords(day, format)} om ${spokenHour(moment)}`;
}

const spokenHour = memoize((moment: Moment): string => DateTime.fromISO(moment, { zone: ZONE }).toFormat('HH.mm'));

/** "vr 21 mei", and the year only when it is another than now's. */
export const spokenDay = (day: Day, now: Moment): string =>
  inWords(day, day.slice(0, 4) === dayOf(now).slice(0, 4) ? 'ccc d LLL' : 'ccc d LLL yyyy');

/** "vr 21 mei, 14.30", as an appointment is said; the hour where it is known. */
export const spokenMeeting = (on: Day, time: string | undefined, now: Moment): string =>
  [spokenDay(on, now), ...(time === undefined ? [] : [time.replace(':', '.')])].join(', ');

const inWords = memoize((day: Day, format: string): string =>
  DateTime.fromISO(day).setLocale('nl').toFormat(format).replaceAll('.', ''),
);

const utc = (time: DateTime): Moment => time.toUTC().toISO() ?? fail(String(time));

function fail(value: string): never {
  throw new Error(`not a date or moment: ${value}`);
}
