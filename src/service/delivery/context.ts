import { createHash } from 'node:crypto';
import type { Agreement } from '../../agreement/agreement';
import type { CaseState } from '../../case/state';
import type { Item, Room } from '../../room/types';
import { nextTry } from './backoff';
import type { DeliveryStatus, Trouble } from './delivery';
import { errorFacts } from '../health/error-facts';
import type { Ledger } from './ledger';
import type { Digests } from './digests';
import type { Clock, Log, Store } from '../ports';
import { SurfaceError, type Message, type Surface } from '../surface';
import { endsPass, type Mistakes } from './mistakes';
import type { Roads } from './roads';
import type { Sight } from './sight';

/** One pass of bringing a room to what it must be. */
export interface ReconcileContext {
  /** As of now. */
  readonly state: CaseState;
  readonly agreement: Agreement;
  readonly wanted: Room;
  /** The agreement of its school as it is now; `undefined` when no file has it any more. */
  readonly school: Agreement | undefined;
  readonly ledger: Ledger;
  readonly surface: Surface;
  readonly digests: Digests;
  readonly store: Pick<Store, 'cases' | 'due' | 'registry'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly mistakes: Mistakes;
  readonly sight: Sight;
  readonly roads: Roads;
  /** Do not wait for the next try of what failed before: the practice clock does not know waiting. */
  readonly impatient: boolean;
}

export const mayTry = (context: ReconcileContext, attempt: Trouble | undefined): boolean =>
  attempt?.nextTry === undefined || context.impatient || attempt.nextTry <= context.clock.wall();

/**
 * Whether something may be sent by this road now; if not, its case comes back when the road carries again. What tells of
 * danger is sent all the same.
 */
export function mayGo(
  { roads, surface, state, ledger }: ReconcileContext,
  by: 'messages' | 'rooms',
  urgent = false,
): boolean {
  const road = surface.roads?.[by];
  if (urgent || !roads.isSilent(road)) return true;
  roads.wait(road, state.id);
  ledger.hold();
  return false;
}

/** What a call was for. */
export type CallPurpose = 'message' | 'room' | 'member' | 'dismissal' | 'update' | 'removal' | 'archive';

/** What a failed call means for its record. */
export interface Failed extends Required<Trouble> {
  readonly status: DeliveryStatus;
  /** Tries in a row that failed. */
  readonly tries: number;
}

/** So many tries apart the operator is told once more. */
const TOLD_EVERY = 100;

/**
 * What failed is tried again, ever more slowly and without end, whatever the platform said: what is refused now may be
 * allowed in an hour. An error of the program itself is told to the operator and tried again likewise, so that it holds
 * up nothing but its own message. `before`: how it went so far. @throws what ends the whole pass: see {@link endsPass}
 */
export function afterFailure(
  context: ReconcileContext,
  error: unknown,
  call: CallPurpose,
  before: { readonly tries: number; readonly since?: string | undefined; readonly urgent?: boolean | undefined },
): Failed {
  if (endsPass(error)) throw error;
  if (error instanceof SurfaceError) context.roads.wait(error.road, context.state.id);
  const wall = context.clock.wall();
  const [tries, since] = [before.tries + 1, before.since ?? wall];
  const failure = error instanceof SurfaceError ? error.failure : 'unknown';
  const fields = { case: context.state.id, what: call, failure, tries };
  if (!(error instanceof SurfaceError))
    context.log.error({ ...fields, ...errorFacts(error) }, 'not delivered: report this');
  else if (failure === 'refused' && tries === 1) context.log.error(fields, `not delivered: ${error.message}`);
  else if (tries % TOLD_EVERY === 0) context.log.error(fields, `still not delivered: ${error.message}`);
  else context.log.warn(fields, `delivery is tried again: ${error.message}`);
  const status = failure === 'busy' ? 'intended' : failure === 'unknown' ? 'unknown' : 'refused';
  const asked = error instanceof SurfaceError ? error.retryAfter : undefined;
  return { status, tries, since, nextTry: nextTry(wall, { tries, since, urgent: before.urgent, asked }) };
}

export const messageOf = (item: Item): Message => ({ card: item.card, mentions: item.mentions });

/** Names what a message shows, so that nothing is sent that is there already. */
export const contentHash = (item: Item): string =>
  createHash('sha256')
    .update(JSON.stringify([item.card, item.mentions]))
    .digest('hex')
    .slice(0, 32);
