import { nextTry } from './backoff';
import { errorFacts } from '../health/error-facts';
import { DeliveryConflict, type Clock, type DueRow } from '../ports';
import type { ReconcilePorts } from './reconcile';

type Ports = Pick<ReconcilePorts, 'store' | 'clock' | 'log'>;

/** The rows of one case that are served together. */
export interface CaseRows {
  readonly caseId: string;
  readonly rows: readonly DueRow[];
}

export function byCase(rows: readonly DueRow[]): readonly CaseRows[] {
  const cases = new Map<string, DueRow[]>();
  for (const row of rows) cases.set(row.caseId, [...(cases.get(row.caseId) ?? []), row]);
  return [...cases].map(([caseId, its]) => ({ caseId, rows: its }));
}

/** Takes away the rows that were served, but for the one by which the case comes `back`. `all`: also those not due yet. */
export async function served(
  { store, clock }: Ports,
  rows: readonly DueRow[],
  { back, all }: { readonly back?: DueRow; readonly all: boolean },
): Promise<void> {
  for (const row of rows) {
    const same = back !== undefined && back.at === row.at && row.clock === 'wall';
    if (!same && (all || isOver(row, clock))) await store.due.remove(row);
  }
}

/**
 * Whether a served row can go. A guard that is not due yet belongs to a command that may still be appending in another
 * copy of the program: it was served early, and stays for its own moment.
 */
const isOver = (row: DueRow, clock: Clock): boolean =>
  row.clock === 'domain' ? row.at <= clock.now() : row.at <= clock.wall();

/** Rows move later, whichever clock they went by: one that stayed where it is would be served at every look. */
export async function postpone(ports: Ports, { caseId, rows }: CaseRows, error: unknown, all: boolean): Promise<void> {
  const { store, clock, log } = ports;
  if (error instanceof DeliveryConflict) {
    // It took the case after these were due, and so removes them; should it stop halfway, they are still there.
    log.info({ case: caseId }, 'another copy of the program is delivering this case');
    return;
  }
  const failures = Math.max(0, ...rows.map((row) => row.failures ?? 0)) + 1;
  log.error({ case: caseId, failures, ...errorFacts(error) }, 'delivery of a case failed; it is tried again later');
  try {
    const back: DueRow = { clock: 'wall', at: nextTry(clock.wall(), { tries: failures }), caseId, failures };
    await store.due.put(back);
    await served(ports, rows, { back, all });
  } catch {
    // Storage is away: the rows are still where they were, and are found again.
  }
}
