import type { Day } from './time';

/** The first day of the school year of a day: by law each begins on the first of August. */
export function schoolYearOf(day: Day): Day {
  const year = Number(day.slice(0, 4));
  return day.slice(5) < '08-01' ? yearFrom(year - 1) : yearFrom(year);
}

/** The first day of the school year after the one that begins on this day. */
export const nextSchoolYear = (first: Day): Day => yearFrom(Number(first.slice(0, 4)) + 1);

/** The last day of the school year that begins on this day. */
export const endOfSchoolYear = (first: Day): Day => `${nextSchoolYear(first).slice(0, 4)}-07-31`;

/** "2027-2028": as people name the school year that begins on this day. */
export const nameOfSchoolYear = (first: Day): string => `${first.slice(0, 4)}-${nextSchoolYear(first).slice(0, 4)}`;

const yearFrom = (year: number): Day => `${String(year).padStart(4, '0')}-08-01`;
