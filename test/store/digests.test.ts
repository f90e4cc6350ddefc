import { DeliveryConflict } from '../../src/service/ports';
import type { DigestPlace, Morning } from '../../src/service/delivery/digest-port';
import { openStore } from '../../src/store/store';
import type { OpenStore } from '../../src/store/store';
import type { Tables } from '../../src/store/tables';
import { leased, sending } from '../../src/store/upcasters/held-digest';
import { onEachAdapter, testKeys } from './adapters';

describe('the list of a morning', () => {
  it('that one copy is sending is held by it in either release', () => {
    const until = '2027-05-21T07:01:00.000Z';
    const sent = { late: false, lines: [], attempts: 0, sending: { by: 'one', until } };
    const held = { late: false, lines: [], lease: { owner: 'one', until } };
    expect(leased(sent)).toEqual(held);
    expect(sending(held)).toEqual(sent);
  });

  onEachAdapter((fresh) => {
    let tables: Tables;
    let store: OpenStore;
    const keys = testKeys();
    /** Another copy of the program, on the same storage. */
    const another = (): OpenStore => openStore({ tables, keys });
    beforeEach(async () => {
      tables = await fresh();
      store = another();
    });
    const place = { person: 'p1', school: 'de-regenboog', day: '2027-05-21' };
    const button = {
      title: 'Invullen…',
      decides: false,
      data: { verb: 'complete-task', case: 'c1', morning: true },
    } as const;
    const line = (key: string) => ({
      ...{ case: 'c1', key, title: 'Zorg K7M4: Één vraag', text: 'Graag vr 21 mei', open: true },
      buttons: [button],
    });
    const morning = (...keys: readonly string[]): Morning => ({ late: false, lines: keys.map(line) });

    it('is not there before it is written, nor for a forged person', async () => {
      expect(await store.digests.get(place)).toBeUndefined();
      expect(await store.digests.get({ ...place, person: '../p1' })).toBeUndefined();
    });

    it('is one of a person, a school and a day, for every copy of the program', async () => {
      const message = { conversation: 'a:1', id: '7', serviceUrl: 'https://smba' };
      await store.digests.write(place, { ...morning('t1'), message }, { etag: undefined });
      await store.digests.write({ ...place, day: '2027-05-24' }, morning('t2'), { etag: undefined });
      await store.digests.write({ ...place, school: 'de-vlinder' }, morning('t3'), { etag: undefined });
      expect((await another().digests.get(place))?.content).toEqual({ ...morning('t1'), message });
    });

    it('is made once, and changed by a copy that saw how it is', async () => {
      const first = await store.digests.write(place, morning('t1'), { etag: undefined });
      await expect(another().digests.write(place, morning('t2'), { etag: undefined })).rejects.toThrow(
        DeliveryConflict,
      );
      const second = await another().digests.write(place, morning('t1', 't2'), { etag: first });
      await expect(store.digests.write(place, morning('t1', 't3'), { etag: first })).rejects.toThrow(DeliveryConflict);
      expect(await store.digests.get(place)).toEqual({ content: morning('t1', 't2'), etag: second });
    });

    it('is forgotten once it is old and nothing on it is open, and is no other person’s or day’s', async () => {
      const done: Morning = { late: false, lines: [{ ...line('t1'), open: false }] };
      const [before, on] = ['2027-05-20', '2027-05-21'];
      const lists: readonly [DigestPlace, Morning, boolean][] = [
        [{ ...place, day: before }, done, false],
        [{ ...place, day: before, school: 'de-vlinder' }, { ...done, lines: [] }, false],
        [{ ...place, day: '2027-05-19' }, { ...done, lines: [...done.lines, line('t2')] }, true],
        [{ ...place, day: before, person: 'p2' }, done, true],
        [{ ...place, day: on }, done, true],
      ];
      for (const [at, list] of lists) await store.digests.write(at, list, { etag: undefined });
      for (let time = 0; time < 2; time += 1) await store.digests.forget('p1', on);
      const found = await Promise.all(lists.map(([at]) => another().digests.get(at)));
      expect(found.map((one) => one !== undefined)).toEqual(lists.map(([, , kept]) => kept));
    });
  });
});
