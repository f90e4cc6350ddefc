import { createHash } from 'node:crypto';
import type { Agreement } from '../../agreement/agreement';
import type { CaseState } from '../../case/state';
import type { Item, Room } from '../../room/types';
import { nextTry } from '../backoff';
import type { DeliveryStatus } from '../delivery';
import type { Ledger } from '../ledger';
import type { Mornings } from '../mornings';
import type { Clock, Log, Store } from '../ports';
import { SurfaceError, type Message, type Surface } from '../surface';

/** One pass of bringing a room to what it must be. */
export interface Job {
  /** As of now. */
  readonly state: CaseState;
  readonly agreement: Agreement;
  readonly wanted: Room;
  /** The agreement of its school as it is now; `undefined` when no file has it any more. */
  readonly school: Agreement | undefined;
  readonly ledger: Ledger;
  readonly surface: Surface;
  readonly mornings: Mornings;
  readonly store: Pick<Store, 'cases' | 'due' | 'registry'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Do not wait for the next try of what failed before: the practice clock does not know waiting. */
  readonly impatient: boolean;
}

/** So often a call whose answer was lost is tried in all: a message may so appear twice, never three times. */
const MOST_LOST = 2;
/**
 * After so many tries, with growing pauses about a day, people are asked one to one instead of in a room that does not
 * come or that they do not come into, and the operator is told. Messages have nothing in their place: they are never
 * given up while the platform is merely busy, however long that lasts.
 */
const MANY = 100;

export const mayTry = (job: Job, attempt: { readonly nextTry?: string } | undefined): boolean =>
  attempt?.nextTry === undefined || job.impatient || attempt.nextTry <= job.clock.wall();

/** What a call was for: only a message that is sent is something new each time; everything else may be repeated. */
export type Call = 'message' | 'room' | 'member' | 'dismissal' | 'update' | 'removal' | 'archive';

/** What a failed call means for its record. Tells the operator when it is for good. `attempts`: this one included. */
export function afterFailure(
  job: Job,
  error: unknown,
  call: Call,
  attempts: number,
): { readonly status: DeliveryStatus; readonly attempts: number; readonly nextTry?: string } {
  if (!(error instanceof SurfaceError)) throw error;
  const { failure, retryAfter } = error;
  const lost = failure === 'unknown' && call === 'message' && attempts >= MOST_LOST;
  const final = failure === 'refused' || lost || ((call === 'room' || call === 'member') && attempts >= MANY);
  const fields = { case: job.state.id, what: call, failure, attempts };
  if (final) job.log.error(fields, `not delivered: ${error.message}`);
  else if (attempts % MANY === 0) job.log.error(fields, `still not delivered: ${error.message}`);
  else job.log.warn(fields, `delivery is tried again: ${error.message}`);
  if (final) return { status: 'refused', attempts };
  const status = failure === 'unknown' ? 'unknown' : 'intended';
  return { status, attempts, nextTry: nextTry(job.clock.wall(), attempts, retryAfter) };
}

export const messageOf = (item: Item): Message => ({ card: item.card, mentions: item.mentions });

/** Names what a message shows, so that nothing is sent that already stands. */
export const hashOf = (item: Item): string =>
  createHash('sha256')
    .update(JSON.stringify([item.card, item.mentions]))
    .digest('hex')
    .slice(0, 32);
