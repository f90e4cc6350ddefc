import { checkStore } from '../../src/store/check';
import type { Tables } from '../../src/store/tables';
import { ground, openHouse } from '../service/house';
import { opened } from '../service/story';
import { fixtureKeys, tablesOf } from './builds/fixture';
import { makeFixture } from './builds/make';
import { withAzurite } from './adapters';

const nonsense = { data0: Uint8Array.from([1, 2, 3]) };

async function damage(tables: Tables, table: 'cases' | 'registry' | 'mornings', partition: string, row: string) {
  const found = await tables.get(table, partition, row);
  if (found === undefined) throw new Error('there is no such row');
  await tables.upsert(table, { partition, row, values: { ...found.values, ...nonsense } });
}

describe('looking after storage', () => {
  it('opens everything of a whole story, and finds nothing', async () => {
    const fixture = await makeFixture('present');
    const parts = { tables: await tablesOf(fixture), keys: fixtureKeys(fixture.secret) };
    const heard: string[] = [];
    const { opened: count, broken } = await checkStore(parts, { progress: (table) => heard.push(table) });
    expect(broken).toEqual([]);
    expect(count).toBeGreaterThan(60);
    expect(heard).toContain('cases');
  });

  const damaged = async (on = ground()) => {
    const house = await openHouse(on);
    const [one, other, third] = [await opened(house), await opened(house), await opened(house)];
    const { code, school } = await house.stateOf(other);
    await damage(house.tables, 'cases', one, 'head');
    await damage(house.tables, 'registry', school, code);
    await damage(house.tables, 'cases', third, 'event-0000000001');
    return { house, one, other, third, code, school };
  };

  it('tells what does not open and changes nothing; then makes anew what follows from the rest', async () => {
    const { house, one, other, third, code, school } = await damaged();
    const places = [
      { table: 'registry', partition: school, row: code },
      { table: 'cases', partition: one, row: 'head' },
      { table: 'cases', partition: third, row: 'head' },
    ];
    for (const rebuilt of [0, 0]) {
      const found = await checkStore(house);
      expect(found.broken).toEqual(
        expect.arrayContaining(places.map((place) => expect.objectContaining(place) as unknown)),
      );
      expect(found.rebuilt).toBe(rebuilt);
    }
    await checkStore(house, { rebuild: true });
    const left = await checkStore(house);
    expect(left.broken.map(({ partition }) => partition)).toEqual([third]);
    expect((await house.store.registry.list(school)).map(({ caseId }) => caseId)).toContain(other);
  });

  describe('on Azurite', () => {
    const { fresh } = withAzurite();
    it('is the same', async () => {
      const { house, third } = await damaged(ground({ tables: await fresh() }));
      await checkStore(house, { rebuild: true });
      expect((await checkStore(house)).broken.map(({ partition }) => partition)).toEqual([third]);
    }, 60_000);
  });
});
