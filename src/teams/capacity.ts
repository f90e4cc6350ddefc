import type { PageMeasure, ReadingRow } from '../forms/page-measure';
import type { Capacity } from '../service/surface';

/* Teams takes cards up to some 28 kB. What is counted here are bytes of the card, as near as can be told beforehand. */

/** A page to read stays below this many bytes. */
const PAGE_BYTES = 19_000;
/** What a row costs as card elements, besides its own text; and a line within a text. */
const ROW_BYTES = 180;
const LINE_BYTES = 130;
/** And a button more than a row. */
const BUTTON_BYTES = 200;
const PASSAGE_BYTES = 4_000;

const bytes = (text: string): number => new TextEncoder().encode(text).length;

const measure: PageMeasure = {
  page: PAGE_BYTES,
  passage: PASSAGE_BYTES,
  row: (row) => ROW_BYTES + bytes(JSON.stringify(row)) + besides(row),
  line: (text) => bytes(text) + LINE_BYTES,
};

function besides(row: ReadingRow): number {
  if (row.kind === 'change') return BUTTON_BYTES;
  return row.kind === 'text' ? LINE_BYTES * row.text.split('\n').length : 0;
}

/** How much Teams shows at once; the tests of cards hold the fullest of each against what it takes. */
export const capacity: Capacity = { measure, listLines: 20, linesOfSeveral: 18, digestLines: 15 };
