import type { Moment } from '../agreement/time';
import { agenda } from '../case/agenda';
import { mayBeInRoom } from '../case/consent';
import type { CaseState } from '../case/state';
import { nextChange } from '../room/next-change';
import { room } from '../room/room';
import { later } from './backoff';
import type { Job } from './carry-out/job';
import { archiveRoom, settleRoom } from './carry-out/membership';
import { settleMessages } from './carry-out/messages';
import type { Delivery } from './delivery';
import type { Directory } from './directory';
import { Ledger } from './ledger';
import type { Clock, Log, Store } from './ports';
import type { Surface } from './surface';

export interface ReconcilePorts {
  readonly store: Store;
  readonly directory: Directory;
  readonly surface: Surface;
  readonly clock: Clock;
  readonly log: Log;
  /** Names this running copy of the program, as holder of leases. */
  readonly instance: string;
}

/** A case that changes faster than it can be delivered is left to the next pass after so many rounds. */
const MOST_ROUNDS = 20;
/** An opening whose case never came within this time was given up by its form. Milliseconds. */
const OPENING_WITHIN = 5 * 60_000;

/**
 * Brings everything outside the case to what the case says now: the room, the messages, the overview, the due list.
 * Running and recovering are this same function; calling it once more than needed changes nothing.
 *
 * Another worker that holds the lease is no failure: the case comes back to the due list for when it ends.
 */
export async function reconcile(ports: ReconcilePorts, caseId: string, impatient = false): Promise<void> {
  const { store, clock } = ports;
  const taken = await Ledger.take(store.cases, clock, caseId, ports.instance);
  if (!(taken instanceof Ledger)) {
    await store.due.put({ clock: 'wall', at: taken.heldUntil, caseId });
    return;
  }
  let state = await store.cases.readState(caseId);
  for (let round = 0; state !== undefined && round < MOST_ROUNDS; round += 1) {
    await carryOut(ports, taken, state, impatient);
    const latest = await store.cases.readState(caseId);
    if (latest === undefined || latest.version === state.version) break;
    state = latest;
  }
  if (state !== undefined) await planAhead(ports, state, taken.delivery);
  await taken.release(state?.version ?? 0);
}

async function carryOut(ports: ReconcilePorts, ledger: Ledger, state: CaseState, impatient: boolean): Promise<void> {
  const agreement = await ports.directory.pinned(state.agreement);
  const wanted = room(state, agreement, ports.clock.now());
  const job: Job = { ...ports, state, wanted, ledger, impatient };
  await settleRoom(job);
  await settleMessages(job);
  await archiveRoom(job);
}

/** Writes the case's line in the overview, and when it wants to be looked at next. */
async function planAhead(
  { store, directory, clock }: ReconcilePorts,
  state: CaseState,
  delivery: Delivery,
): Promise<void> {
  const agreement = await directory.pinned(state.agreement);
  const now = clock.now();
  const next = nextChange(state, agreement, now);
  const retry = retryMoment(delivery, clock.wall());
  const nextDue = agenda(state, agreement, now)[0]?.due;
  // A concern about a member of staff stands in nobody's overview.
  const involved = state.route === 'staff' ? [] : [...state.members, ...state.tasks.map(({ owner }) => owner)];
  const people = involved.filter((one) => mayBeInRoom(state, one)).map(({ person }) => person);
  await Promise.all([
    next === undefined ? undefined : store.due.put({ clock: 'domain', at: next, caseId: state.id }),
    retry === undefined ? undefined : store.due.put({ clock: 'wall', at: retry, caseId: state.id }),
    store.registry.put({
      school: state.school,
      code: state.code,
      caseId: state.id,
      status: state.status,
      step: state.steps.at(-1) ?? '',
      version: state.version,
      openedAt: state.openedAt,
      people: [...new Set(people)],
      ...(nextDue === undefined ? {} : { nextDue }),
    }),
  ]);
}

/** The first moment in wall time at which something that failed may be tried again. */
function retryMoment({ room: place, members, items }: Delivery, wall: Moment): Moment | undefined {
  const tries = [
    place?.nextTry,
    ...Object.values(members).map(({ nextTry }) => nextTry),
    ...items.map(({ nextTry }) => nextTry),
  ];
  const waiting = tries.filter((moment): moment is Moment => moment !== undefined);
  // What is only written as intended was cut off in the middle, or waits for the room.
  const unfinished = items.some(({ status, nextTry }) => status === 'intended' && nextTry === undefined);
  if (waiting.length === 0) return unfinished ? later(wall, OPENING_WITHIN) : undefined;
  return waiting.reduce((first, moment) => (moment < first ? moment : first));
}
