import type { SchoolChange } from './changes';
import { nameOfSchoolYear, nextSchoolYear, schoolYearOf } from './school-year';
import type { School } from './school-schema';
import type { Day } from './time';

/*
 * What the director goes through once a school year. Each year has a name of its own, so that
 * what was done in one says nothing of the next.
 */

/** Month and day from which it is asked. */
const FROM = '10-01';

/** After this day nobody is asked for the first time in a school year: a school that begins in spring waits for autumn. */
const FIRST_UNTIL = '12-31';

/** Names the question of the school year of a day. */
export const yearlyName = (today: Day): string => `yearly-${nameOfSchoolYear(schoolYearOf(today))}`;

/** From which day on it is asked in the school year of today, for the first time; `undefined` when nobody is asked in that year. */
export function yearlyFrom({ changed }: Pick<School, 'changed'>, today: Day): Day | undefined {
  const year = schoolYearOf(today).slice(0, 4);
  const wasAsked = changed?.again?.[yearlyName(today)] !== undefined;
  return wasAsked || today <= `${year}-${FIRST_UNTIL}` ? `${year}-${FROM}` : undefined;
}

/** Whether somebody went through it in the school year of today. */
export const isYearlyDone = ({ changed }: Pick<School, 'changed'>, today: Day): boolean =>
  (changed?.again?.[yearlyName(today)] ?? '') >= nextSchoolYear(schoolYearOf(today));

/** That somebody went through it: it is not asked again in this school year. A copy of the release before knows this change. */
export const yearlyDone = (today: Day): SchoolChange => ({
  kind: 'reminded',
  about: yearlyName(today),
  again: nextSchoolYear(schoolYearOf(today)),
});
