import { consentTable, type ConsentRow } from '../../case/consent/table';
import { consentCellWords, consentSaid } from '../../room/consent-words';
import { divided, passage, say, strong, when, type Blocks } from '../../view/build';
import { partyName } from '../people/party-name';
import type { DialogView } from '../types';

/** Party by parent: what counts, and what is missing for open talk with whom (C-12). */
export function consentOverview(view: DialogView): Blocks {
  const rows = view.state === undefined ? [] : consentTable(view.state);
  return when(
    rows.length > 0,
    strong('Zo staat het nu'),
    rows.map((row) => divided(consentOf(row, view))),
  );
}

/** Of one party. */
export const consentOf = (row: ConsentRow, view: DialogView): Blocks => [
  say(consentSaid(row, partyName(row.party, view))),
  row.cells.map(({ parent, is }) => passage(consentCellWords[is], parent.name)),
];
