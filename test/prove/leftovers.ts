import type { TableRow } from '../../src/store/tables';
import type { Chance } from './chance';

/** Rows of the due list that an earlier run left: of cases and drafts that are not there, or that say nothing at all. */
export function leftovers(chance: Chance, begins: number): readonly TableRow[] {
  return Array.from({ length: chance.between(1, 6) }, () => {
    const at = new Date(begins - chance.between(1, 60) * 60_000).toISOString();
    const id = chance.bytes(16).toString('hex');
    const caseId = chance.pick([id, id, `draft:00000000-0000-4000-8000-000000000002:${id}`]);
    const clock = chance.pick(['wall', 'domain']);
    const row = `${at}|${clock}|${caseId}|-`;
    const values: TableRow['values'] = chance.may(0.25) ? {} : { schema: chance.pick([0, 1]), clock, at, caseId };
    return { partition: 'due', row, values };
  });
}
