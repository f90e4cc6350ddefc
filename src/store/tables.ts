/*
 * The one low port of storage: rows in partitions, as Azure Tables has them. Everything else in this folder is written
 * once, on this port, so that the cloud, Azurite and memory behave the same.
 */

export const tableNames = [
  'cases',
  'due',
  'registry',
  'people',
  'mornings',
  'drafts',
  'agreements',
  'audit',
  'schools',
  'pupils',
  'keys',
  'heartbeats',
  'alerts',
] as const;
export type TableName = (typeof tableNames)[number];

/** What a property can hold. Numbers are whole and fit in 32 bits. */
export type Value = string | number | boolean | Uint8Array;

export interface TableRow {
  readonly partition: string;
  readonly row: string;
  readonly values: Readonly<Record<string, Value>>;
}

export interface StoredRow extends TableRow {
  /** Changes with every write of the row. */
  readonly etag: string;
}

/** One write within a transaction. Every write replaces the whole row. */
export type Change =
  | { readonly do: 'insert' | 'upsert'; readonly row: TableRow }
  | { readonly do: 'replace'; readonly row: TableRow; readonly etag: string };

/** Rows of one partition in order of row key; both bounds belong to the range. */
export interface Range {
  readonly partition: string;
  readonly from?: string;
  readonly to?: string;
  /** At most so many rows, the first ones. */
  readonly most?: number;
}

/**
 * Every method throws `StorageUnavailable` when storage does not answer or refuses, and `RangeError` for a row that no
 * table could hold. A key that no table could hold is simply not there when it is read.
 */
export interface Tables {
  /** Makes the tables that do not exist yet. */
  prepare(): Promise<void>;
  get(table: TableName, partition: string, row: string): Promise<StoredRow | undefined>;
  /** @returns the new etag. @throws RowExists */
  insert(table: TableName, row: TableRow): Promise<string>;
  upsert(table: TableName, row: TableRow): Promise<string>;
  /** @throws RowConflict when the row was written since `etag`, RowMissing when it is gone */
  replace(table: TableName, row: TableRow, etag: string): Promise<string>;
  /** A row that is not there is removed already. */
  remove(table: TableName, partition: string, row: string): Promise<void>;
  /**
   * All of these or none, in one partition. @returns the new etags, in the order of the changes.
   * @throws RowExists, RowConflict, RowMissing
   */
  transact(table: TableName, changes: readonly Change[]): Promise<readonly string[]>;
  range(table: TableName, range: Range): Promise<readonly StoredRow[]>;
  /**
   * The rows of all partitions, or those of one row key, in order of partition and row key. It goes through the whole
   * table: for looking after storage, and for nothing that a person waits for.
   */
  scan(table: TableName, row?: string): AsyncIterable<StoredRow>;
}

/** There is a row with this key already. */
export class RowExists extends Error {
  override readonly name = 'RowExists';
}
/** The row was written by somebody else since it was read. */
export class RowConflict extends Error {
  override readonly name = 'RowConflict';
}
/** The row that was to be replaced is not there. */
export class RowMissing extends Error {
  override readonly name = 'RowMissing';
}

/** Whether a write was refused because of what the rows are now, so that reading again is the remedy. */
export const isRowRefusal = (error: unknown): boolean =>
  error instanceof RowExists || error instanceof RowConflict || error instanceof RowMissing;

/** Azure's limits; kept by every adapter, so that what works in a test works in the cloud. */
export const limits = { changes: 100, text: 32_767, bytes: 65_536, row: 1_048_576, key: 512 } as const;

/** Whether a table can hold this key. Ids come from outside, in payloads that anybody may have forged. */
export function isKey(key: string): boolean {
  return key.length <= limits.key && !/[/\\#?\p{Cc}\p{Cs}]/u.test(key);
}

/** @throws RangeError for a row that Azure would refuse; its message holds no content. */
export function checkRow({ partition, row, values }: TableRow): void {
  if (!isKey(partition) || !isKey(row))
    throw new RangeError('A row key holds a character that tables cannot hold, or is too long.');
  let size = 0;
  for (const [name, value] of Object.entries(values)) {
    const length = typeof value === 'string' ? value.length : value instanceof Uint8Array ? value.byteLength : 4;
    if (length > (typeof value === 'string' ? limits.text : limits.bytes))
      throw new RangeError(`Property ${name} is too long for a table.`);
    if (typeof value === 'number' && value !== (value | 0))
      throw new RangeError(`Property ${name} is no 32-bit whole number.`);
    size += 2 * name.length + (typeof value === 'string' ? 2 * length : length) + 8;
  }
  if (size > limits.row) throw new RangeError('A row is larger than a table can hold.');
}

/** @throws RangeError for a transaction that Azure would refuse. */
export function checkChanges(changes: readonly Change[]): void {
  const [first] = changes;
  if (first === undefined || changes.length > limits.changes)
    throw new RangeError('A transaction holds 1 to 100 rows.');
  changes.forEach(({ row }) => {
    checkRow(row);
  });
  if (changes.some(({ row }) => row.partition !== first.row.partition))
    throw new RangeError('A transaction stays within one partition.');
  if (new Set(changes.map(({ row }) => row.row)).size < changes.length)
    throw new RangeError('A transaction writes each row once.');
}
