import type { Agreement } from '../../agreement/agreement';
import type { LeafLine, PlaceData } from '../../room/card-data';
import type { RegistryRow } from '../ports';
import { isBehind } from '../school/who-is-who';
import type { ListPorts } from './list';
import { openEach, type LinesOf } from './rows';
import { MOST_WRITTEN, nameOfCase, nameOfLine, writtenSeen, type ListReader, type SeenLines } from './seen';

/** So many cases are looked at side by side; the total of a list is known when there are no more. */
export const MOST_AT_ONCE = 100;

/** One line of a list, of whichever case. */
export interface Line<T> {
  readonly of: Pick<RegistryRow, 'school' | 'code' | 'follows'>;
  /** Names it among the lines of its case; a list that has one line for each case needs no name. */
  readonly id?: string;
  readonly show: T;
}

/** What is on a page of a list. */
export interface Leaf<T> {
  readonly shown: readonly T[];
  /** Nothing is on it, and nothing was before. */
  readonly empty: boolean;
  /** How many cases in which they take part do not open; absent when none. */
  readonly unopened?: number;
  /** On how many cases of this page it was not written down yet who does what since a role was handed over; absent when none. */
  readonly behind?: number;
  /** Where it is in its list; absent when there is no other page. */
  readonly place?: PlaceData;
}

/** A list: of which schools, what each of its cases brings to it, and in which order. */
interface ListOf<T> {
  readonly schools: readonly Agreement[];
  readonly linesOf: LinesOf<Line<T>>;
  readonly inOrder: (a: T, b: T) => number;
}

/**
 * The next page of a list: of what was not shown yet, what comes first. A case is judged as it is at this moment, and a page
 * follows only on one line at least that may be shown on it; so neither the total nor a button tells of a case that is not
 * for this person. The cases are read in one storage call in sequence, unless so many of them are not for the reader that a page stays empty.
 *
 * @param rows in the order in which they are looked at
 * @throws what {@link openEach} throws
 */
export async function leafOf<T>(
  ports: ListPorts,
  rows: readonly RegistryRow[],
  { person, seen }: ListReader,
  { schools, linesOf, inOrder }: ListOf<T>,
): Promise<Leaf<T>> {
  const { listLines, linesOfSeveral } = ports.surface.capacity;
  const most = schools.length > 1 ? linesOfSeveral : listLines;
  const left = rows.filter((row) => !seen.cases.has(nameOfCase(row)));
  const found: Line<T>[] = [];
  let unopened = 0;
  let looked = 0;
  do {
    const opened = await openEach(ports, left.slice(looked, looked + MOST_AT_ONCE), person, linesOf);
    found.push(...opened.lines.filter((line) => !wasSeen(seen, line)));
    unopened += opened.unopened;
    looked += MOST_AT_ONCE;
  } while (looked < left.length && found.length <= most);
  found.sort((a, b) => inOrder(a.show, b.show));
  const shown = found.slice(0, most);
  const place = placeOf(seen, shown, found, looked >= left.length);
  // A line of before this was in it says nothing.
  const behind = new Set(
    shown.filter(({ of }) => of.follows !== undefined && isBehind(ports.directory, of)).map(({ of }) => nameOfCase(of)),
  ).size;
  return {
    shown: shown.map(({ show }) => show),
    empty: found.length === 0 && unopened === 0 && seen.count === 0,
    ...(unopened === 0 ? {} : { unopened }),
    ...(behind === 0 ? {} : { behind }),
    ...(place === undefined ? {} : { place }),
  };
}

/** Of which school a line is, for a reader of several. */
export function schoolOfLine(schools: readonly Agreement[], { school }: Pick<RegistryRow, 'school'>): LeafLine {
  const found = schools.length > 1 ? schools.find((one) => one.school.id === school) : undefined;
  return found === undefined ? {} : { school: found.school.name };
}

const wasSeen = ({ lines }: SeenLines, { of, id }: Line<unknown>): boolean =>
  id !== undefined && lines.has(nameOfLine(nameOfCase(of), id));

function placeOf(
  seen: SeenLines,
  shown: readonly Line<unknown>[],
  found: readonly Line<unknown>[],
  all: boolean,
): PlaceData | undefined {
  if (seen.count === 0 && shown.length === found.length) return undefined;
  const known = seen.count + found.length;
  const next = shown.length < found.length ? writtenSeen(withSeen(seen, shown, found)) : undefined;
  return {
    first: seen.count + 1,
    last: seen.count + shown.length,
    // More than it says are there in any case: a round number, that does not change with every page.
    ...(all ? { total: known } : { moreThan: roundedDown(known - 1) }),
    ...(next === undefined || next.length > MOST_WRITTEN ? {} : { next }),
  };
}

const roundedDown = (count: number): number => count - (count % 10);

/** What was seen once these lines are shown: a case is named by itself alone when none of its lines is left. */
function withSeen(seen: SeenLines, shown: readonly Line<unknown>[], found: readonly Line<unknown>[]): SeenLines {
  const open = new Set(found.slice(shown.length).map(({ of }) => nameOfCase(of)));
  const cases = new Set([...seen.cases, ...shown.map(({ of }) => nameOfCase(of)).filter((name) => !open.has(name))]);
  const lines = [...seen.lines, ...shown.map(({ of, id = '' }) => nameOfLine(nameOfCase(of), id))].filter(
    (line) => !cases.has(line.slice(0, line.lastIndexOf('/'))),
  );
  return { count: seen.count + shown.length, cases, lines: new Set(lines) };
}
