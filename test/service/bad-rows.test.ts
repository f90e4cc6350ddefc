import { sweep } from '../../src/service/delivery/sweep';
import type { TableName } from '../../src/store/tables';
import { intake, lindeboom, who } from '../case/given';
import { newCaseId, openHouse, rest, type House } from './house';
import { linesOf, lists } from './morning-lists';
import { opened, reads, signals, until } from './story';

/* A row that does not open: it stops nothing else, is told of without what it held, and is made anew where that can be. */

const tuesday = '2027-05-11T07:00:00.000Z';
const { id: school } = lindeboom.school;
const carla = who('carla').person;

let house: House;
let one: string;
let other: string;

beforeEach(async () => {
  house = await openHouse();
  one = await opened(house);
  other = await opened(house);
});

/** What is sealed in a row is changed; with `key`, what locks it as well. */
async function spoil(table: TableName, partition: string, row: string, key = false): Promise<void> {
  const found = await house.tables.get(table, partition, row);
  const values = Object.entries(found?.values ?? {}).map(([name, value]) => [
    name,
    value instanceof Uint8Array && (name.startsWith('data') || key) ? Uint8Array.of(0xff, ...value.subarray(1)) : value,
  ]);
  await house.tables.upsert(table, { partition, row, values: Object.fromEntries(values) });
}

/** Another copy of the program, which remembers nothing of what it read before. */
const another = (): Promise<House> => openHouse(house, { instance: 'two' });

const toldOf = (row: string): number =>
  house.lines.filter(({ level, fields }) => level === 'error' && fields['row'] === row).length;
const noContent = (): void => expect(JSON.stringify(house.lines)).not.toContain(intake.what);

describe('a case of which the snapshot does not open', () => {
  beforeEach(() => spoil('cases', one, 'head'));

  it('goes on by its events, and so does the pass that meets it', async () => {
    const fresh = await another();
    await until(fresh, tuesday);
    expect(linesOf(lists(house)[0])).toEqual(Array(2).fill('Nieuwe zorg lezen: Uiterlijk di 11 mei, 09.00'));
    expect((await reads(fresh, one)).code).toBeUndefined();
    expect((await signals(fresh, other, 'carla', 'Weer gezien')).code).toBeUndefined();
  });

  it('is told of once, without what it holds, and its snapshot is written anew', async () => {
    const fresh = await another();
    await fresh.worker.deliver(one);
    await fresh.worker.deliver(one);
    expect(toldOf('head')).toBe(1);
    noContent();
    const before = house.lines.length;
    const third = await openHouse(house, { instance: 'three' });
    expect(await third.stateOf(one)).toEqual(await fresh.stateOf(one));
    expect(house.lines.slice(before)).toEqual([]);
  });

  it('keeps what was written down at the same moment', async () => {
    const fresh = await another();
    await Promise.all([fresh.stateOf(one), signals(fresh, one, 'carla', 'Weer gezien'), fresh.worker.deliver(one)]);
    await rest();
    const events = await fresh.store.cases.readEvents(one);
    expect((await (await another()).stateOf(one)).version).toBe(events.length);
    expect(JSON.stringify(events)).toContain('Weer gezien');
  });
});

it('a case of which the key does not open is out of reach; the others are looked after, and danger is told in it', async () => {
  await spoil('cases', one, 'head', true);
  const fresh = await another();
  await sweep(fresh.ports, fresh.worker);
  await until(fresh, tuesday);
  expect(JSON.stringify(house.platform.privately(carla))).toContain(other);
  expect((await signals(fresh, other, 'carla', 'Weer gezien')).code).toBeUndefined();
  expect(house.lines).toContainEqual(
    expect.objectContaining({ level: 'error', fields: expect.objectContaining({ case: one }) }),
  );
  noContent();
  const before = house.platform.privately(who('willem').person).length;
  const reply = await fresh.act('anna', 'declare-emergency', { case: one, page: 1 });
  await rest();
  house.time.passWall(2_000);
  await rest();
  expect(JSON.stringify(reply)).toContain('112');
  expect(house.platform.privately(who('willem').person).slice(before)).toMatchObject([{ card: { template: 'alert' } }]);
});
it('a case of which the key does not open keeps no other from being shown on a list that both have a line on', async () => {
  await until(house, tuesday);
  await spoil('cases', one, 'head', true);
  const fresh = await another();
  expect((await reads(fresh, other)).code).toBeUndefined();
  await rest();
  expect(lists(house).map(linesOf)).toEqual([['Nieuwe zorg lezen: Klaar']]);
});

it('a case of which the key does not open keeps nothing of another about the same child from being done', async () => {
  const report = (at: House, caseId: string) =>
    at.act('anna', 'open-case', { case: caseId, page: 3, values: { ...intake, child: 'Jip van Zuiden' } });
  const [first, second, third] = [newCaseId(), newCaseId(), newCaseId()];
  for (const caseId of [first, second]) await report(house, caseId);
  await rest();
  await spoil('cases', first, 'head', true);
  const fresh = await another();
  await report(fresh, third);
  await rest();
  const { delivery } = await fresh.store.cases.readDelivery(third);
  const state = await fresh.stateOf(third);
  expect(delivery.version).toBe(state.version);
  expect(state.related.map((found) => found.case)).toEqual([second]);
  const due = await fresh.store.due.due({ domain: '9999', wall: '9999' }, 1_000);
  expect(due.filter(({ caseId, clock }) => caseId === third && clock === 'domain')).not.toEqual([]);
});

describe('a list of a morning that does not open', () => {
  beforeEach(async () => {
    await until(house, tuesday);
    await spoil('mornings', carla, `2027-05-11|${school}`);
  });

  it('is made anew of what its cases have on it, in the message that is there', async () => {
    const fresh = await another();
    expect((await reads(fresh, one)).code).toBeUndefined();
    await rest();
    expect(lists(house).map(linesOf)).toEqual([
      ['Nieuwe zorg lezen: Uiterlijk di 11 mei, 09.00', 'Nieuwe zorg lezen: Klaar'],
    ]);
    expect(toldOf(`2027-05-11|${school}`)).toBe(1);
    await reads(fresh, other);
    await rest();
    expect(lists(house)).toMatchObject([{ open: false }]);
    noContent();
  });
});
