import { seal, open } from '../../../src/store/sealed-rows';
import type { KeyWrapper } from '../../../src/store/keys';
import { memoryTables } from '../../../src/store/memory-tables';
import type { TableRow, TableName, Tables, Value } from '../../../src/store/tables';

/** A property as it is in a fixture: bytes as base64. */
type Kept = string | number | boolean | { readonly bytes: string };

/** Everything that a build of the program stored of a few invented cases, and the invented key with which it opens. */
export interface Fixture {
  /** The commit of the build, or `next` for what the present one writes. */
  readonly build: string;
  /** The moment at which the story ends. */
  readonly until: string;
  /** The 32 bytes of the key that locks the keys of cases, in hexadecimal. It locks nothing but this fixture. */
  readonly secret: string;
  /** The ids of the cases by how they stand. */
  readonly cases: Readonly<Record<string, string>>;
  readonly rows: readonly {
    readonly table: TableName;
    readonly partition: string;
    readonly row: string;
    readonly values: Readonly<Record<string, Kept>>;
  }[];
}

/** Locks keys with the secret of a fixture. */
export function fixtureKeys(secret: string): KeyWrapper {
  const key = Buffer.from(secret, 'hex');
  const place = { caseId: 'fixture', row: 'key', version: 0 };
  return {
    wrap: async (dataKey) => ({ by: 'fixture', bytes: seal(key, place, dataKey) }),
    unwrap: async ({ bytes }) => open(key, place, bytes),
  };
}

/** Tables that remember which partitions were written, so that all of them can be written down. */
export function watched(tables: Tables = memoryTables()): { tables: Tables; rows: () => Promise<Fixture['rows']> } {
  const seen = new Set<string>();
  const see = (table: TableName, { partition }: TableRow): void => void seen.add(JSON.stringify([table, partition]));
  const watching: Tables = {
    prepare: () => tables.prepare(),
    get: (...all) => tables.get(...all),
    range: (...all) => tables.range(...all),
    scan: (...all) => tables.scan(...all),
    remove: (...all) => tables.remove(...all),
    insert: (table, row) => (see(table, row), tables.insert(table, row)),
    upsert: (table, row) => (see(table, row), tables.upsert(table, row)),
    replace: (table, row, etag) => (see(table, row), tables.replace(table, row, etag)),
    transact: (table, changes) => (changes.forEach(({ row }) => see(table, row)), tables.transact(table, changes)),
  };
  return {
    tables: watching,
    rows: async () => {
      const places = [...seen].sort().map((place) => JSON.parse(place) as [TableName, string]);
      const found = await Promise.all(
        places.map(async ([table, partition]) =>
          (await tables.range(table, { partition })).map(({ row, values }) => ({
            table,
            partition,
            row,
            values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, kept(value)])),
          })),
        ),
      );
      return found.flat();
    },
  };
}

/** Tables in memory that hold what a fixture holds. */
export async function tablesOf({ rows }: Pick<Fixture, 'rows'>): Promise<Tables> {
  const tables = memoryTables();
  for (const { table, partition, row, values } of rows) {
    const unkept = Object.entries(values).map(([name, value]) => [name, unkeptOf(value)] as const);
    await tables.insert(table, { partition, row, values: Object.fromEntries(unkept) });
  }
  return tables;
}

const kept = (value: Value): Kept =>
  value instanceof Uint8Array ? { bytes: Buffer.from(value).toString('base64') } : value;
const unkeptOf = (value: Kept): Value =>
  typeof value === 'object' ? Uint8Array.from(Buffer.from(value.bytes, 'base64')) : value;
