import { buttons, chapter, go, near, note, passage, strong, submit, type Blocks } from '../view/build';
import type { Entry } from './dossier/entry';
import type { PageMeasure, ReadingRow } from './page-measure';
import type { Dialog, DialogView } from './types';

export const rowsOfEntry = ({ title, dates, texts, change }: Entry, measure: PageMeasure): readonly ReadingRow[] => [
  { kind: 'entry', title, dates },
  ...texts.flatMap(({ label, text }) =>
    pieces(text, measure).map((piece, index): ReadingRow => ({
      kind: 'text',
      label: index === 0 ? label : `${label} (vervolg)`,
      text: piece,
    })),
  ),
  ...(change === undefined ? [] : [{ kind: 'change' as const, ...change }]),
];

/** A text in pieces that fit on a page, cut between its lines, and in a line only where that alone is too long. */
function pieces(text: string, { passage: most, line: taken }: PageMeasure): readonly string[] {
  const lines = text.split('\n').flatMap((line) => line.match(/.{1,1000}/gu) ?? []);
  const all: string[] = [];
  let piece: string[] = [];
  let size = 0;
  for (const line of lines) {
    const more = taken(line);
    if (size + more > most && piece.length > 0) {
      all.push(piece.join('\n'));
      piece = [];
      size = 0;
    }
    piece.push(line);
    size += more;
  }
  if (piece.length > 0) all.push(piece.join('\n'));
  return all;
}

/**
 * Rows to read, page after page. They are worked out once for each view, since a page that is drawn asks for them more than
 * once, and a case may have a thousand of them.
 */
export function paged(rowsOf: (view: DialogView) => readonly ReadingRow[]) {
  const known = new WeakMap<DialogView, readonly (readonly ReadingRow[])[]>();
  const pagesFor = (view: DialogView): readonly (readonly ReadingRow[])[] => {
    const pages = known.get(view) ?? pagesOf(rowsOf(view), view.measure);
    known.set(view, pages);
    return pages;
  };
  /** The page of this number; the first or the last for a number that is out of range. */
  const pageAt = (page: number, view: DialogView) => {
    const pages = pagesFor(view);
    const number = Math.min(Math.max(page, 1), pages.length);
    return { number, count: pages.length, shown: pages[number - 1] ?? [], last: number === pages.length };
  };
  const reading: Pick<Dialog, 'turned' | 'actions' | 'after'> = {
    turned: (page, view) => pageAt(page, view).number,
    actions: (page, _, view) => (pageAt(page, view).last ? [] : [submit('Verder lezen')]),
    after: (page) => page + 1,
  };
  return { pageAt, reading };
}

/** A row as it is on the page. */
export function rowBlocks(row: ReadingRow): Blocks {
  switch (row.kind) {
    case 'section':
      return near(chapter(row.title));
    case 'entry':
      return near(strong(row.title), note(row.dates));
    case 'text':
      return near(passage(row.text, row.label));
    case 'change':
      return near(buttons(go(row.title, 'correct', { entry: row.entry })));
  }
}

/** The rows, on as many pages as they need. */
function pagesOf(rows: readonly ReadingRow[], measure: PageMeasure): readonly (readonly ReadingRow[])[] {
  const pages: ReadingRow[][] = [[]];
  let size = 0;
  for (const row of rows) {
    const more = measure.row(row);
    if (size + more > measure.page && size > 0) {
      pages.push([]);
      size = 0;
    }
    pages[pages.length - 1]?.push(row);
    size += more;
  }
  return pages;
}
