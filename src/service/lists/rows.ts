import type { PersonId } from '../../agreement/people';
import type { CaseState } from '../../case/state';
import type { RegistryRow, Store } from '../ports';
import { errorFacts } from '../health/error-facts';
import { currentState } from '../commands/current-state';
import type { ListPorts } from './list';

/** So many cases are looked at: more than anybody can do something about in a week. */
export const MOST_CASES = 60;

/** A case as a list looks at it: its line in the registry, and the case itself as it is now, which has the last word. */
export interface Listed {
  readonly row: RegistryRow;
  readonly state: CaseState;
}

/** The lines of the registry that a list of somebody may be made of: a case from which they are kept out is not there. */
export const rowsFor = async (
  { registry }: Pick<Store, 'registry'>,
  school: string,
  person: PersonId,
): Promise<readonly RegistryRow[]> =>
  (await registry.list(school)).filter(({ keptOut }) => keptOut?.includes(person) !== true);

/** What could be made of the cases of a list. */
export interface OpenedCases<T> {
  readonly lines: readonly T[];
  /** How many could not be shown, of those in which the registry says that this person takes part; absent when none. */
  readonly unopened?: number;
}

/**
 * What is made of the cases of these rows, for one person. One that does not open hides no other: it is told to the
 * operator, and counted where the person may know of it. When nothing at all can be said, storage is away, and an empty
 * list would be untrue.
 *
 * @throws whatever the first of them failed with, when all fail and none may be counted
 */
export async function openEach<T>(
  ports: ListPorts,
  rows: readonly RegistryRow[],
  person: PersonId,
  lineOf: (listed: Listed) => Promise<T | undefined>,
): Promise<OpenedCases<T>> {
  const now = ports.clock.now();
  const opened = await Promise.allSettled(
    rows.map(async (row) => {
      const found = await ports.store.cases.readState(row.caseId);
      return found === undefined ? undefined : lineOf({ row, state: currentState(ports.directory, found, now) });
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
  const lines = opened.flatMap((one) => (one.status === 'fulfilled' && one.value !== undefined ? [one.value] : []));
  return { lines, ...(unopened === 0 ? {} : { unopened }) };
}

/** The lines that fit on a card, and how many more there are: of what is not for somebody not even the number is told. */
export function fitting<T>(all: readonly T[], most: number): { readonly shown: readonly T[]; readonly more?: number } {
  return { shown: all.slice(0, most), ...(all.length > most ? { more: all.length - most } : {}) };
}

/** Danger that nobody is on comes first; then first due first, or first told that it stands still; what has no date comes last, in the order of its code. */
export const byDue = (a: RegistryRow, b: RegistryRow): number =>
  Number(b.danger === true) - Number(a.danger === true) || compare(asksFrom(a), asksFrom(b)) || compare(a.code, b.code);

const asksFrom = ({ nextDue = '9', stagnantSince = '9' }: RegistryRow): string =>
  nextDue < stagnantSince ? nextDue : stagnantSince;

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
