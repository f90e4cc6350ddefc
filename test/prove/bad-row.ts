import type { TableName, TableRow } from '../../src/store/tables';
import type { Chance } from './chance';
import type { Rewrite, Stretch } from './rewrites';

/** Rows of these that do not open are made anew by the program, out of cases or of what people do next. */
const MADE_ANEW: readonly TableName[] = ['registry', 'people'];

/** One row goes down in such a way that it does not open: the first of its table after some moment. */
export function oneBadRow(chance: Chance, { begins, ends, now, tell }: Stretch): Rewrite {
  const from = begins + Math.floor(chance.real() * (ends - begins) * 0.8);
  const table = chance.pick(MADE_ANEW);
  let spoilt = false;
  return (written, row) => {
    if (spoilt || written !== table || now() < from) return row;
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
      value instanceof Uint8Array ? Uint8Array.of(STRANGE, ...value.subarray(1)) : value,
    ]),
  ),
});
