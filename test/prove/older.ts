import type { TableName, TableRow } from '../../src/store/tables';
import type { Chance } from './chance';
import type { Rewrite, Stretch } from './rewrites';

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

/** For a while what is written down goes down as the oldest schema, all of it or some: other copies write that of today. */
export function olderRows(chance: Chance, { begins, ends, now, tell }: Stretch): Rewrite {
  const until = begins + Math.floor(chance.real() * (ends - begins));
  const share = chance.pick([0.3, 1]);
  tell(`rows go down as the oldest schema until ${new Date(until).toISOString()}: ${String(share)}`);
  return (table, row) => (now() < until && chance.may(share) ? asOldest(table, row) : row);
}

/** The row as a build without numbers would have written it. */
function asOldest(table: TableName, row: TableRow): TableRow {
  if (!SAME.has(table)) return row;
  const { schema: _, ...values } = row.values;
  return { ...row, values };
}
