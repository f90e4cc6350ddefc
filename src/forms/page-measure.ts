/** A line of the page: a heading, the head of an entry, or one of its texts. */
export type ReadingRow =
  | { readonly kind: 'section'; readonly title: string }
  | { readonly kind: 'entry'; readonly title: string; readonly dates: string }
  | { readonly kind: 'text'; readonly label: string; readonly text: string }
  | { readonly kind: 'change'; readonly title: string; readonly entry: string };

/** How much a surface shows on one page to read, in a measure of its own. */
export interface PageMeasure {
  /** So much a page holds. */
  readonly page: number;
  /** And one passage of it so much. */
  readonly passage: number;
  /** What a row takes. */
  readonly row: (row: ReadingRow) => number;
  /** What a line of a passage takes. */
  readonly line: (text: string) => number;
}
