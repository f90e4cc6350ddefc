import type { Agreement } from '../../src/agreement/agreement';
import { nothingDelivered } from '../../src/service/delivery/delivery';
import type { Delivery, SentNote } from '../../src/service/delivery/delivery';
import { DeliveryConflict, DuplicateCommand, VersionConflict } from '../../src/service/ports';
import type { AuditEntry, DueRow, RegistryRow } from '../../src/service/ports';
import { openStore } from '../../src/store/store';
import type { OpenStore } from '../../src/store/store';
import type { Tables } from '../../src/store/tables';
import { onEachAdapter, testKeys } from './adapters';
import { appendOf, eventOf, opened, stateOf } from './sample';

const delivery = (version: number, more: Partial<Delivery> = {}): Delivery => ({
  ...nothingDelivered,
  version,
  ...more,
});
const sentTo = (to: string, at: string, edition = 1): SentNote => ({ at, to, key: 'request:t1', edition });
const registered = (code: string, caseId: string, more: Partial<RegistryRow> = {}): RegistryRow => ({
  school: 'de-regenboog',
  code,
  caseId,
  status: 'open',
  step: 'signal',
  version: 1,
  openedAt: opened,
  people: ['p1', 'p2'],
  ...more,
});

describe('storage', () => {
  onEachAdapter((fresh) => {
    let tables: Tables;
    let store: OpenStore;
    const keys = testKeys();
    beforeEach(async () => {
      tables = await fresh();
      store = openStore({ tables, keys });
    });
    /** Another copy of the program on the same storage. */
    const another = () => openStore({ tables, keys });

    describe('cases', () => {
      it('knows nothing of a case that was never opened', async () => {
        expect(await store.cases.readState('c1')).toBeUndefined();
        expect(await store.cases.readEvents('c1')).toEqual([]);
        expect(await store.cases.readEvents('c1', [1])).toEqual([]);
        expect(await store.cases.readSent('c1')).toEqual([]);
        expect(await store.cases.readDelivery('c1')).toEqual({ delivery: nothingDelivered, etag: undefined });
      });

      it('treats a forged id as one of no case', async () => {
        for (const id of ['', '../c1', "c1' or 'a' eq 'a", 'x'.repeat(600), '\n', '\ud800']) {
          expect(await store.cases.readState(id)).toBeUndefined();
          expect(await store.cases.readEvents(id)).toEqual([]);
        }
      });

      it('gives back the state and every event as they were, to every copy of the program', async () => {
        const first = appendOf('c1', 0, 'open', 3);
        const second = appendOf('c1', 3, 'next', 2);
        await store.cases.append(first);
        await store.cases.append(second);
        for (const copy of [store, another()]) {
          expect(await copy.cases.readEvents('c1')).toEqual([...first.events, ...second.events]);
          expect(await copy.cases.readState('c1')).toEqual(second.state);
        }
        expect(await another().cases.readEvents('c1', [5, 2])).toEqual([eventOf(2), eventOf(5)]);
      });

      it('keeps cases apart', async () => {
        await store.cases.append(appendOf('c1', 0, 'open'));
        await store.cases.append(appendOf('c2', 0, 'open', 2));
        expect((await store.cases.readState('c1'))?.version).toBe(1);
        expect(await store.cases.readEvents('c2')).toHaveLength(2);
      });

      it('reads only the versions that are asked for, however far apart', async () => {
        for (let at = 0; at < 180; at += 90) await store.cases.append(appendOf('c1', at, `c${String(at)}`, 90));
        expect(await store.cases.readEvents('c1', [178, 3, 4, 999])).toEqual([eventOf(3), eventOf(4), eventOf(178)]);
        expect(await store.cases.readEvents('c1', [])).toEqual([]);
      });

      it('holds an event of ten thousand letters in each of its texts', async () => {
        const long = appendOf('c1', 0, 'open', 1, '𝒳é'.repeat(60_000));
        await store.cases.append(long);
        expect(await another().cases.readEvents('c1')).toEqual(long.events);
      });

      it('refuses a change of a version that is gone, and stores nothing of it', async () => {
        await store.cases.append(appendOf('c1', 0, 'open', 2));
        await another().cases.append(appendOf('c1', 2, 'theirs'));
        await expect(store.cases.append(appendOf('c1', 2, 'mine', 3))).rejects.toThrow(VersionConflict);
        expect(await store.cases.readEvents('c1')).toHaveLength(3);
        await store.cases.append(appendOf('c1', 3, 'mine', 3));
        expect((await another().cases.readState('c1'))?.version).toBe(6);
      });

      it('refuses to open a case that was opened by another command', async () => {
        await store.cases.append(appendOf('c1', 0, 'open'));
        await expect(another().cases.append(appendOf('c1', 0, 'open too'))).rejects.toThrow(VersionConflict);
      });

      it('refuses a version that is still to come, and one of a case that is not there', async () => {
        await store.cases.append(appendOf('c1', 0, 'open'));
        await expect(another().cases.append(appendOf('c1', 5, 'early'))).rejects.toThrow(VersionConflict);
        await expect(store.cases.append(appendOf('c2', 1, 'early'))).rejects.toThrow(VersionConflict);
      });

      it('never appends one command twice, wherever the case has got to', async () => {
        await store.cases.append(appendOf('c1', 0, 'open'));
        await expect(store.cases.append(appendOf('c1', 0, 'open'))).rejects.toThrow(DuplicateCommand);
        await store.cases.append(appendOf('c1', 1, 'next'));
        await expect(store.cases.append(appendOf('c1', 2, 'open'))).rejects.toThrow(DuplicateCommand);
        await expect(another().cases.append(appendOf('c1', 1, 'next'))).rejects.toThrow(DuplicateCommand);
        expect(await store.cases.readEvents('c1')).toHaveLength(2);
        const given = ['open', 'next', 'never'].map((id) => another().cases.wasGiven('c1', id));
        expect(await Promise.all(given)).toEqual([true, true, false]);
        expect(await store.cases.wasGiven('c2', 'open')).toBe(false);
      });

      it('takes a command that names another case for another command', async () => {
        await store.cases.append(appendOf('c1', 0, 'open'));
        await expect(store.cases.append(appendOf('c2', 0, 'open'))).resolves.toBeUndefined();
      });

      it.each([0, 1])('lets one of many at version %i win, and tells a repeat from a conflict', async (expected) => {
        if (expected > 0) await store.cases.append(appendOf('c1', 0, 'open', expected));
        const copies = [store, another(), another()];
        const commands = Array.from({ length: 18 }, (_, n) => ({
          copy: copies[n % 3]!,
          id: n % 2 === 0 ? 'same' : `other-${String(n)}`,
        }));
        const ended = await Promise.allSettled(
          commands.map(({ copy, id }) => copy.cases.append(appendOf('c1', expected, id, 2))),
        );
        const won = commands.filter((_, n) => ended[n]!.status === 'fulfilled');
        expect(won).toHaveLength(1);
        const wrong = commands.filter(({ id }, n) => {
          const end = ended[n]!;
          return (
            end.status === 'rejected' &&
            !(end.reason instanceof (id === won[0]!.id ? DuplicateCommand : VersionConflict))
          );
        });
        expect(wrong).toEqual([]);
        expect(await store.cases.readEvents('c1')).toHaveLength(expected + 2);
      });

      it('does not write what would make a case unreadable', async () => {
        const good = appendOf('c1', 0, 'open', 2);
        for (const bad of [
          { ...good, events: [] },
          { ...good, events: [...good.events].reverse() },
          { ...good, state: stateOf('c1', 3) },
          { ...good, state: stateOf('c2', 2) },
        ]) {
          await expect(store.cases.append(bad)).rejects.toThrow(RangeError);
        }
        expect(await store.cases.readState('c1')).toBeUndefined();
      });
    });

    describe('destroying the key of a case', () => {
      it('leaves nothing of it to read, for any copy of the program', async () => {
        const copy = another();
        await store.cases.append(appendOf('c1', 0, 'open', 3));
        await copy.cases.readState('c1');
        await store.destroyKey('c1');
        for (const reader of [store, copy, another()]) {
          expect(await reader.cases.readState('c1')).toBeUndefined();
          expect(await reader.cases.readEvents('c1')).toEqual([]);
          expect(await reader.cases.readEvents('c1', [1, 2])).toEqual([]);
        }
      });

      it('does not come undone by a copy that read the case before, nor by opening it again', async () => {
        const copy = another();
        await store.cases.append(appendOf('c1', 0, 'open'));
        await copy.cases.readState('c1');
        await store.destroyKey('c1');
        await expect(copy.cases.append(appendOf('c1', 1, 'late'))).rejects.toThrow(VersionConflict);
        await expect(store.cases.append(appendOf('c1', 0, 'again'))).rejects.toThrow(VersionConflict);
        expect(await store.cases.readState('c1')).toBeUndefined();
        expect(JSON.stringify((await tables.get('cases', 'c1', 'head'))!.values)).not.toMatch(/key|data/);
      });

      it('is done again, or to no case, without harm; other cases stay', async () => {
        await store.cases.append(appendOf('c1', 0, 'open'));
        await store.cases.append(appendOf('c2', 0, 'open'));
        for (const id of ['c1', 'c1', 'c3']) await store.destroyKey(id);
        expect((await store.cases.readState('c2'))?.version).toBe(1);
      });
    });

    describe('what was delivered', () => {
      it('is given back as it was, however much it is', async () => {
        const items = Array.from({ length: 400 }, (_, n) => ({
          key: `request:t${String(n)}`,
          edition: 1,
          hash: 'h'.repeat(64),
          status: 'delivered' as const,
          attempts: 1,
          message: { conversation: `19:${'é'.repeat(60)}@thread.tacv2`, id: String(n) },
        }));
        const etag = await store.cases.writeDelivery('c1', delivery(7, { items }), { etag: undefined });
        expect(await another().cases.readDelivery('c1')).toEqual({ delivery: delivery(7, { items }), etag });
      });

      it('is written by one worker at a time', async () => {
        const first = await store.cases.writeDelivery('c1', delivery(1), { etag: undefined });
        await expect(another().cases.writeDelivery('c1', delivery(9), { etag: undefined })).rejects.toThrow(
          DeliveryConflict,
        );
        const second = await another().cases.writeDelivery('c1', delivery(2), { etag: first });
        await expect(store.cases.writeDelivery('c1', delivery(9), { etag: first })).rejects.toThrow(DeliveryConflict);
        await store.cases.writeDelivery('c1', delivery(3), { etag: second });
        expect((await store.cases.readDelivery('c1')).delivery.version).toBe(3);
      });

      it('does not disturb deciding, nor deciding it', async () => {
        await store.cases.append(appendOf('c1', 0, 'open'));
        const etag = await store.cases.writeDelivery('c1', delivery(1), { etag: undefined });
        await store.cases.append(appendOf('c1', 1, 'next'));
        await expect(store.cases.writeDelivery('c1', delivery(2), { etag })).resolves.toEqual(expect.any(String));
        expect((await store.cases.readState('c1'))?.version).toBe(2);
        expect(await store.cases.readEvents('c1')).toHaveLength(2);
      });

      it('notes each message sent once, in order of moment, together with the delivery or not at all', async () => {
        const [early, late] = ['2027-05-28T07:00:00.000Z', '2027-06-04T07:00:00.000Z'];
        const notes = [sentTo('p2', late), sentTo('room', early), sentTo('p1', late, 2)];
        const etag = await store.cases.writeDelivery('c1', delivery(1), { etag: undefined, sent: notes });
        await store.cases.writeDelivery('c1', delivery(2), { etag, sent: [notes[0]!] });
        await expect(
          store.cases.writeDelivery('c1', delivery(3), { etag, sent: [sentTo('p9', late)] }),
        ).rejects.toThrow(DeliveryConflict);
        const sent = await another().cases.readSent('c1');
        expect(sent.map(({ at }) => at)).toEqual([early, late, late]);
        expect(sent).toEqual(expect.arrayContaining(notes));
      });
    });

    describe('the due list', () => {
      const row = (clock: DueRow['clock'], day: number, caseId: string, more: Partial<DueRow> = {}): DueRow => ({
        clock,
        at: `2027-06-${String(day).padStart(2, '0')}T07:00:00.000Z`,
        caseId,
        ...more,
      });
      const until = (domain: number, wall: number) => ({
        domain: row('domain', domain, '').at,
        wall: row('wall', wall, '').at,
      });

      it('gives what is due at its moment, earliest first, of both clocks', async () => {
        const rows = [
          row('domain', 3, 'c1'),
          row('wall', 2, 'c2', { version: 4, failures: 2 }),
          row('domain', 1, 'c3'),
        ];
        for (const due of rows) await store.due.put(due);
        expect(await store.due.due(until(3, 3), 10)).toEqual([rows[2], rows[1], rows[0]]);
        expect(await store.due.due(until(2, 2), 10)).toEqual([rows[2], rows[1]]);
        expect(await store.due.due(until(2, 2), 1)).toEqual([rows[2]]);
      });

      it('holds each row to its own clock', async () => {
        const rows = [1, 2, 3, 4, 5, 6].map((day) => row(day % 2 === 0 ? 'wall' : 'domain', day, `c${String(day)}`));
        for (const due of rows) await store.due.put(due);
        expect(await store.due.due(until(1, 6), 2)).toEqual([rows[0], rows[1]]);
        expect(await store.due.due(until(1, 6), 9)).toEqual([rows[0], rows[1], rows[3], rows[5]]);
        expect(await store.due.due(until(5, 1), 9)).toEqual([rows[0], rows[2], rows[4]]);
        expect(await store.due.due(until(5, 1), 3)).toEqual([rows[0], rows[2], rows[4]]);
      });

      it('holds one row for the same clock, moment, case and version, and removes that one', async () => {
        const others = [row('wall', 1, 'c1'), row('domain', 1, 'c1', { version: 2 }), row('domain', 1, 'c10')];
        for (const due of [row('domain', 1, 'c1'), ...others, row('domain', 1, 'c1', { failures: 3 })])
          await store.due.put(due);
        expect(await store.due.due(until(1, 1), 10)).toHaveLength(4);
        await store.due.remove(row('domain', 1, 'c1'));
        await store.due.remove(row('domain', 1, 'c1'));
        expect(await store.due.due(until(1, 1), 10)).toEqual(expect.arrayContaining(others));
        expect(await store.due.due(until(1, 1), 10)).toHaveLength(3);
      });
    });

    describe('the registry', () => {
      it('gives a code to one case of a school', async () => {
        expect(await store.registry.reserve(registered('K7M4', 'c1', { status: 'opening' }))).toBe('reserved');
        expect(await store.registry.reserve(registered('K7M4', 'c1', { status: 'opening' }))).toBe('reserved');
        expect(await store.registry.reserve(registered('K7M4', 'c2'))).toBe('taken');
        expect(await store.registry.reserve(registered('K7M4', 'c2', { school: 'de-vlinder' }))).toBe('reserved');
      });

      it('does not undo what is known of a case when its code is claimed again', async () => {
        await store.registry.put(registered('K7M4', 'c1', { version: 9 }));
        await store.registry.reserve(registered('K7M4', 'c1', { version: 0, status: 'opening' }));
        expect(await store.registry.list('de-regenboog')).toEqual([registered('K7M4', 'c1', { version: 9 })]);
      });

      it('lists the cases of one school as they were put last', async () => {
        await store.registry.put(registered('B2', 'c1', { nextDue: opened }));
        await store.registry.put(registered('A1', 'c2'));
        await store.registry.put(registered('B2', 'c1', { status: 'closed' }));
        await store.registry.put(registered('C3', 'c3', { school: 'de-vlinder' }));
        expect(await store.registry.list('de-regenboog')).toEqual([
          registered('A1', 'c2'),
          registered('B2', 'c1', { status: 'closed' }),
        ]);
        await store.registry.remove('de-regenboog', 'A1');
        expect(await store.registry.list('de-regenboog')).toHaveLength(1);
      });
    });

    it('knows when everybody hears of a case next', async () => {
      const row = registered('K7M4', 'c1', { calls: { p1: opened, p2: '2027-05-25T07:00:00.000Z' } });
      await store.registry.put(row);
      expect(await another().registry.list('de-regenboog')).toEqual([row]);
    });

    it('knows how people can be reached, as they were last seen', async () => {
      const seen = {
        person: 'p1',
        tenant: 't1',
        reference: { conversation: { id: 'a:1' }, nested: ['é'] },
        lastSeen: opened,
      };
      expect(await store.people.get('p1')).toBeUndefined();
      await store.people.put({ ...seen, reference: {} });
      await store.people.put(seen);
      expect(await another().people.get('p1')).toEqual(seen);
    });

    it('keeps every agreement by its hash, and never changes it', async () => {
      const agreement = {
        hash: 'f'.repeat(64),
        protocol: { texts: 'é'.repeat(100_000), tasks: {} },
        school: {},
      } as unknown as Agreement;
      expect(await store.agreements.get(agreement.hash)).toBeUndefined();
      await store.agreements.put(agreement);
      await another().agreements.put({ ...agreement, protocol: {} } as unknown as Agreement);
      expect(await another().agreements.get(agreement.hash)).toEqual(agreement);
      expect(await store.agreements.get(agreement.hash)).toEqual(agreement);
    });

    it('keeps every entry of the audit, also of the same moment', async () => {
      const entry: AuditEntry = { at: opened, person: 'p1', tenant: 't1', act: 'read', what: 'dossier' };
      const later: AuditEntry = { ...entry, at: '2027-05-22T07:00:00.000Z', act: 'refused' };
      for (const each of [later, entry, entry]) await store.audit.record('c1', each);
      await store.audit.record('t1|2027-05-21', entry);
      expect(await store.audit.list('c1')).toEqual([entry, entry, later]);
      expect(await store.audit.list('t1|2027-05-21')).toEqual([entry]);
    });
  });
});
