import type { Moment } from '../../agreement/time';
import { asOf } from '../../case/people/as-of';
import type { CaseState } from '../../case/state';
import { room } from '../../room/room';
import { Mistakes, Outdated, Unfinished } from './mistakes';
import { withAlerts } from './alerts';
import { checkRoster } from './roster-check';
import { archiveRoom, settleRoom } from './membership';
import { settleMessages, settleUrgent } from './messages';
import type { Roads } from './roads';
import { Sight } from './sight';
import type { Directory } from '../school/directory';
import { takeLedger, type Ledger } from './ledger';
import type { Holds } from './held';
import type { Delivery } from './delivery';
import type { Digests } from './digests';
import { planAhead } from './plan';
import {
  DuplicateCommand,
  VersionConflict,
  type Clock,
  type DueRow,
  type Log,
  type Metrics,
  type Store,
} from '../ports';
import { relateCases } from '../commands/relate';
import { withAllChanges } from '../commands/current-state';
import type { Surface } from '../surface';

export interface ReconcilePorts {
  readonly store: Store;
  readonly directory: Directory;
  readonly surface: Surface;
  readonly clock: Clock;
  readonly log: Log;
  /** Names this running copy of the program, as holder of leases. */
  readonly instance: string;
  readonly metrics?: Metrics | undefined;
}

/** What delivering needs besides, which all cases of this copy of the program share. */
export interface DeliveryPorts extends ReconcilePorts {
  readonly digests: Digests;
  readonly roads: Roads;
  readonly holds: Holds<Delivery>;
}

/** How a case is gone through. */
export interface Pass {
  /** Do not wait for the next try of what failed before. */
  readonly impatient?: boolean;
  /** Look who is in the room, also when it is not time. */
  readonly look?: boolean;
}

/** A case that changes faster than it can be delivered is left to the next pass after so many rounds. */
const MOST_ROUNDS = 20;

/**
 * Brings everything outside the case to what the case says now: the room, the messages, the overview, the due list.
 * Running and recovering are this same function; calling it once more than needed changes nothing.
 *
 * Another worker that holds the lease is no failure: the caller sees to it that the case comes back for when it ends.
 * @returns the row by which the case would come back then; `undefined` when it was gone through
 * @throws Unfinished when all was done but what a mistake of the program or of a file keeps from being worked out
 */
export async function reconcile(
  ports: DeliveryPorts,
  caseId: string,
  { impatient = false, look = false }: Pass = {},
): Promise<DueRow | undefined> {
  const { store, clock } = ports;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const began = clock.wall();
    const taken = await takeLedger(ports.holds, store.cases, caseId);
    if (taken === undefined) return undefined;
    if ('heldUntil' in taken) return { clock: 'wall', at: taken.heldUntil, caseId };
    const mistakes = new Mistakes(ports.log, caseId);
    const seen = clock.wall();
    const stored = await store.cases.readState(caseId);
    const state = stored && (await caughtUp(ports, stored, mistakes));
    const carriedOut =
      state === undefined ||
      (await bring(ports, { ledger: taken, state, mistakes, seen, began }, { impatient, look: look && round === 0 }));
    await taken.release(carriedOut ? (state?.version ?? 0) : taken.delivery.version);
    // Only now that the lease is free: a command from here on can take it, and one that could not before is seen here.
    const latest = carriedOut ? await store.cases.readState(caseId) : undefined;
    if (carriedOut && (latest === undefined || latest.version === state?.version)) {
      if (mistakes.any) throw new Unfinished();
      return undefined;
    }
  }
  return undefined;
}

interface Taken {
  readonly ledger: Ledger;
  readonly state: CaseState;
  readonly mistakes: Mistakes;
  /** Wall time: the case was not yet read then, so that nothing older is known. */
  readonly seen: Moment;
  /** Wall time at which this round began. */
  readonly began: Moment;
}

/** Whether all was brought to what the case says; if not, it changed meanwhile and is to be gone through anew. */
async function bring(ports: DeliveryPorts, taken: Taken, pass: Required<Pass>): Promise<boolean> {
  const { ledger, state, mistakes, began } = taken;
  // One moment for all: what becomes due while this pass is under way must not lie before what is planned next.
  const now = ports.clock.now();
  try {
    await deliver(ports, taken, now, pass);
    await mistakes.apart('related', () => relateCases(ports, ledger, state));
    await planAhead(ports, state, ledger.delivery, { now, began, mistakes, held: ledger.isHeld });
    return true;
  } catch (error) {
    if (error instanceof Outdated) return false;
    throw error;
  }
}

/** Writes down what the school decided since: who has which role, who stands in, who left. */
async function caughtUp(ports: ReconcilePorts, stored: CaseState, mistakes: Mistakes): Promise<CaseState> {
  const { directory, clock } = ports;
  const { events, state } = (await mistakes.apart('school', async () =>
    withAllChanges(directory, stored, await directory.ofCase(stored), clock.now()),
  )) ?? { events: [], state: stored };
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

/** Danger first, then the room, then the rest; each for itself. */
async function deliver(
  ports: DeliveryPorts,
  { ledger, state, mistakes, seen }: Taken,
  now: Moment,
  { impatient, look }: Required<Pass>,
): Promise<void> {
  const agreement = await ports.directory.ofCase(state);
  const wanted = room(state, agreement, now, (error) => mistakes.note('room', error));
  const school = ports.directory.ofSchool(state.school);
  const sight = new Sight(ports, state, seen);
  const at = { ...ports, state: asOf(state, now), agreement, wanted, ledger, school, impatient, mistakes, sight };
  const alarmed = (await mistakes.apart('emergency', () => withAlerts(at))) ?? at;
  await settleUrgent(alarmed);
  const daily = await mistakes.apart('look', () => checkRoster(alarmed, now, look));
  const context = daily === true ? { ...alarmed, impatient: true } : alarmed;
  await mistakes.apart('room', () => settleRoom(context));
  await settleMessages(context);
  await mistakes.apart('archive', () => archiveRoom(context));
}
