import type { Moment } from '../../agreement/time';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const FIRST = 2 * SECOND;
/** What tells of danger is tried again at most this much later, whatever the platform asked. */
const LONGEST_URGENT = 30 * SECOND;
const LONGEST = 30 * MINUTE;
/** After this time what still fails is tried ever so often. */
const AT_FIRST = 7 * 24 * 60 * MINUTE;
const LONGEST_LATER = 60 * MINUTE;

/** How it went so far with something that fails. */
export interface Failing {
  /** Tries in a row that failed. */
  readonly tries: number;
  /** When the first of them was, in wall time; not known of what an earlier build wrote down. */
  readonly since?: Moment | undefined;
  /** It tells of danger. */
  readonly urgent?: boolean | undefined;
  /** Milliseconds that the platform asked to wait. */
  readonly asked?: number | undefined;
}

/**
 * When something that failed is tried again, in wall time: 2 s, 4 s, 8 s, … up to half an hour, and after a week every
 * hour; what tells of danger every half minute. It never ends.
 */
export const nextTry = (wall: Moment, failing: Failing): Moment => later(wall, waitAfter(wall, failing));

/** How long that is from `wall` on, in milliseconds. */
export function waitAfter(wall: Moment, { tries, since, urgent, asked = 0 }: Failing): number {
  const old = since !== undefined && wall >= later(since, AT_FIRST);
  const longest = urgent === true ? LONGEST_URGENT : old ? LONGEST_LATER : LONGEST;
  const wait = Math.min(longest, FIRST * 2 ** Math.max(0, tries - 1));
  return Math.min(longest, Math.max(asked, wait));
}

/**
 * A moment after half of this wait at least and all of it at most, the same for every caller within half of it: several
 * who find the same thing failing then write the same row of the due list, and do not make more and more rows of it.
 */
export function sharedMoment(wall: Moment, wait: number): Moment {
  const half = wait / 2;
  return new Date(Math.floor((Date.parse(wall) + wait) / half) * half).toISOString();
}

/** A moment so many milliseconds later. */
export const later = (moment: Moment, milliseconds: number): Moment =>
  new Date(Date.parse(moment) + milliseconds).toISOString();
