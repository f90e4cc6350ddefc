import type { TableName, TableRow } from '../../src/store/tables';

/** How a row is written down in the place of what a copy of the program gave. */
export type Rewrite = (table: TableName, row: TableRow) => TableRow;

/** From when until when something can be out of the ordinary, and what tells of it. Milliseconds. */
export interface Stretch {
  readonly begins: number;
  readonly ends: number;
  readonly now: () => number;
  readonly tell: (what: string) => void;
}
