import { lindeboom, who } from '../case/given';
import { countingTables } from '../store/counting-tables';
import { observed } from '../store/observed-tables';
import { memoryTables } from '../../src/store/memory-tables';
import { StorageUnavailable, type Store } from '../../src/service/ports';
import { ground, openHouse, rest, type Ground, type House } from './house';
import { manyCases } from './many-cases';

const school = lindeboom.school.id;
const { person: noor } = who('noor');
const { person: willem } = who('willem');

const handsOver = (house: House) =>
  house.act('willem', 'hand-over-role', {
    page: 2,
    values: { about: 'role', role: 'coordinator', person: noor, reason: 'Nieuwe taken' },
  });

const said = async (house: House): Promise<string> => {
  const reply = await handsOver(house);
  return reply.kind === 'message' ? reply.text : reply.kind;
};

const told = ({ platform }: Ground, person: string): readonly string[] =>
  platform
    .privately(person)
    .map(({ card }) => String(card.data['title']))
    .filter((title) => title.startsWith('De overdracht'));

/** Looks at what is due, until a while has passed. */
async function works(house: House, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 5) {
    house.time.passWall(5_000);
    await house.worker.tick();
    await rest();
  }
}

const leading = async (house: House): Promise<readonly string[]> => {
  const rows = await house.store.registry.list(school);
  const cases = await Promise.all(rows.map(({ caseId }) => house.store.cases.readState(caseId)));
  return [...new Set(cases.flatMap((state) => state?.cast.coordinator.person ?? []))];
};

const linesOf = async (house: House, by: string, verb: string): Promise<unknown> => {
  const reply = await house.act(by, verb);
  const { cases, place } = reply.kind === 'card' ? (reply.card.data as Record<string, unknown>) : {};
  return [(cases as unknown[]).length, (place as { total?: number } | undefined)?.total];
};

describe('a role that is handed over where many cases are open', () => {
  it.each([5, 80])('is answered before any case was touched, with as many calls to storage at %i', async (count) => {
    const storage = observed(memoryTables());
    const house = await openHouse(ground({ tables: storage.tables }), { idle: true });
    await manyCases(house, count);
    storage.reset();
    expect(await said(house)).toContain('Noor Hendriks is nu coördinator');
    expect(storage.calls.filter((call) => call.endsWith('cases'))).toEqual([]);
    expect(storage.calls.length).toBeLessThan(12);
  });

  it('holds in the lists of who takes over and who did, before it was written down in any case', async () => {
    const house = await openHouse(ground(), { idle: true });
    await manyCases(house, 80);
    await handsOver(house);
    expect(await leading(house)).toEqual([who('carla').person]);
    expect(await linesOf(house, 'noor', 'show-overview')).toEqual([20, 80]);
    expect(await linesOf(house, 'carla', 'show-overview')).toEqual([0, undefined]);
  });

  it('is told in lists as long as it is not written down everywhere: of how many of these cases', async () => {
    const house = await openHouse(ground(), { idle: true });
    const cases = await manyCases(house, 5);
    const behind = async (): Promise<unknown> => {
      const reply = await house.act('noor', 'show-overview');
      return reply.kind === 'card' && reply.card.data['behind'];
    };
    expect(await behind()).toBeUndefined();
    await handsOver(house);
    expect(await behind()).toBe(5);
    await house.worker.deliver(cases[0]?.id ?? '');
    expect(await behind()).toBe(4);
    await works(house, 60);
    expect(await behind()).toBeUndefined();
  });

  it('is written down in each of them behind the back of who did it, who hears when it is done, as does who takes over', async () => {
    const house = await openHouse(ground());
    await manyCases(house, 30);
    expect(await said(house)).toMatch(/Je hoort het als dat klaar is\.$/);
    expect([told(house, willem), told(house, noor)]).toEqual([[], []]);
    await works(house, 30);
    expect(await leading(house)).toEqual([noor]);
    expect([told(house, willem), told(house, noor)]).toEqual([['De overdracht is klaar'], ['De overdracht is klaar']]);
    await works(house, 600);
    expect([told(house, willem).length, told(house, noor).length]).toEqual([1, 1]);
  });

  it('is done by the next start, where the program is killed right after the answer', async () => {
    const on = ground();
    const killed = await openHouse(on, { idle: true });
    await manyCases(killed, 30);
    await handsOver(killed);
    const next = await openHouse(on, { instance: 'two' });
    await next.worker.recover();
    await works(next, 30);
    expect(await leading(next)).toEqual([noor]);
    expect(told(on, noor)).toEqual(['De overdracht is klaar']);
  });

  it('is done by another start, where the program is killed with half of them written down', async () => {
    const on = ground();
    let left = 12;
    const dying = await openHouse(on, {
      tables: (tables) => ({
        ...countingTables(tables).tables,
        upsert: (table, row) => {
          if (table === 'due' && typeof row.values['caseId'] === 'string' && (left -= 1) < 0)
            return new Promise(() => undefined);
          return tables.upsert(table, row);
        },
      }),
    });
    await manyCases(await openHouse(on, { idle: true }), 30);
    await handsOver(dying);
    const next = await openHouse(on, { instance: 'two' });
    await next.worker.recover();
    await works(next, 60);
    expect(await leading(next)).toEqual([noor]);
    expect(told(on, noor)).toEqual(['De overdracht is klaar']);
  });

  it('is done by a copy of the program that has not looked at the school since', async () => {
    const on = ground();
    const one = await openHouse(on, { idle: true });
    const two = await openHouse(on, { instance: 'two' });
    await manyCases(one, 30);
    await handsOver(one);
    await works(two, 90);
    expect(await leading(two)).toEqual([noor]);
    expect(told(on, noor)).toEqual(['De overdracht is klaar']);
  });

  it('is told to be unfinished, once, where a case cannot be brought to it within the hour', async () => {
    const house = await openHouse(ground());
    const [broken] = await manyCases(house, 30);
    const { cases } = house.store;
    const readState = cases.readState.bind(cases);
    cases.readState = (caseId) =>
      caseId === broken?.id ? Promise.reject(new StorageUnavailable('restore the cases table')) : readState(caseId);
    await handsOver(house);
    await works(house, 7_200);
    expect([told(house, willem), told(house, noor)]).toEqual([
      ['De overdracht is nog niet klaar'],
      ['De overdracht is nog niet klaar'],
    ]);
  });

  it('is told to nobody but in the answer where few are open', async () => {
    const house = await openHouse(ground());
    await manyCases(house, 20);
    expect(await said(house)).toMatch(/ook in wat al openstaat\.$/);
    await works(house, 30);
    expect(await leading(house)).toEqual([noor]);
    expect([told(house, willem), told(house, noor)]).toEqual([[], []]);
  });
});

describe('what cannot be read or written while a role is handed over', () => {
  const without = (house: House, instead: Partial<{ [K in 'due' | 'registry']: Partial<Store[K]> }>): void => {
    for (const [port, methods] of Object.entries(instead)) Object.assign(house.store[port as 'due'], methods);
  };

  it('leaves the cases of which no row can be written to the sweep, and tells the operator which', async () => {
    const house = await openHouse(ground());
    const cases = await manyCases(house, 3);
    const { due } = house.store;
    const put = due.put.bind(due);
    const lost = cases[1]?.id;
    without(house, {
      due: {
        put: (row) =>
          row.caseId === lost ? Promise.reject(new StorageUnavailable('restore the due table')) : put(row),
      },
    });
    await handsOver(house);
    await works(house, 30);
    expect((await leading(house)).length).toBe(2);
    expect(house.lines).toContainEqual({
      level: 'error',
      fields: { case: lost, error: 'StorageUnavailable', remedy: 'restore the due table' },
      message: expect.stringContaining('sweep') as string,
    });
  });

  it('keeps nobody from handing over: it goes on once the rows can be read', async () => {
    const house = await openHouse(ground());
    await manyCases(house, 3);
    const { registry } = house.store;
    const list = registry.list.bind(registry);
    without(house, { registry: { list: () => Promise.reject(new StorageUnavailable('away')) } });
    expect(await said(house)).toContain('Geregeld');
    await rest();
    without(house, { registry: { list } });
    await works(house, 60);
    expect(await leading(house)).toEqual([noor]);
  });
});
