import type { Tables } from '../../src/store/tables';
import { who } from '../case/given';
import { onEachAdapter } from '../store/adapters';
import { ground, newCaseId, openHouse, type House } from './house';
import { lists } from './morning-lists';
import { answers, asks, closes, reads, reports, signals } from './story';

const members = ['anna', 'carla', 'dirk', 'noor', 'sam'] as const;
const day8 = '2027-05-18T07:00:00.000Z';

/** Two copies of the program on the same tables and platform, with a case in which Noor and Sam are asked. */
async function twoCopies(tables: Tables): Promise<{ one: House; other: House; caseId: string; code: string }> {
  const on = ground({ tables });
  const one = await openHouse(on, { instance: 'one' });
  const other = await openHouse(on, { instance: 'other' });
  const caseId = newCaseId();
  await reports(one, caseId);
  await asks(one, caseId, 'noor');
  await asks(one, caseId, 'sam');
  await one.worker.settle();
  return { one, other, caseId, code: (await one.stateOf(caseId)).code };
}

const typesIn = async (house: House, caseId: string): Promise<readonly string[]> =>
  (await house.store.cases.readEvents(caseId)).map(({ event }) => event.type);
const count = async (house: House, caseId: string, type: string): Promise<number> =>
  (await typesIn(house, caseId)).filter((found) => found === type).length;

onEachAdapter((fresh) => {
  describe('the same said twice', () => {
    it('with the same activity id, one after the other, is stored once and answered kindly', async () => {
      const { one, caseId } = await twoCopies(await fresh());
      expect((await signals(one, caseId, 'anna', 'Stil', 'twice')).code).toBeUndefined();
      expect(await signals(one, caseId, 'anna', 'Stil', 'twice')).toMatchObject({ text: 'Dit had ik al.' });
      expect(await count(one, caseId, 'signal-recorded')).toBe(2);
    });

    it('with the same activity id, at once and to both copies, is stored once', async () => {
      const { one, other, caseId } = await twoCopies(await fresh());
      const said = [one, other, one, other].map((house) => signals(house, caseId, 'anna', 'Stil', 'at-once'));
      const codes = (await Promise.all(said)).map(({ code }) => code ?? 'ok').sort();
      expect(codes).toEqual(['already-done', 'already-done', 'already-done', 'ok']);
      expect(await count(one, caseId, 'signal-recorded')).toBe(2);
    });

    it('with the same activity id, after it closed the case, is answered kindly as well', async () => {
      const { one, caseId } = await twoCopies(await fresh());
      expect((await closes(one, caseId, 'last')).code).toBeUndefined();
      expect(await closes(one, caseId, 'last')).toMatchObject({ text: 'Dit had ik al.', code: 'already-done' });
      expect(await closes(one, caseId, 'later')).not.toMatchObject({ code: 'already-done' });
      expect(await count(one, caseId, 'closed')).toBe(1);
    });

    it('with a new id: a task that was answered is not answered anew, and the card says how it stands', async () => {
      const { one, caseId } = await twoCopies(await fresh());
      await reads(one, caseId);
      expect(await reads(one, caseId)).toMatchObject({ kind: 'card', code: 'already-done' });
      expect(await count(one, caseId, 'acknowledged')).toBe(1);
    });

    it('the same intake at once to both copies is one case, with one room and one code', async () => {
      const { one, other } = await twoCopies(await fresh());
      const caseId = newCaseId();
      const codes = (await Promise.all([reports(one, caseId), reports(other, caseId)])).map(({ code }) => code ?? 'ok');
      expect([...codes].sort()).toEqual(['already-done', 'ok']);
      await one.worker.settle();
      await other.worker.settle();
      expect(await count(one, caseId, 'case-opened')).toBe(1);
      const rows = (await one.store.registry.list('de-lindeboom')).filter((row) => row.caseId === caseId);
      expect(rows).toHaveLength(1);
      expect(one.platform.picture().rooms).toHaveLength(2);
    });
  });

  describe('different things said at once', () => {
    it('two answers to one request, through two copies: exactly one is taken', async () => {
      const { one, other, caseId } = await twoCopies(await fresh());
      const replies = await Promise.all([
        answers(one, caseId, 'noor', 't3'),
        answers(other, caseId, 'carla', 't3'),
        answers(other, caseId, 'noor', 't3'),
      ]);
      const codes = replies.map(({ code }) => code ?? 'ok');
      expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
      // Who was not first hears that another answered, or that they did themselves.
      expect(codes).toEqual(codes.map(() => expect.stringMatching(/^(ok|stale|already-done)$/) as string));
      expect(await count(one, caseId, 'consultation-answered')).toBe(1);
    });

    it('sixteen signals at once, through two copies: none is lost, in whatever order', async () => {
      const { one, other, caseId } = await twoCopies(await fresh());
      const texts = Array.from({ length: 16 }, (_, index) => `Signaal nummer ${index}`);
      const replies = await Promise.all(
        texts.map((text, index) => {
          const house = index % 2 === 0 ? one : other;
          return signals(house, caseId, members[index % members.length] ?? 'anna', text);
        }),
      );
      expect(replies.map(({ code }) => code)).toEqual(texts.map(() => undefined));
      const events = await one.store.cases.readEvents(caseId);
      expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
      const recorded = events.flatMap(({ event }) => (event.type === 'signal-recorded' ? [event.signal.what] : []));
      expect(recorded.slice(1).sort()).toEqual([...texts].sort());
    }, 30_000);
  });

  describe('two copies looking at the due list at once', () => {
    it('each reminder is sent once', async () => {
      const { one, other, caseId } = await twoCopies(await fresh());
      const sent = one.platform.count('post') + one.platform.count('sendPrivately');
      one.time.to(day8);
      await Promise.all([one.worker.tick(), other.worker.tick(), one.worker.tick(), other.worker.tick()]);
      for (let minute = 0; minute < 3; minute += 1) {
        one.time.passWall(61_000);
        await Promise.all([one.worker.tick(), other.worker.tick()]);
      }
      // Noor and Sam in the room, Carla for reading and for the child's facts, Dirk since reading is a week late.
      const notes = (await one.store.cases.readSent(caseId)).filter(({ at }) => at === day8);
      expect(new Set(notes.map(({ key, edition }) => `${key} ${edition}`)).size).toBe(notes.length);
      // Carla's two come in one message.
      expect(one.platform.count('post') + one.platform.count('sendPrivately')).toBe(sent + notes.length - 1);
      expect(one.platform.privately(who('carla').person).map(({ card }) => card.template)).toEqual(['morning']);
      expect(lists(one).flatMap(({ lines }) => lines.map(({ title }) => title.slice(11)))).toEqual([
        'Nieuwe zorg lezen',
        'Gegevens van het kind',
      ]);
      expect(notes.length).toBeGreaterThan(3);
      expect(await one.store.due.due({ domain: one.time.now(), wall: '9999' }, 10)).toEqual([]);
    });
  });
});
