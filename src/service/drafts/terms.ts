import type { Agreement } from '../../agreement/agreement';
import { addDays, calendarOf, dayAfter, dayOf, momentOf } from '../../agreement/calendar';
import type { Moment } from '../../agreement/time';
import { later } from '../delivery/backoff';
import type { Values } from '../../view/values';
import type { Draft } from './port';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Until when a draft is kept that is written now: the end of the next school day, and at least a day. */
export function keptUntil({ school }: Agreement, now: Moment): Moment {
  const next = dayAfter(dayOf(now), { schoolDays: 1 }, calendarOf(school));
  const end = momentOf(addDays(next, 1), 0);
  const day = later(now, DAY);
  return end > day ? end : day;
}

/** When the writer of a draft hears that it was not sent: after an hour, and at once where there may be danger. */
export const toldAt = ({ danger, writtenAt }: Pick<Draft, 'danger' | 'writtenAt'>): Moment =>
  danger === true ? writtenAt : later(writtenAt, HOUR);

/** Answers to whether the child, or somebody else, is in danger now. */
export const saysDanger = ({ danger, safe }: Values): boolean =>
  danger === 'yes' || danger === 'unknown' || safe === 'no' || safe === 'unknown';
