import type { Agreement } from '../../src/agreement/agreement';
import { hashOf } from '../../src/agreement/load';
import { lookAtSchools } from '../../src/service/school/appoint';
import type { Reply } from '../../src/service/request';
import { StorageUnavailable } from '../../src/service/ports';
import { sweep } from '../../src/service/delivery/sweep';
import { closing } from '../case/access-table';
import { lindeboom, who } from '../case/given';
import { ground, newCaseId, openHouse, rest, type Ground, type House } from './house';
import { Crash, Life, livingSurface, livingTables, type Blow } from './life';
import { failure } from './platform';
import { asks, opened, reports, until } from './story';

const id = (key: string): string => who(key).person;

const handsOver = (house: House, to = 'noor', by = 'willem', activity?: string): Promise<Reply> =>
  house.act(by, 'hand-over-role', {
    page: 2,
    values: { about: 'role', role: 'coordinator', person: id(to), reason: 'Nieuwe taken' },
    ...(activity === undefined ? {} : { id: activity }),
  });

/** Two looks: at the school, by which its cases come to be due, and at these. */
const delivered = async (house: House): Promise<void> => {
  for (let look = 0; look < 2; look += 1) {
    await rest();
    await house.worker.tick();
  }
  await rest();
};

const looks = (house: House, by: string, caseId: string): Promise<Reply> => house.act(by, 'dossier', { case: caseId });

describe('a role that is handed over', () => {
  it('R-02: is gone from every case at once, before any of them was written down', async () => {
    const house = await openHouse(ground(), { idle: true });
    const cases = [await opened(house), await opened(house)];
    await handsOver(house);
    const none = await looks(house, 'carla', newCaseId());
    for (const caseId of cases) {
      expect((await house.stateOf(caseId)).cast.coordinator.person).toBe(id('carla'));
      expect(await looks(house, 'carla', caseId)).toEqual(none);
      expect((await looks(house, 'noor', caseId)).kind).toBe('dialog');
    }
    expect(none).toMatchObject({ code: 'not-found', text: expect.stringContaining('Noor Hendriks') as string });
  });

  it('S1-21: costs the one who answers nothing: what is not followed yet goes along with the answer', async () => {
    const house = await openHouse(ground(), { idle: true });
    const caseId = await opened(house);
    await handsOver(house);
    expect((await house.act('noor', 'acknowledge', { case: caseId, task: 't1' })).code).toBeUndefined();
    const types = (await house.store.cases.readEvents(caseId)).map(({ event }) => event.type);
    expect(types.slice(-3)).toEqual(['role-handed-over', 'school-followed', 'acknowledged']);
  });

  it('is followed by another copy of the program at its next look, and turned back by none that has not looked', async () => {
    const on = ground();
    const one = await openHouse(on, { idle: true });
    const two = await openHouse(on, { instance: 'two' });
    const caseId = await opened(one);
    await handsOver(one);
    on.time.passWall(61_000);
    await delivered(one);
    await two.worker.deliver(caseId);
    expect((await two.stateOf(caseId)).cast.coordinator.person).toBe(id('noor'));
    const fresh = await opened(two);
    expect((await two.stateOf(fresh)).cast.coordinator.person).toBe(id('carla'));
    await lookAtSchools(two.ports);
    await delivered(two);
    expect((await two.stateOf(fresh)).cast.coordinator.person).toBe(id('noor'));
  });

  it('of two at the same time the second decides on what the first did', async () => {
    const on = ground();
    const one = await openHouse(on);
    const two = await openHouse(on, { instance: 'two' });
    const replies = await Promise.all([handsOver(one, 'noor'), handsOver(two, 'olga')]);
    expect(replies.map(({ code }) => code)).toEqual([undefined, undefined]);
    const rows = await one.store.schools.list(lindeboom.school.id);
    expect(rows.map(({ number, by }) => [number, by])).toEqual([
      [1, id('willem')],
      [2, id('willem')],
    ]);
  });

  it('is refused to a person who may not, and the refusal is audited', async () => {
    const house = await openHouse();
    expect(await house.act('anna', 'hand-over-role')).toMatchObject({ code: 'not-yours' });
    expect(await handsOver(house, 'noor', 'anna')).toMatchObject({ code: 'not-yours' });
    expect(await house.store.schools.list(lindeboom.school.id)).toEqual([]);
    const audited = await house.store.audit.list(`${lindeboom.school.tenant}|2027-05-10`);
    expect(audited.map(({ what }) => what)).toContain('hand-over-role');
  });
});

interface Outcome {
  readonly calls: readonly string[];
  readonly casts: readonly string[];
  readonly changes: number;
  readonly handed: readonly number[];
  readonly open: readonly string[];
}

/** Two open cases; the role moves with a blow at one call to the outside, and a person who got no answer asks again. */
async function moved(blow: Blow | undefined): Promise<Outcome> {
  const on = ground();
  const life = new Life();
  life.blow = blow;
  let house = await living(on, life);
  const cases = [await opened(house), await opened(house)];
  for (const caseId of cases) await asks(house, caseId, 'sam');
  await rest();
  life.armed = true;
  const again = await handsOver(house, 'noor', 'willem', 'h1').then(() => false, crashed);
  await delivered(house).catch(crashed);
  life.armed = false;
  if (life.over()) house = await openHouse(on, { instance: 'one' });
  if (again) await handsOver(house, 'noor', 'willem', 'h1');
  await sweep(house.ports, house.worker);
  on.time.passWall(61_000);
  await delivered(house);
  const states = await Promise.all(cases.map((caseId) => house.stateOf(caseId)));
  const events = await Promise.all(cases.map((caseId) => house.store.cases.readEvents(caseId)));
  return {
    calls: life.calls,
    casts: states.map(({ cast }) => cast.coordinator.name),
    changes: (await house.store.schools.list(lindeboom.school.id)).length,
    handed: events.map((all) => all.filter(({ event }) => event.type === 'role-handed-over').length),
    open: states.flatMap(({ code, tasks }) => [
      on.platform.membersOf(code).join(),
      ...tasks.map(({ owner }) => owner.name),
    ]),
  };
}

const living = (on: Ground, life: Life): Promise<House> =>
  openHouse(on, {
    instance: 'one',
    tables: (tables) => livingTables(tables, life),
    surface: (surface) => livingSurface(surface, life),
  });

function crashed(error: unknown): true {
  if (error instanceof Crash || error instanceof StorageUnavailable) return true;
  throw error;
}

it('R-02: killed at any call while the role moves, all is as without: once in each case, and nobody left behind', async () => {
  const plain = await moved(undefined);
  expect(plain).toMatchObject({ casts: ['Noor Hendriks', 'Noor Hendriks'], changes: 1, handed: [1, 1] });
  expect(plain.calls.length).toBeGreaterThan(30);
  const { calls, ...expected } = plain;
  // To die after a call is to die before the next one.
  const blows: readonly Blow[] = [
    { at: 1, when: 'before' },
    ...calls.map((_, index): Blow => ({ at: index + 1, when: 'after' })),
  ];
  for (const blow of blows) {
    const { calls: _, ...found } = await moved(blow);
    expect([blow, found]).toEqual([blow, expected]);
  }
}, 60_000);

it('C-29: danger that nobody took up is told to the new coordinator, also in a case that was closed', async () => {
  const house = await openHouse();
  const caseId = await opened(house);
  await house.act('carla', 'close-case', { case: caseId, page: 2, values: closing.with });
  await house.act('anna', 'declare-emergency', { case: caseId, page: 1, values: {} });
  await rest();
  const alerted = (key: string): boolean =>
    house.platform.privately(id(key)).some(({ card }) => card.template === 'alert');
  expect([alerted('carla'), alerted('noor')]).toEqual([true, false]);
  await handsOver(house);
  await delivered(house);
  expect([alerted('carla'), alerted('noor')]).toEqual([false, true]);
});

describe('a file that does not name somebody any more', () => {
  const { noor: _, ...people } = lindeboom.school.people;
  const content = { protocol: lindeboom.protocol, school: { ...lindeboom.school, people } };
  const without: Agreement = { ...content, hash: hashOf(content) };

  it('R-07: the coordinator is told, and one press takes them out; their request is the coordinator’s', async () => {
    const on = ground();
    const before = await openHouse(on);
    const caseId = await opened(before);
    await asks(before, caseId, 'noor');
    await rest();
    const house = await openHouse(on, { agreements: [without] });
    await sweep(house.ports, house.worker);
    const card = on.platform.privately(id('carla')).find((one) => one.card.template === 'presence');
    expect(card?.card.data).toMatchObject({ kind: 'former', name: 'Noor Hendriks', person: id('noor') });
    const reply = await house.act('carla', 'dismiss', {
      decides: true,
      case: caseId,
      values: { person: id('noor'), reason: 'Werkt niet meer op school.' },
    });
    expect(reply.code).toBeUndefined();
    await rest();
    expect(on.platform.membersOf((await house.stateOf(caseId)).code)).not.toContain(id('noor'));
    expect((await house.taskOf(caseId, 't3')).owner.person).toBe(id('carla'));
    expect(on.platform.privately(id('carla')).some((one) => one.card.template === 'presence')).toBe(false);
  });

  it('is told once, however often the sweep looks', async () => {
    const on = ground();
    const before = await openHouse(on);
    await asks(before, await opened(before), 'noor');
    await rest();
    const house = await openHouse(on, { agreements: [without] });
    expect(await sweep(house.ports, house.worker)).toBe(1);
    expect(await sweep(house.ports, house.worker)).toBe(0);
  });
});

describe('the look who is in a room', () => {
  /** The latest minute at which a case is looked at on a day. */
  const afternoon = '2027-05-10T13:00:00.000Z';
  const looked = (house: House) => house.platform.count('members');

  it('R-07: comes once a day, tells of a stranger once, and lets in again who was put out', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    const { code } = await house.stateOf(caseId);
    await house.platform.admit({ kind: 'played', id: `room-${code}` }, id('bas'));
    await house.platform.dismiss({ kind: 'played', id: `room-${code}` }, id('dirk'));
    await until(house, afternoon);
    await until(house, '2027-05-10T15:00:00.000Z');
    expect(looked(house)).toBe(1);
    expect(house.platform.membersOf(code)).toEqual(['anna', 'bas', 'carla', 'dirk'].map(id).sort());
    const told = house.platform.privately(id('carla')).filter(({ card }) => card.template === 'presence');
    expect(told.map(({ card }) => card.data['name'])).toEqual(['Bas de Wit']);
    await until(house, '2027-05-11T13:00:00.000Z');
    expect(looked(house)).toBe(2);
    expect(house.platform.privately(id('carla')).filter(({ card }) => card.template === 'presence')).toHaveLength(1);
  });

  it('is not held up by a platform that does not answer, nor holds up what else is due', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    house.platform.trouble = ({ name }) => (name === 'members' ? failure('unknown') : undefined);
    await until(house, '2027-05-11T13:00:00.000Z');
    const [reminder] = house.platform.privately(id('carla')).filter(({ card }) => card.data['reminder'] === true);
    expect(reminder).toBeDefined();
    expect((await house.store.cases.readDelivery(caseId)).delivery.lease).toBeUndefined();
  });

  it('a person who was sent away and is put in again by hand goes again', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    await asks(house, caseId, 'noor');
    await house.act('carla', 'dismiss', {
      case: caseId,
      page: 1,
      values: { person: id('noor'), reason: 'Te veel mensen', open: 'withdraw' },
    });
    await rest();
    const { code } = await house.stateOf(caseId);
    await house.platform.admit({ kind: 'played', id: `room-${code}` }, id('noor'));
    await until(house, afternoon);
    expect(house.platform.membersOf(code)).not.toContain(id('noor'));
  });

  it('a change that the platform tells of is looked at when somebody is there who should not be, and not otherwise', async () => {
    const house = await openHouse();
    const caseId = await opened(house);
    const { code } = await house.stateOf(caseId);
    const change = { tenant: lindeboom.school.tenant, room: `room-${code}` } as const;
    await house.service.noticed({ ...change, person: id('anna'), what: 'came' });
    await house.service.noticed({ ...change, person: id('bas'), what: 'went' });
    await house.service.noticed({ ...change, room: 'another', person: id('bas'), what: 'came' });
    await rest();
    expect(looked(house)).toBe(0);
    await house.platform.admit({ kind: 'played', id: `room-${code}` }, id('bas'));
    await house.service.noticed({ ...change, person: id('bas'), what: 'came' });
    await rest();
    expect(looked(house)).toBe(1);
    expect(house.platform.privately(id('carla')).some(({ card }) => card.template === 'presence')).toBe(true);
  });
});

it('R-01: a new case during the absence begins with the stand-in, and the file of its agreement says so', async () => {
  const house = await openHouse();
  await house.act('willem', 'stand-in', {
    page: 2,
    values: { person: id('dirk'), until: '2027-05-20', absence: 'ill' },
  });
  const caseId = newCaseId();
  const reply = await reports(house, caseId);
  expect(reply).toMatchObject({ text: expect.stringContaining('Dirk van Vliet leest je zorg') as string });
  await rest();
  const state = await house.stateOf(caseId);
  expect(state.agreement).not.toBe(lindeboom.hash);
  expect(JSON.stringify(await house.store.cases.readEvents(caseId))).not.toContain('ill"');
});
