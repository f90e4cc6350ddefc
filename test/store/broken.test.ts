import { LaterSchema, StorageUnavailable, type BrokenRow } from '../../src/service/ports';
import { findLost, sweep } from '../../src/service/delivery/sweep';
import { READS } from '../../src/store/schema';
import { openStore } from '../../src/store/store';
import type { TableName, Value } from '../../src/store/tables';
import { lindeboom, who } from '../case/given';
import { ground, openHouse, type House } from '../service/house';
import { opened, reads, signals } from '../service/story';

const school = lindeboom.school.id;
const nonsense = { data0: Uint8Array.from([1, 2, 3]) };
const place = { person: who('carla').person, school, day: '2027-05-11' };
const change = (number: number) =>
  ({ school, number, at: '2027-05-10T06:30:00.000Z', by: 'x', change: { kind: 'back' } }) as const;

let house: House;
let one: string;
let other: string;
let told: BrokenRow[];

/** Changes properties of a row as no version of this program would. */
async function damage(table: TableName, partition: string, row: string, values: Record<string, Value>): Promise<void> {
  const found = await house.tables.get(table, partition, row);
  await house.tables.upsert(table, { partition, row, values: { ...found?.values, ...values } });
}

/** Another copy of the program on the same storage, that remembers nothing. */
const anew = () => openStore({ ...house, report: (row) => told.push(row) });

beforeEach(async () => {
  house = await openHouse(ground());
  one = await opened(house);
  other = await opened(house);
  told = [];
});

describe('a row that does not open', () => {
  it('of the registry leaves the others in the list, is told of once, and is written anew by the sweep', async () => {
    const { code } = await house.stateOf(one);
    await damage('registry', school, code, nonsense);
    const store = anew();
    expect((await store.registry.list(school)).map(({ caseId }) => caseId)).toEqual([other]);
    await store.registry.list(school);
    expect(told).toMatchObject([{ table: 'registry', partition: school, row: code }]);
    expect(await sweep(house.ports, house.worker)).toBe(1);
    expect((await store.registry.list(school)).map(({ caseId }) => caseId).sort()).toEqual([one, other]);
  });

  it('and one that is gone is found by its case', async () => {
    await house.store.registry.remove(school, (await house.stateOf(one)).code);
    expect(await findLost(house.ports, house.worker)).toBe(1);
    expect(await findLost(house.ports, house.worker)).toBe(0);
    expect((await house.store.registry.list(school)).length).toBe(2);
  });

  it('of a morning is a list with nothing on it, which is written in its place', async () => {
    await house.store.digests.write(place, { late: false, lines: [] }, { etag: undefined });
    await damage('mornings', place.person, `${place.day}|${school}`, nonsense);
    const store = anew();
    const found = await store.digests.get(place);
    expect(found?.content).toEqual({ late: false, lines: [] });
    await store.digests.write(place, { late: true, lines: [] }, { etag: found?.etag });
    expect((await store.digests.get(place))?.content.late).toBe(true);
    expect(told.map(({ table }) => table)).toEqual(['mornings']);
  });

  it('of what was delivered has all of it delivered anew', async () => {
    await damage('cases', one, 'delivery', nonsense);
    const { delivery, etag } = await anew().cases.readDelivery(one);
    expect(delivery.items).toEqual([]);
    expect(etag).toBeDefined();
    await house.worker.deliver(one);
    expect((await house.store.cases.readDelivery(one)).delivery.items).not.toEqual([]);
  });

  it('of what was changed about a school keeps back what came after it, and no more can be changed', async () => {
    const store = anew();
    for (const number of [1, 2, 3]) await store.schools.append(change(number));
    await damage('schools', school, '0000000002', nonsense);
    expect((await store.schools.list(school)).map(({ number }) => number)).toEqual([1]);
    await expect(store.schools.append(change(2))).rejects.toThrow(StorageUnavailable);
    expect(told[0]?.remedy).toContain('Restore the schools table');
    await expect(openHouse(house)).resolves.toBeDefined();
  });

  it('of the due list that means nothing is removed', async () => {
    const meaningless: Record<string, Value>[] = [{}, { clock: 'wall', at: '2027-05-10T06:00:00.000Z', caseId: 'a/b' }];
    for (const values of meaningless)
      await house.tables.upsert('due', {
        partition: 'due',
        row: `2027-05-10T06:00:0${Object.keys(values).length}`,
        values,
      });
    const until = { domain: house.time.now(), wall: house.time.now() };
    expect(await anew().due.due(until, 10)).toEqual([]);
    expect(told.map(({ table }) => table)).toEqual(['due', 'due']);
    told.length = 0;
    await anew().due.due(until, 10);
    expect(told).toEqual([]);
  });

  it('of an agreement is written anew from the file', async () => {
    await damage('agreements', lindeboom.hash, 'agreement', nonsense);
    expect(await anew().agreements.get(lindeboom.hash)).toBeUndefined();
    await anew().agreements.put(lindeboom);
    expect(await anew().agreements.get(lindeboom.hash)).toEqual(lindeboom);
  });
});

describe('a row of a later version of the program', () => {
  it('is no hindrance when it is a snapshot: the events say it all', async () => {
    await damage('cases', one, 'head', { ...nonsense, schema: READS.head + 1 });
    expect(await anew().cases.readState(one)).toEqual(await house.stateOf(one));
    expect((await reads(house, one)).code).toBeUndefined();
    const schema = (await house.tables.get('cases', one, 'head'))?.values['schema'];
    expect(schema).toBe(READS.head);
  });

  it('stops its case alone, says what to do, and leaves in clear what an alert needs', async () => {
    await damage('cases', one, 'head', { schema: READS.head + 1 });
    await damage('cases', one, 'event-0000000001', { schema: READS.event + 1 });
    const { cases } = anew();
    const failure = await cases.readState(one).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(LaterSchema);
    const schema = READS.event + 1;
    expect((failure as Error).message).toMatch(
      new RegExp(`event-0000000001 .* \\(event\\) has schema ${schema}.*same version`),
    );
    expect(await cases.clearOf(one)).toMatchObject({ caseId: one, school, status: 'open', tells: 'school' });
    expect((await signals(house, other, 'carla', 'Weer gezien')).code).toBeUndefined();
  });

  it('is told to the board alone where it may be about anybody else', async () => {
    await house.act('anna', 'alert-board', { decides: true, case: one });
    expect(await house.store.cases.clearOf(one)).toMatchObject({ tells: 'board' });
  });

  it('says since when there is danger', async () => {
    await house.act('anna', 'declare-emergency', { decides: true, case: one });
    expect(await house.store.cases.clearOf(one)).toMatchObject({ emergencySince: house.time.now() });
  });
});
