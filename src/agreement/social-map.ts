import { DateTime } from 'luxon';
import type { School } from './school-schema';
import type { Day } from './time';

/** The day since which somebody in the social map was not looked at; `undefined` for a school that has none. */
export function mapCheckedOn({ socialMap, changed }: Pick<School, 'socialMap' | 'changed'>): Day | undefined {
  const days = socialMap.map(({ checked }) => latest(checked, changed?.mapChecked));
  return days.sort()[0];
}

/** The first day on which the coordinator is asked to look at the social map: a year later, and then as was said. */
export function mapDueOn(school: Pick<School, 'socialMap' | 'changed'>): Day | undefined {
  const checked = mapCheckedOn(school);
  if (checked === undefined) return undefined;
  const yearLater = DateTime.fromISO(checked).plus({ years: 1 }).toISODate() ?? checked;
  return latest(yearLater, school.changed?.mapAgain);
}

const latest = (one: Day, other: Day | undefined): Day => (other !== undefined && other > one ? other : one);
