import { AlertConflict, type KeptAlert } from '../../src/service/danger/port';
import { checkStore } from '../../src/store/check';
import { openStore, type OpenStore } from '../../src/store/store';
import type { Tables } from '../../src/store/tables';
import { onEachAdapter, testKeys } from './adapters';

const one = 'a'.repeat(32);
const other = 'b'.repeat(32);
const alert = (what: string, more: Partial<KeptAlert> = {}): KeptAlert => ({
  request: {
    id: 'activity-1',
    actor: { person: 'p1', tenant: 't1', name: 'Anna Bakker' },
    verb: 'open-case',
    case: 'c1',
    page: 3,
    saidAt: '2027-05-10T06:58:00.000Z',
    values: { what, danger: 'yes', alone: true, categories: ['physical', 'other'] },
  },
  stands: [],
  until: '2027-05-10T07:00:00.000Z',
  ...more,
});

describe('an alert of a school that cannot run', () => {
  onEachAdapter((fresh) => {
    let tables: Tables;
    let store: OpenStore;
    const keys = testKeys();
    const another = (): OpenStore => openStore({ tables, keys });
    beforeEach(async () => {
      tables = await fresh();
      store = another();
    });

    it('is given back as it was, to every copy of the program', async () => {
      const message = { conversation: 'a:1', id: '2', serviceUrl: 'https://smba.example' };
      const whole = alert('é"'.repeat(60_000), { stands: [{ person: 'p2', message }], done: true });
      const etag = await store.alerts.write(one, whole, undefined);
      expect(await another().alerts.all()).toEqual([{ id: one, alert: whole, etag }]);
    });

    it('is made once, and changed by the copy that saw how it is', async () => {
      const first = await store.alerts.write(one, alert('een'), undefined);
      await expect(another().alerts.write(one, alert('twee'), undefined)).rejects.toThrow(AlertConflict);
      await another().alerts.write(one, alert('twee'), first);
      await expect(store.alerts.write(one, alert('drie'), first)).rejects.toThrow(AlertConflict);
      expect(await store.alerts.all()).toMatchObject([{ alert: { request: { values: { what: 'twee' } } } }]);
    });

    it('is gone once it is removed, however often, and does not come back', async () => {
      const etag = await store.alerts.write(one, alert('een'), undefined);
      await another().alerts.remove(one);
      await store.alerts.remove(one);
      expect(await store.alerts.all()).toEqual([]);
      await expect(store.alerts.write(one, alert('een'), etag)).rejects.toThrow(AlertConflict);
    });

    it('that does not open is reported, and keeps no other from being read', async () => {
      await store.alerts.write(one, alert('een'), undefined);
      await store.alerts.write(other, alert('twee'), undefined);
      const row = await tables.get('alerts', 'alerts', one);
      await tables.upsert('alerts', { ...row!, values: { ...row!.values, data0: Uint8Array.from([1, 2, 3]) } });
      const { broken } = await checkStore({ tables, keys });
      expect(broken).toMatchObject([{ table: 'alerts', row: one, remedy: expect.stringContaining('may not have') }]);
      expect((await another().alerts.all()).map(({ id }) => id)).toEqual([other]);
    });
  });
});
