import { inspect } from 'node:util';
import { StorageUnavailable } from '../../src/service/ports';
import { nothingDelivered } from '../../src/service/delivery/delivery';
import { azureTables } from '../../src/store/azure-tables';
import { openStore } from '../../src/store/store';
import type { OpenStore } from '../../src/store/store';
import { freshPrefix, testKeys, withAzurite } from './adapters';
import { appendOf, child, opened, words } from './sample';
import { startWire } from './wire';
import type { Wire } from './wire';

const entry = { at: opened, person: 'p1', tenant: 't1', act: 'read', what: 'dossier' } as const;

describe('when storage fails', () => {
  const { azurite } = withAzurite();
  const keys = testKeys();
  const prefix = freshPrefix();
  let wire: Wire;
  let store: OpenStore;
  const connectionTo = (port: number) => azurite().connectionString.replace(String(azurite().port), String(port));
  const failureOf = (act: Promise<unknown>) =>
    act.then(
      () => undefined,
      (error: unknown) => error,
    );

  beforeAll(async () => {
    wire = await startWire(azurite().port);
    const tables = await azureTables({ connection: connectionTo(wire.port), prefix, patience: 1_500 });
    await tables.prepare();
    store = openStore({ tables, keys });
  });
  beforeEach(() => {
    wire.always = undefined;
    wire.requests.length = 0;
  });
  afterAll(() => wire.close());

  const everyCall: [string, (store: OpenStore) => Promise<unknown>][] = [
    ['readState', ({ cases }) => cases.readState('c1')],
    ['append', ({ cases }) => cases.append(appendOf('new', 0, 'open'))],
    ['readEvents', ({ cases }) => cases.readEvents('c1')],
    ['readDelivery', ({ cases }) => cases.readDelivery('c1')],
    ['writeDelivery', ({ cases }) => cases.writeDelivery('c1', nothingDelivered, { etag: undefined })],
    ['due.put', ({ due }) => due.put({ clock: 'wall', at: opened, caseId: 'c1' })],
    ['due.remove', ({ due }) => due.remove({ clock: 'wall', at: opened, caseId: 'c1' })],
    ['due.due', ({ due }) => due.due({ domain: opened, wall: opened }, 10)],
    ['registry.list', ({ registry }) => registry.list('s')],
    ['pupils.find', ({ pupils }) => pupils.find('s', ['child|somebody'])],
    ['handles.seal', ({ handles }) => handles.seal({ case: 'c'.repeat(32) }, 'somebody')],
    ['audit.record', ({ audit }) => audit.record('c1', entry)],
    ['destroyKey', (all) => all.destroyKey('c1')],
  ];

  it.each(everyCall)('%s says so, and which setting to look at', async (_, call) => {
    const tables = await azureTables({ connection: connectionTo(wire.port), prefix, patience: 50 });
    wire.always = 503;
    const failure = await failureOf(call(openStore({ tables, keys })));
    expect(failure).toBeInstanceOf(StorageUnavailable);
    expect((failure as Error).message).toMatch(
      /^Storage at 127\.0\.0\.1:\d+ \(STORAGE_CONNECTION\) is not available: .* Check that STORAGE_CONNECTION is right/,
    );
  });

  it('while storage is away one table is tried and not all; none that was made is asked for again', async () => {
    const tables = await azureTables({ connection: connectionTo(wire.port), prefix: freshPrefix(), patience: 1_500 });
    wire.always = 503;
    expect(await failureOf(tables.prepare())).toBeInstanceOf(StorageUnavailable);
    expect(wire.requests).toHaveLength(3);
    wire.always = undefined;
    await tables.prepare();
    wire.requests.length = 0;
    await tables.prepare();
    expect(wire.requests).toEqual([]);
  });

  it('tries three times and no more', async () => {
    wire.always = 503;
    const failure = await failureOf(store.cases.readState('c1'));
    expect((failure as Error).message).toContain('reading cases, 503.');
    expect(wire.requests).toHaveLength(3);
  });

  it('is not noticed when the second or third try succeeds', async () => {
    wire.faults.push(503, 'lost');
    await expect(store.cases.readState('c1')).resolves.toBeUndefined();
  });

  it('does not wait for an answer that never comes', async () => {
    const tables = await azureTables({ connection: connectionTo(wire.port), prefix, patience: 50 });
    wire.always = 'silent';
    const failure = await failureOf(openStore({ tables, keys }).cases.readState('c1'));
    expect(failure).toBeInstanceOf(StorageUnavailable);
    expect((failure as Error).message).toContain('no answer in time');
  });

  it('says so when nothing listens there', async () => {
    const tables = await azureTables({ connection: connectionTo(1), prefix });
    await expect(tables.prepare()).rejects.toThrow(/making table \w+, ECONNREFUSED\. Check that STORAGE_CONNECTION/);
  });

  it('names the key when it is refused', async () => {
    const wrong = azurite().connectionString.replace(/AccountKey=[^;]{8}/, 'AccountKey=AAAAAAAA');
    const tables = await azureTables({ connection: wrong, prefix });
    await expect(tables.get('cases', 'c1', 'head')).rejects.toThrow('Check the account key in STORAGE_CONNECTION.');
  });

  it('says how to mend it when the tables are gone', async () => {
    const tables = await azureTables({ connection: azurite().connectionString, prefix: freshPrefix() });
    for (const call of [
      () => tables.get('cases', 'c1', 'head'),
      () => tables.insert('cases', { partition: 'p', row: 'r', values: {} }),
      () => tables.range('cases', { partition: 'p' }),
    ]) {
      await expect(call()).rejects.toThrow(/TableNotFound.*start the program again/);
    }
  });

  it('tells nothing of the case, and no key, however the error is printed', async () => {
    wire.always = 503;
    const failure = await failureOf(store.cases.append(appendOf('new', 0, 'open')));
    const printed = inspect(failure, { depth: 20, showHidden: true, getters: true });
    for (const secret of [child.name, words, 'SharedKey', 'Eby8vdM0', 'data0']) expect(printed).not.toContain(secret);
  });

  describe('and an answer is lost', () => {
    it('appends once, and says that it did', async () => {
      wire.faults.push('lost');
      await store.cases.append(appendOf('lost', 0, 'open', 2));
      wire.faults.push('lost');
      await store.cases.append(appendOf('lost', 2, 'next', 2));
      await store.cases.append(appendOf('lost', 4, 'after'));
      expect((await store.cases.readEvents('lost')).map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
    });

    it('writes the delivery once, and gives the etag to go on with', async () => {
      wire.faults.push('lost');
      const first = await store.cases.writeDelivery('lost', nothingDelivered, { etag: undefined });
      wire.faults.push('lost');
      const second = await store.cases.writeDelivery('lost', { ...nothingDelivered, version: 2 }, { etag: first });
      expect(await store.cases.readDelivery('lost')).toEqual({
        delivery: { ...nothingDelivered, version: 2 },
        etag: second,
      });
    });

    it('writes the list of a morning once, and gives the etag to go on with', async () => {
      const place = { person: 'lost', school: 's', day: '2027-05-21' };
      const morning = { late: false, lines: [] };
      wire.faults.push('lost');
      const first = await store.digests.write(place, morning, { etag: undefined });
      wire.faults.push('lost');
      const second = await store.digests.write(place, { ...morning, late: true }, { etag: first });
      expect(await store.digests.get(place)).toEqual({ content: { ...morning, late: true }, etag: second });
    });

    it('writes a draft once, and gives the etag to go on with', async () => {
      const place = { person: 'lost', id: 'd1' };
      const moments = { writtenAt: '2027-05-10T07:00:00.000Z', until: '2027-05-11T22:00:00.000Z' };
      const draft = { form: 'f', school: 's', tenant: 't', case: 'c1', page: 2, values: {}, ...moments };
      wire.faults.push('lost');
      const first = await store.drafts.write(place, draft, undefined);
      wire.faults.push('lost');
      const second = await store.drafts.write(place, { ...draft, page: 3 }, first);
      expect(await store.drafts.get(place)).toEqual({ kind: 'draft', draft: { ...draft, page: 3 }, etag: second });
    });

    it('audits once', async () => {
      wire.faults.push('lost');
      await store.audit.record('lost', entry);
      expect(await store.audit.list('lost')).toEqual([entry]);
    });
  });

  describe('because a setting is wrong', () => {
    it.each([
      [{ connection: 'AccountKey=verysecret' }, /^STORAGE_CONNECTION is no connection string/],
      [{ connection: 'x', prefix: 'no-dashes' }, /^TABLE_PREFIX must be/],
      [{ accountUrl: 'http://name.table.core.windows.net' }, /^STORAGE_ACCOUNT_URL must be/],
    ])('refuses %#, naming it', async (settings, message) => {
      const failure = (await failureOf(azureTables(settings))) as Error;
      expect(failure.message).toMatch(message);
      expect(inspect(failure)).not.toContain('verysecret');
    });

    it('takes an account by its address, for a program with an identity', async () => {
      await expect(azureTables({ accountUrl: 'https://name.table.core.windows.net' })).resolves.toBeDefined();
    });
  });
});
