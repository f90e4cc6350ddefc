import type { Agreement } from '../agreement/agreement';
import type { Moment } from '../agreement/time';
import { agenda } from '../case/agenda';
import { mayBeInRoom } from '../case/consent';
import { asOf } from '../case/as-of';
import { isUndecided } from '../case/related';
import { stagnantFrom } from '../case/stagnation';
import type { CaseState } from '../case/state';
import { nextCalls } from '../room/next-calls';
import { nextChange } from '../room/next-change';
import { room } from '../room/room';
import { later } from './backoff';
import { relate } from './relate';
import { withAlerts } from './carry-out/danger';
import { lookAround, nextLook } from './carry-out/look-around';
import { archiveRoom, settleRoom } from './carry-out/membership';
import { settleMessages } from './carry-out/messages';
import type { Delivery } from './delivery';
import type { Directory } from './directory';
import { Ledger } from './ledger';
import type { Mornings } from './mornings';
import {
  DuplicateCommand,
  VersionConflict,
  type Clock,
  type DueRow,
  type Log,
  type RegistryRow,
  type Store,
} from './ports';
import { followed } from './standing';
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

/** What carrying out needs besides: the lists of the morning, which all cases of this copy of the program share. */
export type CarryOutPorts = ReconcilePorts & { readonly mornings: Mornings };

/** How a case is gone through. */
export interface Pass {
  /** Do not wait for the next try of what failed before. */
  readonly impatient?: boolean;
  /** Look who is in the room, also when it is not time. */
  readonly look?: boolean;
}

/** A case that changes faster than it can be delivered is left to the next pass after so many rounds. */
const MOST_ROUNDS = 20;
/** What was cut off without saying when it goes on is looked at again after this time. Milliseconds. */
const UNFINISHED_WITHIN = 5 * 60_000;

/**
 * Brings everything outside the case to what the case says now: the room, the messages, the overview, the due list.
 * Running and recovering are this same function; calling it once more than needed changes nothing.
 *
 * Another worker that holds the lease is no failure: the case comes back for when it ends, by the row that is answered.
 */
export async function reconcile(
  ports: CarryOutPorts,
  caseId: string,
  { impatient = false, look = false }: Pass = {},
): Promise<DueRow | undefined> {
  const { store, clock } = ports;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const began = clock.wall();
    const taken = await Ledger.take(store.cases, clock, caseId, ports.instance);
    if (taken === undefined) return undefined;
    if (!(taken instanceof Ledger)) {
      const back: DueRow = { clock: 'wall', at: taken.heldUntil, caseId };
      await store.due.put(back);
      return back;
    }
    const stored = await store.cases.readState(caseId);
    const state = stored && (await caughtUp(ports, stored));
    if (state !== undefined) {
      // One moment for both: what becomes due while this pass is under way must not lie before what is planned next.
      const now = clock.now();
      await carryOut(ports, taken, state, now, { impatient, look: look && round === 0 });
      await relate(ports, taken, state);
      await planAhead(ports, state, taken.delivery, { now, began });
    }
    await taken.release(state?.version ?? 0);
    // Only now that the lease is free: whoever decides from here on can take it, and who could not before is seen here.
    const latest = await store.cases.readState(caseId);
    if (latest === undefined || latest.version === state?.version) return undefined;
  }
  return undefined;
}

/** Writes down what the school decided since: who has which role, who stands in, who left. */
async function caughtUp(ports: ReconcilePorts, stored: CaseState): Promise<CaseState> {
  const { events, state } = followed(ports.directory, stored, ports.clock.now());
  if (events.length === 0) return stored;
  try {
    const commandId = `school|${stored.version}`;
    await ports.store.cases.append({ caseId: stored.id, expected: stored.version, events, state, commandId });
    return state;
  } catch (error) {
    if (!(error instanceof VersionConflict || error instanceof DuplicateCommand)) throw error;
    // A command came in between, and took this along.
    return (await ports.store.cases.readState(stored.id)) ?? stored;
  }
}

async function carryOut(
  ports: CarryOutPorts,
  ledger: Ledger,
  state: CaseState,
  now: Moment,
  { impatient, look }: Required<Pass>,
): Promise<void> {
  const agreement = await ports.directory.ofCase(state);
  const wanted = room(state, agreement, now);
  const school = ports.directory.ofSchool(state.school);
  const job = await withAlerts({ ...ports, state: asOf(state, now), agreement, wanted, ledger, school, impatient });
  await lookAround(job, now, look);
  await settleRoom(job);
  await settleMessages(job);
  await archiveRoom(job);
}

/** Writes the case's line in the overview, and when it wants to be looked at next. */
async function planAhead(
  ports: ReconcilePorts,
  state: CaseState,
  delivery: Delivery,
  { now, began }: { readonly now: Moment; readonly began: Moment },
): Promise<void> {
  const { store, directory } = ports;
  const agreement = await directory.ofCase(state);
  const retry = retryMoment(delivery, began);
  const nextDue = agenda(state, agreement, now)[0]?.due;
  // A concern about a member of staff stands in nobody's overview.
  const seen = asOf(state, now);
  const involved = state.route === 'staff' ? [] : [...seen.members, ...seen.tasks.map(({ owner }) => owner)];
  const people = involved.filter((one) => mayBeInRoom(state, one)).map(({ person }) => person);
  const place = delivery.room?.ref?.id;
  await Promise.all([
    planNext(ports, state, delivery, now),
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
      calls: nextCalls(state, agreement, now),
      ...(state.route === 'staff' ? {} : forLists(state, agreement, now)),
      ...(nextDue === undefined ? {} : { nextDue }),
      ...(place === undefined ? {} : { room: place }),
    }),
  ]);
}

/** What the lists of people look for. */
function forLists(state: CaseState, agreement: Agreement, now: Moment): Partial<RegistryRow> {
  const stagnantSince = stagnantFrom(state, agreement, now);
  return {
    owners: [...new Set(state.tasks.filter(({ status }) => status === 'open').map(({ owner }) => owner.person))],
    reporter: state.reporter.person,
    undecided: state.related.some(isUndecided),
    ...(state.closedAt === undefined ? {} : { closedAt: state.closedAt }),
    ...(stagnantSince === undefined ? {} : { stagnantSince }),
  };
}

/**
 * The first moment in wall time at which something that failed may be tried again. What might have been tried in this
 * pass, which `began` then, and was not, waits for something else: it must not stand before what does want a next try.
 */
function retryMoment({ room: place, members, items }: Delivery, began: Moment): Moment | undefined {
  const tries = [
    place?.nextTry,
    ...Object.values(members).map(({ nextTry }) => nextTry),
    ...items.map(({ nextTry }) => nextTry),
  ];
  const waiting = tries.filter((moment): moment is Moment => moment !== undefined && moment > began);
  // What is only written as intended was cut off in the middle, or waits for the room.
  const unfinished = items.some(({ status, nextTry }) => status === 'intended' && nextTry === undefined);
  if (waiting.length === 0) return unfinished ? later(began, UNFINISHED_WITHIN) : undefined;
  return waiting.reduce((first, moment) => (moment < first ? moment : first));
}

/**
 * Puts the case in the due list for the first moment after `now` at which the agreement asks for something, or at which
 * somebody looks who is in its room.
 */
export async function planNext(
  { store, directory }: Pick<ReconcilePorts, 'store' | 'directory'>,
  state: CaseState,
  { room: place }: Delivery,
  now: Moment,
): Promise<void> {
  const agreement = await directory.ofCase(state);
  const looked = place?.ref !== undefined && state.status === 'open' ? [nextLook(state.id, agreement, now)] : [];
  const [at] = [...looked, nextChange(state, agreement, now)].filter((moment) => moment !== undefined).sort();
  if (at !== undefined) await store.due.put({ clock: 'domain', at, caseId: state.id });
}
