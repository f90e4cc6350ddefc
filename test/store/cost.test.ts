import { azureTables } from '../../src/store/azure-tables';
import { memoryTables } from '../../src/store/memory-tables';
import { openStore } from '../../src/store/store';
import type { OpenStore } from '../../src/store/store';
import type { Tables } from '../../src/store/tables';
import { nothingDelivered } from '../../src/service/delivery/delivery';
import { freshPrefix, testKeys, withAzurite } from './adapters';
import { countingTables } from './counting-tables';
import { appendOf, eventOf, opened } from './sample';
import { startWire } from './wire';
import type { Wire } from './wire';

/** Grows a case to so many events, as fast as transactions allow. */
async function grow(store: OpenStore, caseId: string, events: number): Promise<void> {
  for (let at = 0; at < events; at += 90) {
    await store.cases.append(appendOf(caseId, at, `grow-${String(at)}`, Math.min(90, events - at)));
  }
}

const sizes = [10, 10_000];

describe('what storage costs', () => {
  const keys = testKeys();

  describe('in calls', () => {
    let tables: Tables;
    let calls: string[];
    let store: OpenStore;
    beforeEach(() => {
      ({ tables, calls } = countingTables(memoryTables()));
      store = openStore({ tables, keys });
    });
    const callsOf = async (act: () => Promise<unknown>): Promise<string[]> => {
      calls.length = 0;
      await act();
      return [...calls];
    };

    it('is one to open a case', async () => {
      expect(await callsOf(() => store.cases.append(appendOf('c1', 0, 'open', 5)))).toEqual(['transact cases']);
    });

    it.each(sizes)(
      'is one to read a case of %i events, and one to append to it, by any copy of the program',
      async (size) => {
        await grow(store, 'c1', size);
        const copy = openStore({ tables, keys });
        expect(await callsOf(() => copy.cases.readState('c1'))).toEqual(['get cases']);
        expect(await callsOf(() => copy.cases.append(appendOf('c1', size, 'next', 3)))).toEqual(['transact cases']);
        expect(await callsOf(() => copy.cases.append(appendOf('c1', size + 3, 'after', 3)))).toEqual([
          'transact cases',
        ]);
        expect(await callsOf(() => copy.cases.readEvents('c1', [9]))).toEqual(['get cases']);
        expect(await callsOf(() => copy.cases.readEvents('c1', [2, 9]))).toEqual(['range cases']);
      },
    );

    it('is one to read all events, with the key that opens them', async () => {
      await grow(store, 'c1', 20);
      const copy = openStore({ tables, keys });
      expect(await callsOf(() => copy.cases.readEvents('c1'))).toEqual(['range cases']);
    });

    it('is two to append without having read', async () => {
      await grow(store, 'c1', 2);
      const copy = openStore({ tables, keys });
      expect(await callsOf(() => copy.cases.append(appendOf('c1', 2, 'next')))).toEqual([
        'get cases',
        'transact cases',
      ]);
    });

    it('stays one when a reading is overtaken by an append', async () => {
      const gate = { open: (): void => undefined };
      const opening = new Promise<void>((resolve) => (gate.open = resolve));
      const slow: Tables = {
        ...tables,
        get: async (...which) => {
          const head = await tables.get(...which);
          await opening;
          return head;
        },
      };
      const copy = openStore({ tables: slow, keys });
      await copy.cases.append(appendOf('c2', 0, 'open'));
      const reading = copy.cases.readState('c2');
      await copy.cases.append(appendOf('c2', 1, 'next'));
      gate.open();
      await reading;
      expect(await callsOf(() => copy.cases.append(appendOf('c2', 2, 'after')))).toEqual(['transact cases']);
    });

    it('is one for everything else of every day', async () => {
      const due = { clock: 'domain', at: opened, caseId: 'c1' } as const;
      expect(await callsOf(() => store.due.put(due))).toEqual(['upsert due']);
      expect(await callsOf(() => store.due.due({ domain: opened, wall: opened }, 50))).toEqual(['range due']);
      expect(await callsOf(() => store.due.remove(due))).toEqual(['remove due']);
      const notes = [{ at: opened, to: 'room', key: 'notice', edition: 1 }];
      expect(
        await callsOf(() => store.cases.writeDelivery('c1', nothingDelivered, { etag: undefined, sent: notes })),
      ).toEqual(['transact cases']);
      expect(await callsOf(() => store.cases.readDelivery('c1'))).toEqual(['get cases']);
      expect(await callsOf(() => store.registry.list('s'))).toEqual(['range registry']);
      const entry = { at: opened, person: 'p', tenant: 't', act: 'read', what: 'dossier' } as const;
      expect(await callsOf(() => store.audit.record('c1', entry))).toEqual(['insert audit']);
    });

    it('is none to read an agreement again', async () => {
      await store.agreements.put({ hash: 'a' } as never);
      const copy = openStore({ tables, keys });
      await copy.agreements.get('a');
      expect(await callsOf(() => copy.agreements.get('a'))).toEqual([]);
    });

    it('is one page of what is due, however many cases there are', async () => {
      for (let n = 0; n < 3_000; n += 1)
        await store.due.put({ clock: 'domain', at: '2027-06-01T07:00:00.000Z', caseId: `c${String(n)}` });
      expect(await callsOf(() => store.due.due({ domain: opened, wall: opened }, 50))).toEqual(['range due']);
    });
  });

  describe('on the wire to Azurite', () => {
    const { azurite } = withAzurite();
    let wire: Wire;
    let store: OpenStore;
    let connection: string;
    beforeAll(async () => {
      wire = await startWire(azurite().port);
      connection = azurite().connectionString.replace(String(azurite().port), String(wire.port));
    });
    afterAll(() => wire.close());

    it('is the same at ten events and at ten thousand', async () => {
      const prefix = freshPrefix();
      const tables = await azureTables({ connection, prefix });
      await tables.prepare();
      store = openStore({ tables, keys });
      for (const size of sizes) await grow(store, `case-${String(size)}`, size);
      const cost = async (act: () => Promise<unknown>) => {
        wire.requests.length = 0;
        wire.received = 0;
        await act();
        return { requests: wire.requests.length, bytes: wire.received };
      };
      const [small, large] = await Promise.all(
        sizes.map(async (size) => ({ id: `case-${String(size)}`, size, copy: openStore({ tables, keys }) })),
      );
      const reading = [
        await cost(() => small!.copy.cases.readState(small!.id)),
        await cost(() => large!.copy.cases.readState(large!.id)),
      ];
      expect(reading.map(({ requests }) => requests)).toEqual([1, 1]);
      // The larger case's id and version have a few digits more.
      expect(Math.abs(reading[1]!.bytes - reading[0]!.bytes)).toBeLessThan(64);
      for (const { copy, id, size } of [small!, large!]) {
        expect((await cost(() => copy.cases.append(appendOf(id, size, 'next', 3)))).requests).toBe(1);
        expect((await cost(() => copy.cases.readEvents(id, [4]))).requests).toBe(1);
      }
      expect(await large!.copy.cases.readEvents(large!.id, [1, 9_999])).toEqual([eventOf(1), eventOf(9_999)]);
      expect(await large!.copy.cases.readEvents(large!.id)).toHaveLength(10_003);
    }, 60_000);
  });
});
