import type { Moment } from '../agreement/time';

const FIRST = 2_000;
const LONGEST = 15 * 60_000;

/** When something that failed is tried again, in wall time: 2 s, 4 s, 8 s, … up to a quarter of an hour. */
export const nextTry = (wall: Moment, attempts: number, asked = 0): Moment =>
  later(wall, Math.max(asked, Math.min(LONGEST, FIRST * 2 ** Math.max(0, attempts - 1))));

/** A moment so many milliseconds later. */
export const later = (moment: Moment, milliseconds: number): Moment =>
  new Date(Date.parse(moment) + milliseconds).toISOString();
