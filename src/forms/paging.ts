import { buttons, chapter, go, near, note, passage, strong, submit, type Blocks } from '../view/build';
import type { Entry } from './dossier/entry';
import type { Dialog, DialogView } from './types';

/** A line of the page: a heading, the head of an entry, or one of its texts. */
export type ReadingRow =
  | { readonly kind: 'section'; readonly title: string }
  | { readonly kind: 'entry'; readonly title: string; readonly dates: string }
  | { readonly kind: 'text'; readonly label: string; readonly text: string }
  | { readonly kind: 'change'; readonly title: string; readonly entry: string };

/** Teams takes cards up to some 28 kB; a page of the dossier stays below this many bytes. */
const PAGE_BYTES = 19_000;
/** What a row costs as card elements, besides its own text; and a line within a text. */
const ROW_BYTES = 180;
/** And a button more than that. */
const BUTTON_BYTES = 200;
const LINE_BYTES = 130;
const TEXT_BYTES = 4_000;

export const rowsOfEntry = ({ title, dates, texts, change }: Entry): readonly ReadingRow[] => [
  { kind: 'entry', title, dates },
  ...texts.flatMap(({ label, text }) =>
    pieces(text).map((piece, index): ReadingRow => ({
      kind: 'text',
      label: index === 0 ? label : `${label} (vervolg)`,
      text: piece,
    })),
  ),
  ...(change === undefined ? [] : [{ kind: 'change' as const, ...change }]),
];

/** A text in pieces that fit on a page, cut between its lines, and in a line only where that alone is too long. */
function pieces(text: string): readonly string[] {
  const lines = text.split('\n').flatMap((line) => line.match(/.{1,1000}/gu) ?? []);
  const all: string[] = [];
  let piece: string[] = [];
  let size = 0;
  for (const line of lines) {
    const more = bytes(line) + LINE_BYTES;
    if (size + more > TEXT_BYTES && piece.length > 0) {
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
    const pages = known.get(view) ?? pagesOf(rowsOf(view));
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

/** A row as it stands on the page. */
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
function pagesOf(rows: readonly ReadingRow[]): readonly (readonly ReadingRow[])[] {
  const pages: ReadingRow[][] = [[]];
  let size = 0;
  for (const row of rows) {
    const more = ROW_BYTES + bytes(JSON.stringify(row)) + besides(row);
    if (size + more > PAGE_BYTES && size > 0) {
      pages.push([]);
      size = 0;
    }
    pages[pages.length - 1]?.push(row);
    size += more;
  }
  return pages;
}

function besides(row: ReadingRow): number {
  if (row.kind === 'change') return BUTTON_BYTES;
  return row.kind === 'text' ? LINE_BYTES * row.text.split('\n').length : 0;
}

const bytes = (text: string): number => new TextEncoder().encode(text).length;
