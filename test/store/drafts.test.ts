import { DraftConflict, type Draft } from '../../src/service/drafts/port';
import { checkStore } from '../../src/store/check';
import { KeyRing } from '../../src/store/keys';
import { openStore } from '../../src/store/store';
import type { OpenStore } from '../../src/store/store';
import type { StoredRow, Tables } from '../../src/store/tables';
import { onEachAdapter, testKeys } from './adapters';
import { formsOf } from './forms-of';

const place = { person: 'p1', id: 'a'.repeat(32) };
const other = { person: 'p1', id: 'b'.repeat(32) };
const draft = (what: string, more: Partial<Draft> = {}): Draft => ({
  form: 'record-signal',
  school: 'de-regenboog',
  tenant: 't1',
  case: 'c1',
  page: 2,
  values: { what, nature: 'observation', alone: true, categories: ['physical', 'other'] },
  writtenAt: '2027-05-10T07:00:00.000Z',
  until: '2027-05-11T22:00:00.000Z',
  ...more,
});

describe('what is filled in and not sent yet', () => {
  onEachAdapter((fresh) => {
    let tables: Tables;
    let store: OpenStore;
    const keys = testKeys();
    /** Another copy of the program, on the same storage. */
    const another = (): OpenStore => openStore({ tables, keys });
    const rows = async (): Promise<readonly StoredRow[]> => {
      const found: StoredRow[] = [];
      for await (const row of tables.scan('drafts')) found.push(row);
      return found;
    };
    beforeEach(async () => {
      tables = await fresh();
      store = another();
    });

    it('is not there before it is written, nor under a forged name', async () => {
      expect(await store.drafts.get(place)).toBeUndefined();
      expect(await store.drafts.get({ ...place, id: '../x' })).toBeUndefined();
      expect(await store.drafts.of('../p1')).toEqual([]);
    });

    it('is given back as it was, to every copy of the program, and to its writer alone', async () => {
      const whole = draft('é"'.repeat(120_000), { task: 't3', danger: true, told: { at: '2027-05-10T08:00:00.000Z' } });
      const etag = await store.drafts.write(place, whole, undefined);
      expect(await another().drafts.get(place)).toEqual({ kind: 'draft', draft: whole, etag });
      expect(await another().drafts.of('p1')).toEqual([{ ...place, draft: whole, etag }]);
      expect(await another().drafts.get({ ...place, person: 'p2' })).toBeUndefined();
      expect(await another().drafts.of('p2')).toEqual([]);
    });

    it('is made once, and changed by a copy that saw how it is', async () => {
      const first = await store.drafts.write(place, draft('een'), undefined);
      await expect(another().drafts.write(place, draft('twee'), undefined)).rejects.toThrow(DraftConflict);
      const second = await another().drafts.write(place, draft('twee'), first);
      await expect(store.drafts.write(place, draft('drie'), first)).rejects.toThrow(DraftConflict);
      expect(await store.drafts.get(place)).toMatchObject({ draft: { values: { what: 'twee' } }, etag: second });
      await store.drafts.destroy(place);
      await expect(store.drafts.write(place, draft('vier'), second)).rejects.toThrow(DraftConflict);
    });

    it('leaves nothing of its content in storage that could be read without the key', async () => {
      await store.drafts.write(place, draft('een blauwe plek'), undefined);
      const stored = Buffer.concat((await rows()).flatMap(({ values }) => Object.values(values).map(bytesOf)));
      for (const form of [...formsOf('een blauwe plek'), ...formsOf('record-signal')])
        expect(stored.includes(form)).toBe(false);
    });

    it('has a key of its own at each write: what a copy of storage still holds of before opens with no other', async () => {
      const first = await store.drafts.write(place, draft('een'), undefined);
      const [before] = await rows();
      await store.drafts.write(place, draft('twee'), first);
      await store.drafts.write(other, draft('drie'), undefined);
      const all = [before, ...(await rows())].map((row) => Buffer.from(row!.values['key'] as Uint8Array));
      const ring = new KeyRing(keys);
      const unlocked = await Promise.all(all.map((bytes) => ring.unlock({ by: 'test', bytes })));
      expect(new Set(unlocked.map(({ bytes }) => Buffer.from(bytes).toString('hex'))).size).toBe(3);
    });

    it('is gone with its key when it is destroyed, however often', async () => {
      await store.drafts.write(place, draft('een'), undefined);
      await store.drafts.write(other, draft('twee'), undefined);
      for (const copy of [store, another()]) {
        await copy.drafts.destroy(place);
        expect(await copy.drafts.get(place)).toBeUndefined();
      }
      expect((await rows()).map(({ row }) => row)).toEqual([other.id]);
    });

    it('remembers that it was sent, and then holds neither key nor content', async () => {
      await store.drafts.write(place, draft('een'), undefined);
      const until = '2027-05-11T22:00:00.000Z';
      await another().drafts.sent(place, 'mark', until);
      expect(await store.drafts.get(place)).toEqual({ kind: 'sent', as: 'mark', until });
      expect(await store.drafts.of('p1')).toEqual([]);
      expect((await rows()).map(({ values }) => Object.keys(values).sort())).toEqual([['schema', 'sent', 'until']]);
      await expect(store.drafts.write(place, draft('een'), undefined)).rejects.toThrow(DraftConflict);
    });

    it('can be looked through without a key, for what is past its time', async () => {
      await store.drafts.write(place, draft('een'), undefined);
      await store.drafts.sent(other, 'mark', '2027-05-12T22:00:00.000Z');
      const found: unknown[] = [];
      for await (const row of openStore({ tables, keys: testKeys('none') }).drafts.all()) found.push(row);
      expect(found).toEqual([
        { ...place, until: '2027-05-11T22:00:00.000Z' },
        { ...other, until: '2027-05-12T22:00:00.000Z' },
      ]);
    });

    it('that does not open is none, is told to the operator, and leaves the others to be read', async () => {
      const told: unknown[] = [];
      await store.drafts.write(place, draft('een'), undefined);
      await store.drafts.write(other, draft('twee'), undefined);
      const row = await tables.get('drafts', place.person, place.id);
      await tables.upsert('drafts', { ...row!, values: { ...row!.values, data0: Uint8Array.from([1, 2, 3]) } });
      const reading = openStore({ tables, keys, report: ({ row: name }) => told.push(name) });
      expect(await reading.drafts.get(place)).toBeUndefined();
      expect((await reading.drafts.of('p1')).map(({ id }) => id)).toEqual([other.id]);
      expect(told).toEqual([place.id]);
      expect((await checkStore({ tables, keys })).broken).toMatchObject([{ table: 'drafts', row: place.id }]);
    });
  });
});

const bytesOf = (value: unknown): Buffer =>
  value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value), 'utf8');
