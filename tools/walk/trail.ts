import type { Moment } from '../../src/agreement/time';
import { calendarOf, addDays, dayOf, type Calendar } from '../../src/agreement/calendar';
import type { Agreement } from '../../src/agreement/agreement';
import type { CaseState } from '../../src/case/state';

/** A case at a moment, and the way that led there. */
export interface Situation {
  /** `undefined` before there is a case. */
  readonly state: CaseState | undefined;
  readonly now: Moment;
  readonly depth: number;
  readonly before?: Situation;
  /** What was done last: `request-consultation ib-er by coordinator`, `5 school days`. */
  readonly did?: string;
}

/** The way to a situation as people can walk it again: "open-case by reporter, 5 school days, …". */
export function trailOf(situation: Situation): string {
  const steps: string[] = [];
  for (let at: Situation | undefined = situation; at !== undefined; at = at.before) {
    if (at.did !== undefined) steps.unshift(at.did);
  }
  return steps.length === 0 ? 'before there is a case' : `after ${steps.join(', ')}`;
}

/** How long somebody waits: "30 minutes", "5 school days". */
export function waited(from: Moment, until: Moment, { school }: Agreement): string {
  const minutes = Math.round((Date.parse(until) - Date.parse(from)) / 60_000);
  if (dayOf(from) === dayOf(until)) return `${minutes} minutes`;
  const days = schoolDays(from, until, calendarOf(school));
  return `${days} school ${days === 1 ? 'day' : 'days'}`;
}

function schoolDays(from: Moment, until: Moment, calendar: Calendar): number {
  let days = 0;
  for (let day = dayOf(from); day < dayOf(until); day = addDays(day, 1))
    if (calendar.isSchoolDay(addDays(day, 1))) days += 1;
  return days;
}
