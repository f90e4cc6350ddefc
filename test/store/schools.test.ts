import { VersionConflict, type SchoolChangeRow } from '../../src/service/ports';
import { openStore } from '../../src/store/store';
import { onEachAdapter, testKeys } from './adapters';
import { opened } from './sample';

describe('what was changed about a school', () => {
  onEachAdapter((fresh) => {
    it('keeps every change to a school in its order, and only one of each number', async () => {
      const keys = testKeys();
      const tables = await fresh();
      const store = openStore({ tables, keys });
      const change: SchoolChangeRow = {
        school: 'de-regenboog',
        number: 1,
        at: opened,
        by: 'p1',
        change: { kind: 'appointed', role: 'coordinator', person: 'p2' },
        reason: 'Zij gaat weg, één dag eerder',
      };
      const next: SchoolChangeRow = { ...change, number: 2, change: { kind: 'back' } };
      expect(await store.schools.list('de-regenboog')).toEqual([]);
      await store.schools.append(change);
      await openStore({ tables, keys }).schools.append(next);
      // The client sends a write again of which it never heard; somebody else's is refused.
      await store.schools.append(next);
      await expect(store.schools.append({ ...change, number: 2 })).rejects.toThrow(VersionConflict);
      await store.schools.append({ ...change, school: 'de-vlinder' });
      expect(await openStore({ tables, keys }).schools.list('de-regenboog')).toEqual([change, next]);
    });
  });
});
