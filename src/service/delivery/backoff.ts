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
export function nextTry(wall: Moment, { tries, since, urgent, asked = 0 }: Failing): Moment {
  const old = since !== undefined && wall >= later(since, AT_FIRST);
  const longest = urgent === true ? LONGEST_URGENT : old ? LONGEST_LATER : LONGEST;
  const wait = Math.min(longest, FIRST * 2 ** Math.max(0, tries - 1));
  return later(wall, Math.min(longest, Math.max(asked, wait)));
}

/** A moment so many milliseconds later. */
export const later = (moment: Moment, milliseconds: number): Moment =>
  new Date(Date.parse(moment) + milliseconds).toISOString();
