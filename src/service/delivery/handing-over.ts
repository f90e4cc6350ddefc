import { dayOf } from '../../agreement/calendar';
import { askApart } from '../school/ask-about-schools';
import { handedOverQuestion } from '../school/school-questions';
import { isBehind } from '../school/who-is-who';
import type { Moment } from '../../agreement/time';
import { errorFacts } from '../health/error-facts';
import type { RegistryRow } from '../ports';
import { later } from './backoff';
import { isLookedAfter } from './looked-after';
import type { ReconcilePorts } from './reconcile';
import { sideBySide } from './side-by-side';

/** So many rows are written side by side. */
const SIDE_BY_SIDE = 8;
/** Whether all cases follow is looked at after this time, and then ever more slowly. Milliseconds. */
const FIRST_LOOK = 5_000;
/** After so many looks, within the hour, who handed over hears that it is not done yet; the sweep goes on. */
const LOOKS = 10;

/**
 * Brings the cases of a school to who is who there now: each that does not follow yet is put in the due list, and where
 * they are many, who handed over and who took over hear when all of them do. Cut off anywhere, it goes on from what the
 * registry says. What the school decided holds in every case already: see `currentState`.
 *
 * @param looks how often it was looked at before
 * @returns when it wants to be looked at again; `undefined` when it is done
 */
export async function handOverCases(ports: ReconcilePorts, school: string, looks: number): Promise<Moment | undefined> {
  const { store, clock, directory } = ports;
  // It may be another copy of the program that made the change.
  await directory.refresh();
  const rows = (await store.registry.list(school)).filter(isLookedAfter);
  const behind = rows.filter((row) => isBehind(directory, row));
  if (looks === 0) await wake(ports, behind);
  if (behind.length > 0 && looks < LOOKS) return later(clock.wall(), FIRST_LOOK * 2 ** looks);
  await tell(ports, school, rows, behind.length === 0);
  return undefined;
}

/** A case whose row cannot be written is told to the operator, and followed by the sweep. */
export async function wake(
  { store, clock, log }: Pick<ReconcilePorts, 'store' | 'clock' | 'log'>,
  rows: readonly RegistryRow[],
): Promise<void> {
  const at = clock.wall();
  await sideBySide(rows, SIDE_BY_SIDE, async ({ caseId }) => {
    try {
      await store.due.put({ clock: 'wall', at, caseId });
    } catch (error) {
      log.error({ case: caseId, ...errorFacts(error) }, 'a case hears of a change of its school at the next sweep');
    }
  });
}

/** Whether so many cases follow that people hear when it is done, by what the person may know of. */
export const areMany = (rows: readonly RegistryRow[], person: string, most: number): boolean =>
  rows.filter((row) => isLookedAfter(row) && row.keptOut?.includes(person) !== true).length > most;

async function tell(ports: ReconcilePorts, school: string, rows: readonly RegistryRow[], done: boolean): Promise<void> {
  const { directory, clock, surface } = ports;
  const [agreement, last] = [directory.ofSchool(school), directory.lastHandOver(school)];
  if (agreement === undefined || last === undefined || !areMany(rows, last.by, surface.capacity.listLines)) return;
  const question = handedOverQuestion(agreement, dayOf(clock.now()), last, done);
  // Told once: what was written down of it counts for every copy of the program.
  if (agreement.school.changed?.again?.[question.name] !== undefined) return;
  await askApart(ports, school, question);
}
