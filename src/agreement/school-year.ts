import type { School } from './school-schema';
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

/** From this day of a year on, the holidays of the school year that begins in it should be in the school file. */
const KNOWN_FROM = '05-01';

/** A school year of which no holiday is known, and the day from which somebody is asked for them. */
export interface MissingYear {
  readonly first: Day;
  readonly askFrom: Day;
}

/** The school year of a day, or from May the one after it, when the school file has no holiday of it. */
export function missingYear({ holidays }: Pick<School, 'holidays'>, today: Day): MissingYear | undefined {
  const year = today.slice(0, 4);
  const first = today.slice(5) < KNOWN_FROM ? yearFrom(Number(year) - 1) : yearFrom(Number(year));
  const known = holidays.some(({ from }) => first <= from && from <= endOfSchoolYear(first));
  return known ? undefined : { first, askFrom: `${first.slice(0, 4)}-${KNOWN_FROM}` };
}

const yearFrom = (year: number): Day => `${String(year).padStart(4, '0')}-08-01`;
