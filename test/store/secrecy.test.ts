import { TableClient, TableServiceClient } from '@azure/data-tables';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { azureTables } from '../../src/store/azure-tables';
import { memoryTables } from '../../src/store/memory-tables';
import { openStore } from '../../src/store/store';
import type { OpenStore } from '../../src/store/store';
import { tableNames } from '../../src/store/tables';
import type { Tables } from '../../src/store/tables';
import { freshPrefix, testKeys, withAzurite } from './adapters';
import { formsOf } from './forms-of';
import { appendOf, child, opened, words } from './sample';

/** Lists of the morning name the person asked: process, and yet nothing for a reader who only has the tables. */
const colleague = 'Noor Hendriks';
const secrets = [colleague, child.name, child.name.split(' ')[0]!, child.birthDate, words, 'xylofoonblauwe'];

const found = (haystack: Buffer): string[] =>
  secrets.filter((secret) => formsOf(secret).some((form) => haystack.includes(form)));

/** One row's keys and values, each as the bytes that are stored. */
const bytesOf = (row: object): Buffer =>
  Buffer.concat(
    Object.entries(row).flatMap(([name, value]) => [
      Buffer.from(name),
      value instanceof Uint8Array ? value : Buffer.from(JSON.stringify(value)),
    ]),
  );

async function aCase(store: OpenStore): Promise<void> {
  await store.cases.append(appendOf('c1', 0, 'open', 3));
  await store.cases.append(appendOf('c1', 3, 'next', 2, words.repeat(4_000)));
  await store.cases.writeDelivery(
    'c1',
    { version: 5, members: {}, items: [] },
    { etag: undefined, sent: [{ at: opened, to: 'room', key: 'notice', edition: 1 }] },
  );
  await store.due.put({ clock: 'wall', at: opened, caseId: 'c1', version: 6 });
  await store.registry.put({
    school: 'de-regenboog',
    code: 'K7M4',
    caseId: 'c1',
    status: 'open',
    step: 'signal',
    version: 5,
    openedAt: opened,
    people: ['p1'],
  });
  await store.audit.record('c1', { at: opened, person: 'p1', tenant: 't1', act: 'read', what: 'dossier' });
  const moments = { writtenAt: opened, until: '2027-05-23T22:00:00.000Z' };
  const values = { child: child.name, what: words.repeat(4_000) };
  const draft = { form: 'open-case', school: 'de-regenboog', tenant: 't1', case: 'c1', page: 2, values, ...moments };
  await store.drafts.write({ person: 'p1', id: 'd1' }, draft, undefined);
  const line = { title: 'Zorg K7M4: Overleg', text: `Vraag jij dit na? Bij ${colleague}`, open: true, buttons: [] };
  const morning = { late: false, lines: [{ ...line, case: 'c1', key: 'task/t1' }] };
  await store.digests.write({ person: 'p1', school: 'de-regenboog', day: '2027-05-21' }, morning, { etag: undefined });
}

/** Every row that {@link aCase} writes, through the port. */
async function dump(tables: Tables): Promise<Buffer> {
  const rows = await Promise.all(
    tableNames.flatMap((table) =>
      ['c1', 'due', 'de-regenboog', 'p1', 'store'].map((partition) => tables.range(table, { partition })),
    ),
  );
  return Buffer.concat(rows.flat().map(({ partition, row, values }) => bytesOf({ partition, row, ...values })));
}

describe('what somebody finds who reads storage without the key', () => {
  it('would be found by this test if it were there, in whatever form', () => {
    for (const text of [words, child.name]) {
      for (const bytes of [Buffer.from(`..${text}..`), Buffer.from(`.${text}.`, 'utf16le')]) {
        for (const shift of ['', '.', '..']) {
          const forms = [
            bytes,
            Buffer.from(bytes.toString('hex')),
            Buffer.from(Buffer.concat([Buffer.from(shift), bytes]).toString('base64')),
          ];
          expect(forms.map((form) => found(form).includes(text))).toEqual([true, true, true]);
        }
      }
    }
  });

  it('is no name, no birth date and no word of the case in memory', async () => {
    const tables = memoryTables();
    await aCase(openStore({ tables, keys: testKeys() }));
    const rows = await dump(tables);
    expect(rows.includes('de-regenboog') && rows.includes('K7M4')).toBe(true);
    expect(found(rows)).toEqual([]);
  });

  describe('on Azurite', () => {
    const { azurite, dir } = withAzurite();

    it('is none either: not in any row of any table, nor in its files', async () => {
      const prefix = freshPrefix();
      const connection = azurite().connectionString;
      const tables = await azureTables({ connection, prefix });
      await tables.prepare();
      await aCase(openStore({ tables, keys: testKeys() }));
      expect(found(await dump(tables))).toEqual([]);

      const options = { allowInsecureConnection: true };
      const raw: Buffer[] = [];
      for await (const { name = '' } of TableServiceClient.fromConnectionString(connection, options).listTables()) {
        for await (const row of TableClient.fromConnectionString(connection, name, options).listEntities())
          raw.push(bytesOf(row));
      }
      expect(raw).toHaveLength(1 + 5 + 2 + 2 + 1 + 1 + 1 + 2 + 1);
      expect(found(Buffer.concat(raw))).toEqual([]);

      // Ending it makes it save: from here on the files say all that it knows.
      await azurite().stop();
      const files = await Promise.all((await readdir(dir())).map((file) => readFile(join(dir(), file))));
      expect(Buffer.concat(files).includes('K7M4')).toBe(true);
      expect(found(Buffer.concat(files))).toEqual([]);
    });
  });

  it('is nothing that another case tells: rows do not open in the place of others', async () => {
    const tables = memoryTables();
    const keys = testKeys();
    await openStore({ tables, keys }).cases.append(appendOf('c1', 0, 'open', 2));
    await openStore({ tables, keys }).cases.append(appendOf('c2', 0, 'open', 2));
    const theirs = (await tables.get('cases', 'c2', 'head'))!;
    await tables.upsert('cases', { ...theirs, partition: 'c1' });
    await expect(openStore({ tables, keys }).cases.readState('c1')).rejects.toThrow('Case c1 does not open');
    const event = (await tables.get('cases', 'c2', 'event-0000000001'))!;
    await tables.upsert('cases', { ...event, row: 'event-0000000002' });
    await expect(openStore({ tables, keys }).cases.readEvents('c2')).rejects.toThrow('Case c2 does not open');
  });

  it('tells the operator which setting to look at when the key is another', async () => {
    const tables = memoryTables();
    await openStore({ tables, keys: testKeys() }).cases.append(appendOf('c1', 0, 'open'));
    await expect(openStore({ tables, keys: testKeys() }).cases.readState('c1')).rejects.toThrow(
      /KEY_FILE or KEY_VAULT_KEY_URL/,
    );
  });
});
