import { evolve } from '../../src/case/evolve';
import { StorageUnavailable } from '../../src/service/ports';
import { intake, lindeboom, who } from '../case/given';
import { ground, newCaseId, openHouse, rest, type House } from './house';
import { asks, closes, opened, reads, until } from './story';

const listOf = async (house: House, by: string, verb: string) => {
  const reply = await house.act(by, verb);
  if (reply.kind !== 'card') throw new Error(`answered with ${reply.kind}`);
  return reply;
};
const dataOf = async (house: House, by: string, verb: string): Promise<Record<string, unknown>> =>
  (await listOf(house, by, verb)).card.data;

describe('S1-20: what somebody reported', () => {
  it('is received, taken up, closed', async () => {
    const house = await openHouse(ground());
    const caseId = await opened(house);
    const state = async () => (await dataOf(house, 'anna', 'show-reports'))['reports'];
    expect(await state()).toMatchObject([{ state: 'received', add: true }]);
    await reads(house, caseId);
    expect(await state()).toMatchObject([{ state: 'taken-up', add: true }]);
    await closes(house, caseId);
    await rest();
    expect(await state()).toMatchObject([{ state: 'closed', add: false }]);
    expect(await dataOf(house, 'bas', 'show-reports')).toEqual({ reports: [], empty: true });
  });

  it('S1-19: is received and nothing else, for a reporter who takes no part any more; they may add to it', async () => {
    const house = await openHouse(ground());
    const caseId = await opened(house);
    await reads(house, caseId);
    await rest();
    const state = await house.stateOf(caseId);
    const event = { type: 'dismissed', person: who('anna').person } as const;
    const dismissed = { version: state.version + 1, at: house.time.now(), by: who('carla').person, event };
    await house.store.cases.append({
      caseId,
      expected: state.version,
      events: [dismissed],
      state: evolve(state, dismissed),
      commandId: 'dismissal',
    });
    expect((await dataOf(house, 'anna', 'show-reports'))['reports']).toMatchObject([{ state: 'received', add: true }]);
  });

  it('S1-24: a concern about somebody of the school stands in no list of anybody', async () => {
    const house = await openHouse(ground());
    await house.act('anna', 'alert-board', { case: 'e'.repeat(32), page: 1, values: { fresh: true } });
    await rest();
    expect((await house.stateOf('e'.repeat(32))).route).toBe('staff');
    for (const by of ['anna', 'bo', 'willem', 'carla']) {
      expect(await dataOf(house, by, 'show-reports')).toMatchObject({ empty: true });
      expect(await dataOf(house, by, 'show-today')).toMatchObject({ empty: true });
    }
    for (const by of ['bo', 'willem']) expect(await dataOf(house, by, 'show-process')).toMatchObject({ empty: true });
  });
});

describe('C-25: danger that nobody is on yet', () => {
  const texts = async (house: House, by: string) => {
    const { danger, now } = await dataOf(house, by, 'show-today');
    return { danger, now } as Record<'danger' | 'now', readonly { readonly text: string }[]>;
  };

  it('stands before everything else in Vandaag and Overzicht, until somebody is on it', async () => {
    const house = await openHouse(ground());
    const first = await opened(house);
    const urgent = await opened(house);
    await asks(house, first, 'noor');
    await house.act('anna', 'declare-emergency', { case: urgent, page: 1, values: {} });
    await rest();
    const { code } = await house.stateOf(urgent);
    expect((await texts(house, 'carla')).danger.map(({ text }) => text)).toEqual([
      `Zorg ${code}. Er kan nu gevaar zijn: gezegd op maandag 10 mei om 08.30. Nog niemand is ermee bezig.`,
    ]);
    const { cases } = await dataOf(house, 'carla', 'show-overview');
    expect(cases).toMatchObject([
      { case: urgent, danger: expect.stringContaining('gevaar') as string },
      { case: first },
    ]);
    await house.act('carla', 'acknowledge-emergency', { case: urgent });
    await rest();
    expect((await texts(house, 'carla')).danger).toEqual([]);
    expect(JSON.stringify((await dataOf(house, 'carla', 'show-overview'))['cases'])).not.toContain('gevaar');
  });

  it('is told to a member as well; that a reporter does not know is told to those who lead alone', async () => {
    const house = await openHouse(ground());
    const caseId = newCaseId();
    await house.act('anna', 'open-case', { case: caseId, page: 3, values: { ...intake, danger: 'unknown' } });
    await rest();
    expect((await texts(house, 'carla')).danger).toMatchObject([
      { text: expect.stringContaining('Lees de zorg.') as string },
    ]);
    expect((await texts(house, 'anna')).danger).toEqual([]);
    await house.act('anna', 'declare-emergency', { case: caseId, page: 1, values: {} });
    await rest();
    expect((await texts(house, 'anna')).danger).toHaveLength(1);
  });
});

describe('danger of a case that stands still', () => {
  it.each(['carla', 'willem', ''])(
    'stands in no list of those who do not decide there (over whom: "%s")',
    async (over) => {
      const house = await openHouse(ground());
      const caseId = await opened(house);
      await house.act('anna', 'declare-emergency', { case: caseId, page: 1, values: {} });
      const values = { about: 'this', ...(over === '' ? {} : { suspect: who(over).person }) };
      await house.act('anna', 'alert-board', { case: caseId, page: 2, values });
      await rest();
      expect(await house.stateOf(caseId)).toMatchObject({ frozen: {}, emergency: {} });
      for (const by of ['anna', 'carla', 'dirk', 'willem'])
        for (const list of ['show-today', 'show-overview'])
          expect(JSON.stringify(await dataOf(house, by, list))).not.toMatch(/gevaar|"danger":\[\{/);
    },
  );
});

describe('R-04: the list of all cases', () => {
  it('says where Veilig Thuis is called before anybody is spoken with, in the words that stand elsewhere', async () => {
    const house = await openHouse(ground());
    const [plain, caseId] = [await opened(house), newCaseId()];
    const values = { ...intake, child: 'Fenna Oost', categories: ['honour'] };
    await house.act('anna', 'open-case', { case: caseId, page: 3, values });
    await rest();
    const { code } = await house.stateOf(caseId);
    const { cases } = await dataOf(house, 'willem', 'show-process');
    expect(cases).toContainEqual(
      expect.objectContaining({ code, flags: `Bij ${code} wordt eerst Veilig Thuis gebeld. Spreek nog niemand.` }),
    );
    expect(JSON.stringify(cases).match(/Spreek nog niemand/g)).toHaveLength(1);
    expect((await house.stateOf(plain)).talkBlocked).toBe(false);
  });

  it('has process only: no child, nobody who reported, not a word of content', async () => {
    const house = await openHouse(ground());
    const caseId = await opened(house);
    await asks(house, caseId, 'noor');
    await rest();
    const text = JSON.stringify(await dataOf(house, 'willem', 'show-process'));
    expect(text).toContain('●●○○○ stap 2 van 5');
    for (const word of ['Jip', 'blauwe', 'Anna', who('anna').person, 'Hoe kijk jij']) expect(text).not.toContain(word);
  });

  it('is answered to everybody else as a word that nobody knows, and that is audited', async () => {
    const house = await openHouse(ground());
    await opened(house);
    for (const by of ['carla', 'dirk', 'anna', 'lies', 'vera'])
      expect((await listOf(house, by, 'show-process')).card).toEqual((await listOf(house, by, 'nonsense')).card);
    const day = `${lindeboom.school.tenant}|${house.time.now().slice(0, 10)}`;
    const refused = (await house.store.audit.list(day)).filter(({ act }) => act === 'refused');
    expect(refused.map(({ what }) => what)).toEqual(Array.from({ length: 5 }, () => 'show-process'));
  });

  it('is not shown as empty when no case opens of which may be told', async () => {
    const house = await openHouse(ground());
    await opened(house);
    house.store.cases.readState = () => Promise.reject(new StorageUnavailable('away'));
    expect(await house.act('willem', 'show-process')).toMatchObject({ kind: 'message', code: 'unavailable' });
  });
});

describe('a case that does not open', () => {
  /** Two cases, of which one does not open. */
  async function oneBroken(how: 'case' | 'agreement' = 'case') {
    const house = await openHouse(ground());
    const [broken, whole] = [await opened(house), await opened(house)];
    await rest();
    const read = house.store.cases.readState.bind(house.store.cases);
    house.store.cases.readState = async (caseId) => {
      const state = await read(caseId);
      if (caseId !== broken || state === undefined) return state;
      if (how === 'case') throw new StorageUnavailable('restore the cases table');
      return { ...state, agreement: '0'.repeat(64) };
    };
    return { house, broken, whole };
  }
  const codesIn = (data: Record<string, unknown>): string => JSON.stringify(data);

  it.each(['show-overview', 'show-today'])('hides no other in %s, and a member in it is told of one', async (verb) => {
    const { house, broken, whole } = await oneBroken();
    const data = await dataOf(house, 'carla', verb);
    expect(codesIn(data)).toContain(whole);
    expect(codesIn(data)).not.toContain(broken);
    expect(data).toMatchObject({ unopened: 1, empty: false });
    expect(house.lines).toContainEqual(
      expect.objectContaining({
        level: 'error',
        fields: { case: broken, error: 'StorageUnavailable', remedy: 'restore the cases table' },
      }),
    );
  });

  it('hides no other when it is the agreement of it that is gone', async () => {
    const { house, broken, whole } = await oneBroken('agreement');
    const data = await dataOf(house, 'carla', 'show-today');
    expect([codesIn(data).includes(whole), codesIn(data).includes(broken), data['unopened']]).toEqual([true, false, 1]);
  });

  it('is not counted for a person who takes no part in it by the registry: director and board', async () => {
    const { house, whole } = await oneBroken();
    const data = await dataOf(house, 'willem', 'show-process');
    expect(codesIn(data)).toContain(whole);
    expect(data['unopened']).toBeUndefined();
  });

  it('is the whole list when it is the only one: that is said, and nothing else', async () => {
    const house = await openHouse(ground());
    await opened(house);
    await rest();
    house.store.cases.readState = () => Promise.reject(new StorageUnavailable('restore the cases table'));
    expect(await dataOf(house, 'carla', 'show-overview')).toEqual({ cases: [], empty: false, unopened: 1 });
  });
});

describe('R-11: what somebody has to do', () => {
  it('is for the case lead also what others are waited for, and for others their own alone', async () => {
    const house = await openHouse(ground());
    const caseId = await opened(house);
    await asks(house, caseId, 'noor');
    await rest();
    house.time.to('2027-05-18T07:00:00.000Z');
    const texts = async (by: string) =>
      ((await dataOf(house, by, 'show-today'))['now'] as { text: string }[]).map(({ text }) => text.slice(11));
    expect(await texts('noor')).toEqual(['Overleg gevraagd']);
    expect(await texts('carla')).toEqual(
      expect.arrayContaining(['Nieuwe zorg lezen', 'Gegevens van het kind', 'Noor Hendriks, Overleg gevraagd']),
    );
    expect(await texts('anna')).toEqual([]);
  });

  /** A case in which all that is asked is what Noor thinks of it, until a day. */
  async function waitingUntil(due: string, house: House, child: string): Promise<{ caseId: string; code: string }> {
    const caseId = await opened(house);
    await reads(house, caseId);
    const facts = { name: child, birthDate: '2017-03-04' };
    await house.act('carla', 'record-child', { case: caseId, page: 1, values: facts });
    const question = { to: who('noor').person, mode: 'open', question: 'Hoe gaat het na de zomer?', due };
    await house.act('carla', 'request-consultation', { case: caseId, page: 1, values: question });
    await rest();
    return { caseId, code: (await house.stateOf(caseId)).code };
  }

  it('R-12: has a case that stands still, also while what is asked in it may wait for months', async () => {
    const house = await openHouse(ground());
    const still = await waitingUntil('2027-09-20', house, 'Jip Verweij');
    await until(house, '2027-05-20T08:00:00.000Z');
    const moves = await waitingUntil('2027-09-13', house, 'Noa Blaak');
    const hangs = async (): Promise<unknown> =>
      ((await dataOf(house, 'carla', 'show-today'))['hangs'] as { text: string }[]).map(({ text }) => text);
    const listed = async (): Promise<unknown> =>
      ((await dataOf(house, 'willem', 'show-process'))['cases'] as { code: string; flags?: string }[]).map(
        ({ code, flags }) => [code, flags],
      );
    await until(house, '2027-05-24T07:00:00.000Z');
    expect(await hangs()).toEqual([]);
    expect(await listed()).toEqual([
      [moves.code, undefined],
      [still.code, undefined],
    ]);
    await until(house, '2027-05-25T07:00:00.000Z');
    expect(await hangs()).toEqual([`Zorg ${still.code}: er gebeurt al een tijd niets.`]);
    // It is first: a list that has no place for all of them does not leave it out.
    expect(await listed()).toEqual([
      [still.code, 'Er gebeurt al een tijd niets'],
      [moves.code, undefined],
    ]);
    await asks(house, still.caseId, 'sam');
    await rest();
    expect(await hangs()).toEqual([]);
  });
});

describe('help', () => {
  it('R-17: tells everybody whom to call; what is worth knowing of the protocol to who leads at the school alone', async () => {
    const house = await openHouse(ground(), { idle: true });
    const { remarks } = lindeboom.protocol;
    expect(remarks.length).toBeGreaterThan(0);
    for (const by of ['carla', 'willem']) expect(await dataOf(house, by, 'help')).toMatchObject({ remarks });
    for (const by of ['anna', 'noor', 'vera', 'carla']) {
      const told = JSON.stringify((await dataOf(house, by, 'help'))['helplines']);
      for (const phone of ['112', '0800-2000', '0800-0432', '0900-8844', '0900-111 3111'])
        expect(told).toContain(phone);
    }
    for (const by of ['anna', 'noor', 'vera']) expect(await dataOf(house, by, 'help')).not.toHaveProperty('remarks');
    expect(await dataOf(house, 'carla', 'start')).not.toHaveProperty('remarks');
  });
});

it('S1-24: what was asked of somebody who was shut out stands in the list of who comes in their place', async () => {
  const house = await openHouse(ground());
  const caseId = await opened(house);
  const suspect = who('carla').person;
  await house.act('anna', 'alert-board', { case: caseId, page: 2, values: { about: 'this', suspect } });
  await house.act('bo', 'decide-standstill', { case: caseId, page: 2, values: { decision: 'go-on', suspect } });
  await rest();
  const [row] = await house.store.registry.list(lindeboom.school.id);
  expect(row?.owners).toContain(who('dirk').person);
  expect(row?.owners).not.toContain(suspect);
});
