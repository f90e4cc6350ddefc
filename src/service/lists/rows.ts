import type { CaseState } from '../../case/state';
import type { RegistryRow } from '../ports';
import { standing } from '../standing';
import type { ListPorts } from './list';

/** So many cases are looked at: more than anybody can do something about in a week. */
export const MOST_CASES = 60;

/** A case as a list looks at it: its line in the registry, and the case itself as it stands now, which has the last word. */
export interface Listed {
  readonly row: RegistryRow;
  readonly state: CaseState;
}

/**
 * The cases of these rows. One that does not open hides no other; when none does, storage is away, and an empty list would
 * be untrue.
 */
export async function readAll(
  { store: { cases }, directory, clock }: ListPorts,
  rows: readonly RegistryRow[],
): Promise<readonly Listed[]> {
  const read = await Promise.allSettled(rows.map(({ caseId }) => cases.readState(caseId)));
  const [first] = read;
  if (first?.status === 'rejected' && read.every(({ status }) => status === 'rejected')) throw first.reason;
  const now = clock.now();
  return rows.flatMap((row, index) => {
    const one = read[index];
    return one?.status === 'fulfilled' && one.value !== undefined
      ? [{ row, state: standing(directory, one.value, now) }]
      : [];
  });
}

/** The lines that fit on a card, and how many more there are: of what is not for somebody not even the number is told. */
export function fitting<T>(all: readonly T[], most: number): { readonly shown: readonly T[]; readonly more?: number } {
  return { shown: all.slice(0, most), ...(all.length > most ? { more: all.length - most } : {}) };
}

/** First due first, or first told that it stands still; what has no date comes last, in the order of its code. */
export const byDue = (a: RegistryRow, b: RegistryRow): number =>
  compare(asksFrom(a), asksFrom(b)) || compare(a.code, b.code);

const asksFrom = ({ nextDue = '9', stagnantSince = '9' }: RegistryRow): string =>
  nextDue < stagnantSince ? nextDue : stagnantSince;

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
