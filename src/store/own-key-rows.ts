import { randomUUID } from 'node:crypto';
import type { openedRow } from './broken';
import { type ReportBroken } from './broken';
import { fromChunks, fromJson, toChunks, toJson } from './chunks';
import type { KeyRing, WrappedKey } from './keys';
import { writeOwn } from './own-write';
import { stamp, type ContentKind } from './schema';
import { open, seal, type SealedPlace } from './sealed-rows';
import type { StoredRow, TableName, Tables, Value } from './tables';
import { downcast, upcast } from './upcast';

/** Which rows these are, and what is said of them. */
export interface OwnKeyRowsOf {
  readonly table: TableName;
  readonly kind: ContentKind;
  /** What can be done about a row that does not open. */
  readonly remedy: string;
  /** What is thrown when somebody else wrote the row since it was read. */
  readonly conflict: () => Error;
}

/**
 * Rows that are each sealed under a key of their own. In clear are the locked key and what their table needs to find
 * them. Every write has a new key: what was written before cannot be opened any more either.
 */
export class OwnKeyRows<T> {
  constructor(
    private readonly tables: Tables,
    private readonly keys: KeyRing,
    private readonly report: ReportBroken,
    private readonly of: OwnKeyRowsOf,
  ) {}

  /** Replaces the row of `etag`, or makes a new one. @returns the new etag @throws what `conflict` makes */
  async write(
    partition: string,
    id: string,
    content: T,
    etag: string | undefined,
    clear: Readonly<Record<string, Value>> = {},
  ): Promise<string> {
    const { table, kind, conflict } = this.of;
    const { bytes, wrapped } = await this.keys.create();
    const sealed = seal(bytes, placeOf(partition, id), toJson(downcast(kind, content)));
    const own = { ...stamp(kind), ...clear, keyBy: wrapped.by, key: wrapped.bytes };
    const row = { partition, row: id, values: { ...own, ...toChunks(sealed) } };
    return writeOwn(this.tables, table, row, { etag, by: randomUUID() }, () => {
      this.keys.forget(wrapped);
      return conflict();
    });
  }

  /** What a row holds; `undefined` where it does not open, which is reported. @throws StorageUnavailable */
  async read(row: StoredRow, as: typeof openedRow): Promise<T | undefined> {
    const { table, kind, remedy } = this.of;
    const read = await this.reading(row, (content) => upcast(kind, table, row, content) as T);
    return as(this.report, { table, row, remedy }, read);
  }

  /** This copy of the program forgets the key that the row holds. */
  async forget(partition: string, id: string): Promise<void> {
    const found = await this.tables.get(this.of.table, partition, id);
    const wrapped = found && keyOf(found);
    if (wrapped !== undefined) this.keys.forget(wrapped);
  }

  /** The key is unlocked first; that it does not open is a matter of the row, as is what it opens. */
  private async reading(row: StoredRow, meaning: (content: unknown) => T): Promise<() => T> {
    const wrapped = keyOf(row);
    if (wrapped === undefined) return fails(new TypeError('a row without a key'));
    return this.keys.unlock(wrapped).then(
      ({ bytes }) =>
        () =>
          meaning(fromJson(open(bytes, placeOf(row.partition, row.row), fromChunks(row.values)))),
      fails,
    );
  }
}

const fails = (error: unknown) => (): never => {
  throw error;
};

/** Whether a row holds a key, and so content. */
export const hasKey = (row: StoredRow): boolean => keyOf(row) !== undefined;

function keyOf({ values: { key, keyBy } }: StoredRow): WrappedKey | undefined {
  return key instanceof Uint8Array && typeof keyBy === 'string' ? { by: keyBy, bytes: key } : undefined;
}

const placeOf = (partition: string, row: string): SealedPlace => ({ caseId: partition, row, version: 0 });
