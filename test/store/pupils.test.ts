import { openStore } from '../../src/store/store';
import { StorageUnavailable } from '../../src/service/ports';
import { onEachAdapter, testKeys } from './adapters';
import { appendOf } from './sample';
import type { TableRow, Tables } from '../../src/store/tables';

const school = 'de-regenboog';
const marks = ['child|jipdevries', 'parent|kimdevries'];

onEachAdapter((fresh) => {
  describe('E-11, S1-26: the index of pupils', () => {
    it('finds the cases that share a mark, once each, also after the same was written again', async () => {
      const store = openStore({ tables: await fresh(), keys: testKeys() });
      for (const caseId of ['c1', 'c2', 'c2']) await store.pupils.put(school, caseId, marks);
      await store.pupils.put(school, 'c3', ['child|saar', marks[1] ?? '']);
      expect([...(await store.pupils.find(school, marks))].sort()).toEqual(['c1', 'c2', 'c3']);
      expect(await store.pupils.find(school, ['child|saar'])).toEqual(['c3']);
      expect(await store.pupils.find('de-vlinder', marks)).toEqual([]);
      expect(await store.pupils.find(school, [])).toEqual([]);
    });

    it('is found by another copy of the program, and by none with another key', async () => {
      const tables = await fresh();
      const keys = testKeys();
      await openStore({ tables, keys }).pupils.put(school, 'c1', marks);
      expect(await openStore({ tables, keys }).pupils.find(school, marks)).toEqual(['c1']);
      const strange = openStore({ tables, keys: testKeys() }).pupils.find(school, marks);
      await expect(strange).rejects.toThrow(StorageUnavailable);
      await expect(strange).rejects.toThrow('KEY_FILE');
    });

    it('ends with one key when two copies of the program begin at once', async () => {
      const tables = await fresh();
      const keys = testKeys();
      const copies = [openStore({ tables, keys }), openStore({ tables, keys })];
      await Promise.all(copies.map((copy, index) => copy.pupils.put(school, `c${index}`, marks)));
      for (const copy of copies) expect([...(await copy.pupils.find(school, marks))].sort()).toEqual(['c0', 'c1']);
    });

    it('holds no name, and nothing of a case whose key was destroyed', async () => {
      const tables = await fresh();
      const { seen, written } = watched(tables);
      const store = openStore({ tables: seen, keys: testKeys() });
      await store.cases.append(appendOf('c1', 0, 'open'));
      await store.pupils.put(school, 'c1', marks);
      await store.pupils.put(school, 'c2', marks);
      const rows = written.filter(({ table }) => table === 'pupils').map(({ row }) => row);
      expect(rows.length).toBe(8);
      expect(JSON.stringify(rows)).not.toMatch(/jip|vries|kim/i);
      await store.destroyKey('c1');
      expect(await store.pupils.find(school, marks)).toEqual(['c2']);
      const partitions = new Set(rows.map(({ partition }) => partition));
      const left = await Promise.all([...partitions].map((partition) => tables.range('pupils', { partition })));
      const places = left.flat().flatMap(({ partition, row }) => [partition, row]);
      expect(places.filter((place) => place === 'c1' || place === 'case|c1')).toEqual([]);
    });
  });

  describe('C-12: the handles on cards of people from outside', () => {
    const origin = { case: 'c'.repeat(32), task: 't12', version: 345 };

    it('open for the one they were sealed for, wherever, and for nobody else', async () => {
      const tables = await fresh();
      const keys = testKeys();
      const handle = await openStore({ tables, keys }).handles.seal(origin, 'vera');
      const { handles } = openStore({ tables, keys });
      expect(await handles.open(handle, 'vera')).toEqual(origin);
      expect(await handles.open(handle, 'joris')).toBeUndefined();
      expect(await handles.open(await handles.seal({ case: origin.case }, 'vera'), 'vera')).toEqual({
        case: origin.case,
      });
    });

    it('are another each time, always as long, and short enough for a button', async () => {
      const { handles } = openStore({ tables: await fresh(), keys: testKeys() });
      const some = [origin, origin, { case: '0'.repeat(32) }, { ...origin, task: 't1', version: 1 }];
      const sealed = await Promise.all(some.map((one) => handles.seal(one, 'vera')));
      expect(new Set(sealed).size).toBe(4);
      expect(new Set(sealed.map(({ length }) => length)).size).toBe(1);
      expect(sealed[0]?.length).toBeLessThan(100);
    });

    it.each(['', '~', '~abc', 'c'.repeat(32), `~${'A'.repeat(70)}`, `~${'A'.repeat(200)}`, '~\u0000'])(
      'what was made up opens nothing: %j',
      async (made) => {
        const { handles } = openStore({ tables: await fresh(), keys: testKeys() });
        expect(await handles.open(made, 'vera')).toBeUndefined();
      },
    );
  });
});

/** Every row that is written, as it goes by. */
function watched(tables: Tables): { seen: Tables; written: { table: string; row: TableRow }[] } {
  const written: { table: string; row: TableRow }[] = [];
  const seen: Tables = {
    prepare: () => tables.prepare(),
    get: (...all) => tables.get(...all),
    insert: (...all) => tables.insert(...all),
    replace: (...all) => tables.replace(...all),
    remove: (...all) => tables.remove(...all),
    transact: (...all) => tables.transact(...all),
    range: (...all) => tables.range(...all),
    scan: (...all) => tables.scan(...all),
    upsert: (table, row) => {
      written.push({ table, row });
      return tables.upsert(table, row);
    },
  };
  return { seen, written };
}
