import { memoryTables } from '../../src/store/memory-tables';
import type { TableRow, TableName, Tables } from '../../src/store/tables';
import { TableServer } from './table-server';

/** What a write changed: rows of one partition. */
export interface Written {
  readonly table: TableName;
  readonly partition: string;
  readonly rows: readonly string[];
}

/** Storage that all copies share, and that an observer sees without going over any wire. */
export class Storage {
  readonly tables: Tables = memoryTables();
  readonly server: TableServer;
  /** Hears of every write, before the writer has the answer. */
  heard: (written: Written) => Promise<void> = () => Promise.resolve();
  /** Counts writes, other than of copies that write that they live. */
  writes = 0;
  /** When something about a school was last written. Milliseconds. */
  schoolsChanged = -Infinity;
  /** Writes that are taken and not kept: storage as it never is. For showing that what it breaks is noticed. */
  swallows: (table: TableName, row: TableRow) => boolean = () => false;
  /** How a row is written down: by a copy of an earlier build in another form. */
  as: (table: TableName, row: TableRow) => TableRow = (_, row) => row;
  private readonly due = new Set<string>();

  constructor(
    prefix: string,
    private readonly now: () => number,
  ) {
    this.server = new TableServer(prefix, this.watched());
  }

  /** The first moment, after another if given, for which something is in the due list, in milliseconds. */
  firstDue(after?: number): number {
    let first: string | undefined;
    const beyond = after === undefined ? '' : `${new Date(after).toISOString()}~`;
    for (const key of this.due) if (key > beyond && (first === undefined || key < first)) first = key;
    return first === undefined ? Infinity : Date.parse(first.slice(0, 24));
  }

  /** Rows of the due list that are there from before. */
  async leave(rows: readonly TableRow[]): Promise<void> {
    for (const row of rows) {
      await this.tables.upsert('due', row);
      this.due.add(row.row);
    }
  }

  private watched(): Tables {
    const { tables } = this;
    const note = async <T>(table: TableName, rows: readonly TableRow[], result: T): Promise<T> => {
      if (table !== 'heartbeats') this.writes += 1;
      if (table === 'schools') this.schoolsChanged = this.now();
      if (table === 'due') for (const { row } of rows) if (/^\d{4}-\d\d-\d\dT/.test(row)) this.due.add(row);
      await this.heard({ table, partition: rows[0]?.partition ?? '', rows: rows.map(({ row }) => row) });
      return result;
    };
    const kept = async (table: TableName, row: TableRow, write: () => Promise<string>): Promise<string> =>
      this.swallows(table, row) ? 'W/"none"' : note(table, [row], await write());
    return {
      prepare: () => tables.prepare(),
      get: (...all) => tables.get(...all),
      scan: (...all) => tables.scan(...all),
      range: (...all) => tables.range(...all),
      insert: (table, row) => kept(table, row, () => tables.insert(table, this.as(table, row))),
      upsert: (table, row) => kept(table, row, () => tables.upsert(table, this.as(table, row))),
      replace: (table, row, etag) => kept(table, row, () => tables.replace(table, this.as(table, row), etag)),
      remove: async (table, partition, row) => {
        await tables.remove(table, partition, row);
        this.due.delete(row);
        this.writes += 1;
      },
      transact: async (table, changes) =>
        note(
          table,
          changes.map(({ row }) => row),
          await tables.transact(
            table,
            changes.map((change) => ({ ...change, row: this.as(table, change.row) })),
          ),
        ),
    };
  }
}
