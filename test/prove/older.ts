import type { TableName, TableRow } from '../../src/store/tables';
import type { Chance } from './chance';

/** Rows that the oldest builds had as they are now, but for the number of their schema: what was added has its default. */
const SAME: ReadonlySet<TableName> = new Set<TableName>([
  'cases',
  'due',
  'registry',
  'people',
  'mornings',
  'drafts',
  'schools',
]);

/** A stretch of time in which what is written down goes down as the oldest schema. */
export interface Older {
  readonly until: number;
  /** Of so many rows: other copies write the schema of today. */
  readonly share: number;
}

export const olderFor = (chance: Chance, begins: number, ends: number): Older => ({
  until: begins + Math.floor(chance.real() * (ends - begins)),
  share: chance.pick([0.3, 1]),
});

/** The row as a build without numbers would have written it. */
export function asOldest(table: TableName, row: TableRow): TableRow {
  if (!SAME.has(table)) return row;
  const { schema: _, ...values } = row.values;
  return { ...row, values };
}
