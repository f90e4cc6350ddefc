import type { Moment } from '../../agreement/time';
import type { Context } from '../context';

/** What was said no longer ago than this was said now. Milliseconds. */
const NOW = 5 * 60_000;

/** When something was said, where that is not now; `undefined` where it is now or nobody knows. */
export const earlierThan = (now: Moment, saidAt: Moment | undefined): Moment | undefined =>
  saidAt !== undefined && Date.parse(now) - Date.parse(saidAt) > NOW ? saidAt : undefined;

/** The same, as an event keeps it that is recorded now. */
export function saidEarlier({ now, saidAt }: Pick<Context, 'now' | 'saidAt'>): { readonly saidAt?: Moment } {
  const earlier = earlierThan(now, saidAt);
  return earlier === undefined ? {} : { saidAt: earlier };
}
