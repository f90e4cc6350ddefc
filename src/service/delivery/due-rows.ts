import { sharedMoment, waitAfter } from './backoff';
import { draftOf } from '../drafts/place';
import { schoolOf } from '../school/who-is-who';
import { errorFacts } from '../health/error-facts';
import { DeliveryConflict, StorageUnavailable, type Clock, type DueRow } from '../ports';
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
  const gone = rows.filter((row) => {
    const same = back !== undefined && back.at === row.at && row.clock === 'wall';
    return !same && (all || isOver(row, clock));
  });
  // Each for itself: a row that cannot be taken away keeps no other in the list.
  const ends = await Promise.allSettled(gone.map((row) => store.due.remove(row)));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/**
 * Whether a served row can go. A guard that is not due yet belongs to a command that may still be appending in another
 * copy of the program: it was served early, and stays for its own moment.
 */
const isOver = (row: DueRow, clock: Clock): boolean =>
  row.clock === 'domain' ? row.at <= clock.now() : row.at <= clock.wall();

const impatience = (rows: readonly DueRow[]): Pick<DueRow, 'impatient'> =>
  rows.some(({ impatient }) => impatient === true) ? { impatient: true } : {};

/**
 * Rows move later, whichever clock they went by: one that stayed where it is would be served at every look.
 * @returns the row by which the case comes back; rows that could not be taken away are to be left alone until then
 */
export async function tryLater(
  ports: Ports,
  { caseId, rows }: CaseRows,
  error: unknown,
  all: boolean,
): Promise<DueRow | undefined> {
  const { store, clock, log } = ports;
  if (error instanceof DeliveryConflict) {
    // It took the case after these were due, and so removes them; should it stop halfway, they are still there.
    log.info({ case: caseId }, 'another copy of the program is delivering this case');
    return undefined;
  }
  const failures = Math.max(0, ...rows.map((row) => row.failures ?? 0)) + 1;
  log.error({ case: caseId, failures, ...errorFacts(error) }, `${failedOf(caseId)}; it is tried again later`);
  // Where storage is away nobody can know whether the case tells of danger.
  const wait = waitAfter(clock.wall(), { tries: failures, urgent: error instanceof StorageUnavailable });
  const back: DueRow = { clock: 'wall', at: sharedMoment(clock.wall(), wait), caseId, failures, ...impatience(rows) };
  try {
    await store.due.put(back);
    await served(ports, rows, { back, all });
  } catch {
    // Storage is away: the rows are still where they were, and are found again.
  }
  return back;
}

function failedOf(subject: string): string {
  if (schoolOf(subject) !== undefined) return 'the cases of a school could not be brought to who is who there';
  return draftOf(subject) === undefined ? 'delivery of a case failed' : 'a draft could not be looked after';
}
