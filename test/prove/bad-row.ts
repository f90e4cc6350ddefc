import type { TableName, TableRow } from '../../src/store/tables';
import type { Chance } from './chance';
import type { Rewrite, Stretch } from './rewrites';

/** Rows of these that do not open are made anew by the program, out of events, of cases, or of what people do next. */
const MADE_ANEW = ['registry', 'people', 'cases', 'mornings'] as const satisfies readonly TableName[];
export type MadeAnew = (typeof MADE_ANEW)[number];

/** What of a case is made anew: its snapshot. Without its events, or the key in clear beside them, nothing is left. */
const isMadeAnew = (table: TableName, { row }: TableRow): boolean => table !== 'cases' || row === 'head';

/** One row goes down in such a way that it does not open: the first of its table after some moment. */
export function oneBadRow(chance: Chance, { begins, ends, now, tell }: Stretch, only?: MadeAnew): Rewrite {
  const from = begins + Math.floor(chance.real() * (ends - begins) * 0.8);
  const picked = chance.pick(MADE_ANEW);
  const table = only ?? picked;
  let spoilt = false;
  // The first write of a list takes it in hand, and the one who did so writes it whole again when letting go.
  let before = table === 'mornings' ? 1 : 0;
  return (written, row) => {
    if (spoilt || written !== table || !isMadeAnew(table, row) || now() < from) return row;
    if (before > 0) {
      before -= 1;
      return row;
    }
    spoilt = true;
    tell(`a row of ${table} goes down so that it does not open`);
    return withoutForm(row);
  };
}

/** No JSON, and nothing that was sealed, begins with this byte. */
const STRANGE = 0xff;

const withoutForm = (row: TableRow): TableRow => ({
  ...row,
  values: Object.fromEntries(
    Object.entries(row.values).map(([name, value]) => [
      name,
      name.startsWith('data') && value instanceof Uint8Array ? Uint8Array.of(STRANGE, ...value.subarray(1)) : value,
    ]),
  ),
});
