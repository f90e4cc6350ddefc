import { checkChanges, checkRow, isKey, RowConflict, RowExists, RowMissing } from './tables';
import type { Change, Range, TableRow, StoredRow, TableName, Tables } from './tables';

type Partition = Map<string, StoredRow>;

/** Tables in memory, for tests: as strict as Azure's, and gone with the process. */
class MemoryTables implements Tables {
  private readonly partitions = new Map<string, Partition>();
  private writes = 0;

  prepare(): Promise<void> {
    return Promise.resolve();
  }

  async get(table: TableName, partition: string, row: string): Promise<StoredRow | undefined> {
    await Promise.resolve();
    const found = this.partition(table, partition).get(row);
    return found && { ...copy(found), etag: found.etag };
  }

  async insert(table: TableName, row: TableRow): Promise<string> {
    return this.single(table, { do: 'insert', row });
  }

  async upsert(table: TableName, row: TableRow): Promise<string> {
    return this.single(table, { do: 'upsert', row });
  }

  async replace(table: TableName, row: TableRow, etag: string): Promise<string> {
    return this.single(table, { do: 'replace', row, etag });
  }

  async remove(table: TableName, partition: string, row: string): Promise<void> {
    await Promise.resolve();
    this.partition(table, partition).delete(row);
  }

  async transact(table: TableName, changes: readonly Change[]): Promise<readonly string[]> {
    await Promise.resolve();
    checkChanges(changes);
    for (const change of changes) this.refuse(table, change);
    return changes.map((change) => this.write(table, change.row));
  }

  async range(table: TableName, { partition, from, to, most }: Range): Promise<readonly StoredRow[]> {
    await Promise.resolve();
    if (!isKey(partition)) return [];
    return [...this.partition(table, partition).values()]
      .filter(({ row }) => (from === undefined || row >= from) && (to === undefined || row <= to))
      .sort((one, other) => (one.row < other.row ? -1 : 1))
      .slice(0, most)
      .map((row) => ({ ...copy(row), etag: row.etag }));
  }

  async *scan(table: TableName, row?: string): AsyncIterable<StoredRow> {
    const partitions = [...this.partitions.keys()].map((name) => JSON.parse(name) as [TableName, string]);
    const names = partitions.flatMap(([of, partition]) => (of === table ? [partition] : []));
    for (const partition of names.sort())
      for (const found of await this.range(table, { partition }))
        if (row === undefined || found.row === row) yield found;
  }

  private async single(table: TableName, change: Change): Promise<string> {
    await Promise.resolve();
    checkRow(change.row);
    this.refuse(table, change);
    return this.write(table, change.row);
  }

  private refuse(table: TableName, change: Change): void {
    const found = this.partition(table, change.row.partition).get(change.row.row);
    if (change.do === 'insert' && found !== undefined) throw new RowExists();
    if (change.do === 'replace' && found === undefined) throw new RowMissing();
    if (change.do === 'replace' && found?.etag !== change.etag) throw new RowConflict();
  }

  private write(table: TableName, row: TableRow): string {
    this.writes += 1;
    const etag = `W/"${String(this.writes)}"`;
    this.partition(table, row.partition).set(row.row, { ...copy(row), etag });
    return etag;
  }

  private partition(table: TableName, partition: string): Partition {
    const name = JSON.stringify([table, partition]);
    const found = this.partitions.get(name) ?? new Map<string, StoredRow>();
    this.partitions.set(name, found);
    return found;
  }
}

/** As if it had gone over a wire: nobody changes a stored row by changing what they wrote or read. */
function copy({ partition, row, values }: TableRow): TableRow {
  const copied = Object.entries(values).map(
    ([name, value]) => [name, value instanceof Uint8Array ? Uint8Array.from(value) : value] as const,
  );
  return { partition, row, values: Object.fromEntries(copied) };
}

/** Tables that live as long as the process. */
export const memoryTables = (): Tables => new MemoryTables();
