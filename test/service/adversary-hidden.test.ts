import { intake, who } from '../case/given';
import { ground, newCaseId, openHouse, rest, type House } from './house';
import { failure } from './platform';
import { asks, closes, opened, reports, until } from './story';
import type { Values } from '../../src/view/values';

/*
 * Ways by which somebody might still hear of a case that is not theirs: what was sent before is sent again, what waits
 * elsewhere, what could not be delivered.
 */

const id = (key: string): string => who(key).person;
const shown = (reply: unknown): string => JSON.stringify(reply);
const allPrivate = (house: House, by: string): string => shown(house.platform.messages(`private-${id(by)}`));

const frozen = (house: House, caseId: string, by: string, suspect: string) =>
  house.act(by, 'alert-board', { case: caseId, page: 2, values: { about: 'this', suspect: id(suspect) } });

/** Two cases about one child, of which the later one asks how they belong together. */
async function twoAboutOne(house: House): Promise<readonly [earlier: string, later: string]> {
  const cases = [newCaseId(), newCaseId()] as const;
  for (const [index, by] of ['anna', 'bas'].entries()) {
    await house.act(by, 'open-case', {
      case: cases[index] ?? '',
      page: 3,
      values: { ...intake, child: 'Jip de Vries' },
    });
    await rest();
  }
  await soon(house);
  return cases;
}

/** What one case has to tell another is told. */
async function soon(house: House): Promise<void> {
  for (let minute = 0; minute < 3; minute += 1) {
    house.time.passWall(61_000);
    await house.worker.tick();
    await rest();
  }
}

describe('what was said before, and is sent again', () => {
  it('R-07: is answered to a person who was sent away since as if there were no case', async () => {
    const house = await openHouse(ground());
    const caseId = await opened(house);
    await asks(house, caseId, 'noor');
    const values = { until: '2027-05-11', reason: 'druk' };
    const later = { task: 't3', id: 'said-once', values };
    expect((await house.act('noor', 'postpone', { ...later, case: caseId })).code).toBeUndefined();
    expect((await house.act('noor', 'postpone', { ...later, case: caseId })).code).toBe('already-done');
    await house.act('carla', 'dismiss', {
      case: caseId,
      page: 1,
      values: { person: id('noor'), reason: 'Te veel mensen' },
    });
    const none = await house.act('noor', 'postpone', { ...later, case: 'f'.repeat(32) });
    expect(await house.act('noor', 'postpone', { ...later, case: caseId })).toEqual(none);
    expect(none.code).toBe('not-found');
  });
});

describe('two cases about one child, of which one stands still because of the coordinator', () => {
  it('S1-24: in no list and no form of the other does the coordinator find it', async () => {
    const house = await openHouse(ground());
    const [earlier, later] = await twoAboutOne(house);
    const { code } = await house.stateOf(earlier);
    expect(shown(await house.act('carla', 'show-today'))).toContain(code);
    await frozen(house, earlier, 'anna', 'carla');
    await rest();
    for (const [verb, more] of [
      ['show-today', {}],
      ['my-part', { case: later }],
      ['relate', { case: later }],
      ['weigh', { case: later }],
    ] as const)
      expect([verb, shown(await house.act('carla', verb, more)).includes(code)]).toEqual([verb, false]);
    const decided = { other: earlier, way: 'join', reason: 'hetzelfde kind' };
    const reply = await house.act('carla', 'relate', { case: later, page: 1, values: decided });
    expect(reply.code).toBe('not-found');
  });

  it('R-01: the stand-in decides about both', async () => {
    const house = await openHouse(ground());
    await house.act('willem', 'stand-in', {
      page: 2,
      values: { person: id('olga'), until: '2027-05-20', absence: 'holiday' },
    });
    const [earlier, later] = await twoAboutOne(house);
    const decided = { other: earlier, way: 'apart', reason: 'toch een ander kind' };
    const reply = await house.act('olga', 'relate', { case: later, page: 1, values: decided });
    expect(reply).toMatchObject({ kind: 'message', text: 'Vastgelegd. De zorgen blijven apart.' });
  });
});

describe('S1-24: a concern about a member of staff with danger in it, when the board cannot be reached', () => {
  it('is told to the person who said it and to nobody else', async () => {
    const house = await openHouse(ground());
    const caseId = 'e'.repeat(32);
    house.platform.trouble = ({ about }) => (about === id('bo') ? failure('refused') : undefined);
    await house.act('anna', 'alert-board', { case: caseId, page: 1, values: { fresh: true } });
    await rest();
    await house.act('anna', 'declare-emergency', { decides: true, case: caseId });
    await rest();
    await until(house, '2027-05-11T07:00:00.000Z');
    expect(allPrivate(house, 'anna')).toContain('Bel zelf');
    for (const by of ['carla', 'dirk', 'willem', 'noor']) expect([by, allPrivate(house, by)]).toEqual([by, '[]']);
  });
});

describe('somebody of another organisation whose consent was taken back', () => {
  const question = 'Wat weet jij van Jip de Vries?';
  const parents = { parent1: 'Mia Zandstra', authority1: 'yes' };
  const consent = (answer: string) => ({
    parent: 'p1',
    party: id('joris'),
    purpose: 'samen kijken',
    answer,
    date: '2027-05-10',
    written: true,
  });

  async function asked(): Promise<{ house: House; caseId: string; task: string }> {
    const house = await openHouse(ground());
    const caseId = await opened(house);
    const anonymous = { question: 'Wat valt je op?', summary: 'Een kind met zorgen', clean: true };
    const child = { name: 'Jip de Vries', birthDate: '2018-03-09', ...parents };
    const does = async (verb: string, values: Values): Promise<void> => {
      await house.act('carla', verb, { case: caseId });
      expect((await house.act('carla', verb, { case: caseId, page: 1, values })).kind).toBe('message');
    };
    const asks = { case: caseId, page: 2, values: { to: id('joris'), mode: 'anonymous', ...anonymous } };
    expect((await house.act('carla', 'request-consultation', asks)).kind).toBe('message');
    await does('record-child', child);
    await does('record-consent', consent('given'));
    await does('request-consultation', { to: id('joris'), mode: 'open', question });
    const task = (await house.stateOf(caseId)).tasks.find(({ owner, mode }) => owner.external && mode === 'open');
    expect(shown(await house.act('joris', 'dossier', { case: caseId }))).toContain(question);
    await does('record-consent', consent('withdrawn'));
    return { house, caseId, task: task?.id ?? '' };
  }

  it('C-12: reads what was asked without a name, and not what was asked openly', async () => {
    const { house, caseId } = await asked();
    const reply = shown(await house.act('joris', 'dossier', { case: caseId }));
    expect(reply).toContain('Wat valt je op?');
    expect(reply).not.toContain('Jip');
  });

  it('C-12: nor finds it in the form in which it was to be answered, whichever page is said to be filled in', async () => {
    const { house, caseId, task } = await asked();
    const other = await openHouse(house);
    for (const page of [1, 2])
      expect(shown(await other.act('joris', 'answer-consultation', { case: caseId, task, page }))).not.toContain('Jip');
  });
});

describe('R-04: the list of all cases', () => {
  it('counts no case that is not in it', async () => {
    const house = await openHouse(ground());
    for (let number = 0; number < 21; number += 1) await reports(house, newCaseId());
    await house.act('anna', 'alert-board', { case: 'e'.repeat(32), page: 1, values: { fresh: true } });
    await rest();
    house.time.passWall(61_000);
    await house.worker.tick();
    await rest();
    const reply = await house.act('willem', 'show-process');
    const data = reply.kind === 'card' ? reply.card.data : {};
    expect([(data['cases'] as unknown[]).length, data['place']]).toMatchObject([20, { first: 1, last: 20, total: 21 }]);
  });
});

describe('S1-24: two reports that were joined, of which one turns out to be about the coordinator', () => {
  it.each(['first', 'second'])('stand still together, whichever of them it is said of: the %s', async (said) => {
    const house = await openHouse(ground());
    const [first, second] = await twoAboutOne(house);
    const joins = { other: first, way: 'join', reason: 'hetzelfde kind' };
    await house.act('carla', 'relate', { case: second, page: 1, values: joins });
    await soon(house);
    const [about, by] = said === 'first' ? [first, 'anna'] : [second, 'bas'];
    expect((await frozen(house, about, by, 'carla')).code).toBeUndefined();
    await soon(house);
    for (const caseId of [first, second]) {
      expect((await house.act('carla', 'dossier', { case: caseId })).code).toBe('not-found');
      expect((await house.act('dirk', 'refer', { case: caseId, page: 1, values: {} })).code).not.toBe('not-found');
    }
    const asked = house.platform.calls.filter(({ name, about: whom }) => name === 'sendPrivately' && whom === id('bo'));
    expect(asked).toHaveLength(1);
  });
});

describe('S1-24: a closed case of which it turns out that it is about the coordinator', () => {
  it('is hidden from her as any other, and the board is asked until there was contact', async () => {
    const house = await openHouse(ground());
    const caseId = await opened(house);
    await closes(house, caseId);
    await rest();
    expect((await frozen(house, caseId, 'anna', 'carla')).code).toBeUndefined();
    await rest();
    const none = await house.act('carla', 'dossier', { case: 'f'.repeat(32) });
    expect(await house.act('carla', 'dossier', { case: caseId })).toEqual(none);
    expect((await house.act('dirk', 'reopen-case', { case: caseId, page: 1, values: { reason: 'x' } })).code).toBe(
      'frozen',
    );
    const asked = () =>
      house.platform.calls.filter(({ name, about }) => name === 'sendPrivately' && about === id('bo'));
    expect(asked()).toHaveLength(1);
    await until(house, '2027-05-11T07:00:00.000Z');
    expect(asked()).toHaveLength(2);
    expect((await house.act('bo', 'confirm-board', { case: caseId, task: 't3' })).code).toBeUndefined();
    await until(house, '2027-05-12T07:00:00.000Z');
    expect(asked()).toHaveLength(2);
  });
});

describe('S1-24: a case that stands still', () => {
  it('tells nobody that the board was asked, in no list and on no page, and the board itself it does', async () => {
    const house = await openHouse(ground());
    const caseId = await opened(house);
    await frozen(house, caseId, 'anna', 'carla');
    await rest();
    const pages = ['my-part', 'dossier', 'show-overview', 'show-today', 'show-process', 'show-reports'];
    for (const by of ['dirk', 'willem', 'anna'])
      for (const page of pages) {
        const told = shown(await house.act(by, page, { case: caseId })).includes('Bo Terpstra');
        expect([by, page, told]).toEqual([by, page, false]);
      }
    expect(shown(await house.act('bo', 'show-process'))).toContain('Bo Terpstra');
  });
});

describe('a director who would take what is not theirs', () => {
  const gives = (house: House, by: string, role: string, to: string) =>
    house.act(by, 'hand-over-role', {
      page: 2,
      values: { about: 'role', role, person: id(to), reason: 'Even overnemen' },
    });

  it('S1-24: becomes no contact of the board, by whatever hand, and so hears of no concern about staff', async () => {
    const house = await openHouse(ground());
    await house.act('anna', 'alert-board', { case: 'e'.repeat(32), page: 1, values: { fresh: true } });
    await rest();
    expect((await gives(house, 'willem', 'board', 'willem')).code).toBe('not-allowed');
    expect((await gives(house, 'carla', 'board', 'willem')).code).toBe('not-allowed');
    expect((await gives(house, 'carla', 'director', 'bo')).code).toBe('not-allowed');
    await house.worker.tick();
    await rest();
    expect(allPrivate(house, 'willem')).toBe('[]');
  });

  it.each(['coordinator', 'deputy', 'ib-er'])(
    'R-04: takes no role for themselves with which content is read: %s',
    async (role) => {
      const house = await openHouse(ground());
      const caseId = await opened(house);
      const reply = await gives(house, 'willem', role, 'willem');
      expect(['not-allowed', 'incomplete']).toContain(reply.code);
      expect((await house.act('willem', 'dossier', { case: caseId })).code).toBe('not-yours');
    },
  );

  it('R-01, R-04: does not stand in for the coordinator because they say so themselves', async () => {
    const house = await openHouse(ground());
    const caseId = await opened(house);
    const values = { person: id('willem'), until: '2027-05-20', absence: 'ill' };
    expect((await house.act('willem', 'stand-in', { page: 2, values })).code).toBe('not-allowed');
    expect((await house.act('willem', 'dossier', { case: caseId })).code).toBe('not-yours');
  });
});
