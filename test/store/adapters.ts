import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAzurite } from '../../tools/practice/azurite';
import type { Azurite } from '../../tools/practice/azurite';
import { azureTables } from '../../src/store/azure-tables';
import { open, seal } from '../../src/store/sealed-rows';
import type { KeyWrapper } from '../../src/store/keys';
import { memoryTables } from '../../src/store/memory-tables';
import type { Tables } from '../../src/store/tables';
import { straightTo, TableServer } from '../prove/table-server';

/** Starts an Azurite for this file of tests, on a port and in a folder of its own, and ends it after them. */
export function withAzurite(): {
  readonly dir: () => string;
  readonly azurite: () => Azurite;
  readonly fresh: () => Promise<Tables>;
} {
  let dir = '';
  let azurite: Azurite | undefined;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'zorgmelding-azurite-'));
    azurite = await startAzurite({ dir });
  }, 20_000);
  afterAll(async () => {
    await azurite?.stop();
    await rm(dir, { recursive: true, force: true });
  });
  return {
    dir: () => dir,
    azurite: () => azurite!,
    fresh: async () => {
      const tables = await azureTables({ connection: azurite!.connectionString, prefix: freshPrefix() });
      await tables.prepare();
      return tables;
    },
  };
}

/** Keeps tests apart that share an Azurite. */
export const freshPrefix = (): string => `t${randomBytes(8).toString('hex')}`;

/** Reaches nothing: for clients that are given what carries their calls. */
const noAccount =
  'DefaultEndpointsProtocol=http;AccountName=none;AccountKey=bm9uZQ==;TableEndpoint=http://127.0.0.1:1/none;';

/** The same suite on every adapter of the port. */
export function onEachAdapter(suite: (fresh: () => Promise<Tables>) => void): void {
  describe('in memory', () => {
    suite(() => Promise.resolve(memoryTables()));
  });
  describe('on the protocol of Azure Tables, in memory', () => {
    suite(async () => {
      const prefix = freshPrefix();
      const httpClient = straightTo(new TableServer(prefix));
      const tables = await azureTables({ connection: noAccount, prefix, httpClient });
      await tables.prepare();
      return tables;
    });
  });
  describe('on Azurite', () => {
    const { fresh } = withAzurite();
    suite(() => fresh());
  });
}

/** A wrapper that really locks, with a key that lives as long as the test. */
export function testKeys(by = 'test'): KeyWrapper {
  const key = randomBytes(32);
  const place = { caseId: by, row: 'key', version: 0 };
  return {
    wrap: async (dataKey) => ({ by, bytes: seal(key, place, dataKey) }),
    unwrap: async ({ bytes }) => open(key, place, bytes),
  };
}
