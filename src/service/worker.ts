import { nextTry } from './backoff';
import { errorFacts } from './error-facts';
import type { Clock, DueRow } from './ports';
import { DeliveryConflict } from './ports';
import { Mornings } from './mornings';
import { forOutsidersOn } from './outside';
import { Queue } from './queue';
import { reconcile, type CarryOutPorts, type ReconcilePorts } from './reconcile';

/** Delivers what was decided: at once when nudged, and whenever something is due. */
export interface Worker {
  /** Delivers a case now. Never throws; what fails is in the due list. */
  nudge(caseId: string, guard?: DueRow): void;
  /** Delivers a case now, and looks who is in its room. Never throws; the daily look comes anyway. */
  look(caseId: string): void;
  /** Tries again now whatever of a case waits for its next try. Never throws; what fails is in the due list. */
  retry(caseId: string): void;
  /** Delivers a case and waits for it. */
  deliver(caseId: string): Promise<void>;
  /** After a start: serves whatever a stopped copy of the program left under way, without waiting for its moment. */
  recover(): Promise<void>;
  /** One look at the due list: serves what is due. Resolves when all of it was served. */
  tick(): Promise<void>;
  /**
   * Serves all that is due or under way at this moment; for the practice clock. Without waiting between tries, unless
   * `patient`: then what wants a later try is left for that moment.
   */
  settle(patient?: boolean): Promise<void>;
  /** The first moment after now and not after `until` at which something is due; with `wall`, by that clock as well. */
  next(until: string, wall?: string): Promise<string | undefined>;
}

/** So many rows are read at a time. */
const BATCH = 200;
/** So many cases are delivered side by side. */
const SIDE_BY_SIDE = 8;
/** `settle` gives up on what keeps failing after so many rounds; the due list keeps it. */
const SETTLE_ROUNDS = 4;
/** Later than any wall moment: all rows. */
const EVER = '9999-12-31T00:00:00.000Z';

/** People from outside are reached by handles, and the lists of the morning go the same way. */
function carryOutPorts(ports: ReconcilePorts): CarryOutPorts {
  const outside = { ...ports, surface: forOutsidersOn(ports.surface, ports) };
  return { ...outside, mornings: new Mornings(outside) };
}

export function createWorker(ports: ReconcilePorts): Worker {
  const queue = new Queue();
  const carrying = carryOutPorts(ports);
  const underWay = new Set<Promise<void>>();

  /** One delivery at a time per case; what fails moves its row later and never blocks the others. */
  const serve = (row: DueRow, impatient: boolean): Promise<void> =>
    queue.run(row.caseId, async () => {
      try {
        const back = await reconcile(carrying, row.caseId, { impatient });
        const same = back !== undefined && back.at === row.at && row.clock === 'wall';
        if (!same && (impatient || isOver(row, ports.clock))) await ports.store.due.remove(row);
      } catch (error) {
        await postpone(ports, row, error, impatient);
      }
    });

  const serveAll = async (rows: readonly DueRow[], impatient: boolean): Promise<void> => {
    const waiting = [...rows];
    const lane = async (): Promise<void> => {
      for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) await serve(row, impatient);
    };
    await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, rows.length) }, lane));
  };

  const inBackground = (caseId: string, delivering: () => Promise<unknown>): void => {
    const work = queue
      .run(caseId, delivering)
      .then(() => undefined, notDelivered(ports, caseId))
      .finally(() => underWay.delete(work));
    underWay.add(work);
  };

  return {
    nudge(caseId, guard) {
      inBackground(caseId, async () => {
        await reconcile(carrying, caseId);
        if (guard !== undefined) await ports.store.due.remove(guard);
      });
    },

    look: (caseId) => inBackground(caseId, () => reconcile(carrying, caseId, { look: true })),

    retry: (caseId) => inBackground(caseId, () => reconcile(carrying, caseId, { impatient: true })),

    async deliver(caseId) {
      await queue.run(caseId, () => reconcile(carrying, caseId));
    },

    recover: async () => serveAll(await dueOf(ports, EVER), false),

    tick: async () => serveAll(await dueOf(ports, ports.clock.wall()), false),

    async settle(patient = false) {
      for (let round = 0; round < SETTLE_ROUNDS; round += 1) {
        await Promise.all(underWay);
        const rows = await dueOf(ports, patient ? ports.clock.wall() : EVER);
        if (rows.length === 0) return;
        await serveAll(rows, !patient);
      }
    },

    async next(until, wall = '') {
      const rows = await ports.store.due.due({ domain: until, wall }, BATCH);
      return rows.map(({ at }) => at).find((at) => at > ports.clock.now());
    },
  };
}

const dueOf = ({ store, clock }: ReconcilePorts, wall: string): Promise<readonly DueRow[]> =>
  store.due.due({ domain: clock.now(), wall }, BATCH);

const notDelivered =
  ({ log }: ReconcilePorts, caseId: string) =>
  (error: unknown): void => {
    log.warn({ case: caseId, ...errorFacts(error) }, 'delivery failed; its row in the due list brings it back');
  };

/**
 * Whether a served row can go. A guard that is not due yet belongs to a command that may still be appending in another
 * copy of the program: it was served early, and stays for its own moment.
 */
const isOver = (row: DueRow, clock: Clock): boolean =>
  row.clock === 'domain' ? row.at <= clock.now() : row.at <= clock.wall();

/** The row moves later, whichever clock it went by: one that stayed where it is would be served at every look. */
async function postpone(
  { store, clock, log }: ReconcilePorts,
  row: DueRow,
  error: unknown,
  impatient: boolean,
): Promise<void> {
  if (error instanceof DeliveryConflict) {
    // It took the case after this row was due, and so removes the row; should it stop halfway, the row is still there.
    log.info({ case: row.caseId }, 'another copy of the program is delivering this case');
    return;
  }
  const failures = (row.failures ?? 0) + 1;
  log.error({ case: row.caseId, failures, ...errorFacts(error) }, 'delivery of a case failed; it is tried again later');
  try {
    const at = nextTry(clock.wall(), failures);
    await store.due.put({ clock: 'wall', at, caseId: row.caseId, failures });
    const same = row.clock === 'wall' && row.at === at;
    if (!same && (impatient || isOver(row, clock))) await store.due.remove(row);
  } catch {
    // Storage is away: the row is still where it was, and is found again.
  }
}
