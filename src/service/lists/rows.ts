import type { Agreement } from '../../agreement/agreement';
import type { PersonId } from '../../agreement/people';
import type { CaseState } from '../../case/state';
import type { RegistryRow, Store } from '../ports';
import { errorFacts } from '../health/error-facts';
import { currentState } from '../commands/current-state';
import type { ListPorts } from './list';

/** A case as a list looks at it: its line in the registry, and the case itself as it is now, which has the last word. */
export interface Listed {
  readonly row: RegistryRow;
  readonly state: CaseState;
}

/**
 * The lines of the registry that a list of somebody may be made of, of all these schools: a case from which they are kept
 * out is not there. One storage call in sequence, however many schools.
 */
export async function rowsFor(
  { registry }: Pick<Store, 'registry'>,
  schools: readonly Agreement[],
  person: PersonId,
): Promise<readonly RegistryRow[]> {
  const lists = await Promise.all(schools.map(({ school }) => registry.list(school.id)));
  return lists.flat().filter(({ keptOut }) => keptOut?.includes(person) !== true);
}

/** What could be made of the cases of a list. */
export interface OpenedCases<T> {
  readonly lines: readonly T[];
  /** How many could not be shown, of those in which the registry says that this person takes part. */
  readonly unopened: number;
}

/** What a list makes of one case, for one person: nothing where it is not for them. */
export type LinesOf<T> = (listed: Listed) => Promise<readonly T[]>;

/**
 * What is made of the cases of these rows, for one person. One that does not open hides no other: it is told to the
 * operator, and counted where the person may know of it. When nothing at all can be said, storage is away, and an empty
 * list would be untrue. One storage call in sequence.
 *
 * @throws whatever the first of them failed with, when all fail and none may be counted
 */
export async function openEach<T>(
  ports: ListPorts,
  rows: readonly RegistryRow[],
  person: PersonId,
  linesOf: LinesOf<T>,
): Promise<OpenedCases<T>> {
  const now = ports.clock.now();
  const opened = await Promise.allSettled(
    rows.map(async (row) => {
      const found = await ports.store.cases.readState(row.caseId);
      return found === undefined ? [] : linesOf({ row, state: currentState(ports.directory, found, now) });
    }),
  );
  const failed = opened.flatMap((one, index) => {
    const row = rows[index];
    return one.status === 'rejected' && row !== undefined ? [{ row, reason: one.reason as unknown }] : [];
  });
  for (const { row, reason } of failed)
    ports.log.error({ case: row.caseId, ...errorFacts(reason) }, 'a case does not open, and is left out of a list');
  const unopened = failed.filter(({ row }) => row.people.includes(person)).length;
  const [first] = failed;
  if (first !== undefined && failed.length === rows.length && unopened === 0) throw first.reason;
  return { lines: opened.flatMap((one) => (one.status === 'fulfilled' ? one.value : [])), unopened };
}
