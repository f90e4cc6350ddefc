import { isRowRefusal, type Change, type TableName, type TableRow, type Tables } from './tables';

/**
 * Replaces the row of `etag`, or makes a new one, with in the same transaction what goes beside it. What the same hand wrote
 * before is its own, also where its answer was lost: this goes upon it. @returns the new etag @throws what `conflict` makes
 * when somebody else wrote the row since
 */
export async function writeOwn(
  tables: Tables,
  table: TableName,
  { partition, row, values }: TableRow,
  { etag, by }: { readonly etag: string | undefined; readonly by: string },
  conflict: () => Error,
  beside: readonly Change[] = [],
): Promise<string> {
  const own = { partition, row, values: { ...values, write: by } };
  const put = etag === undefined ? { do: 'insert' as const, row: own } : { do: 'replace' as const, row: own, etag };
  try {
    const [written = ''] = await tables.transact(table, [put, ...beside]);
    return written;
  } catch (error) {
    if (!isRowRefusal(error)) throw error;
    const now = await tables.get(table, partition, row);
    if (now?.values['write'] !== by) throw conflict();
    return writeOwn(tables, table, own, { etag: now.etag, by }, conflict, beside);
  }
}
