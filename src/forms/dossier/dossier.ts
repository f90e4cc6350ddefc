import { heading, note, say, when } from '../../view/build';
import type { ReadingRow } from '../page-measure';
import { consentTable } from '../../case/consent/table';
import { readsAll } from '../../case/involvement';
import { consentCellWords, consentSaid } from '../../room/consent-words';
import { partyName } from '../people/party-name';
import { paged, rowBlocks, rowsOfEntry } from '../paging';
import { knowsPeople, timeline } from './timeline';
import type { DossierSection, Entry } from './entry';
import type { Dialog, DialogView } from '../types';

const sections: Readonly<Record<DossierSection, string>> = {
  facts: 'Feiten en waarnemingen',
  suppositions: 'Hypothesen en gevoel: nog niet zeker',
  consent: 'Toestemming voor open overleg, zoals het nu staat',
  course: 'Verloop',
};

const { pageAt, reading } = paged(rowsOf);

/** What this person may read of the case: the only place where content is shown. Leaves nothing behind in a chat. */
export const dossier: Dialog = {
  name: 'dossier',
  outlivesTask: true,
  shows: 'dossier',
  title: 'Dossier',
  reads: 'events',
  ofCase: true,
  sends: [],
  ...reading,
  pages: [
    (view, _, page) => {
      const { number, count, shown } = pageAt(page, view);
      const code = knowsPeople(view) ? view.state?.code : undefined;
      return [
        heading(code === undefined ? 'Jouw deel' : `Zorg ${code}`),
        when(count > 1, note(`Bladzijde ${number} van ${count}`)),
        when(shown.length === 0, say('Er is hier voor jou niets te lezen.')),
        shown.map(rowBlocks),
      ];
    },
  ],
};

/** Party by parent, for those who read what the parents said (C-12). */
const consentEntries = (view: DialogView): readonly Entry[] =>
  view.state === undefined || !readsAll(view.state, view.viewer)
    ? []
    : consentTable(view.state).map((row) => ({
        section: 'consent',
        title: partyName(row.party, view),
        dates: consentSaid(row, partyName(row.party, view)),
        texts: row.cells.map(({ parent, is }) => ({ label: parent.name, text: consentCellWords[is] })),
      }));

function rowsOf(view: DialogView): readonly ReadingRow[] {
  const entries = [...timeline(view), ...consentEntries(view)];
  return (Object.keys(sections) as DossierSection[]).flatMap((section): readonly ReadingRow[] => {
    const own = entries.filter((entry) => entry.section === section);
    return own.length === 0
      ? []
      : [{ kind: 'section', title: sections[section] }, ...own.flatMap((entry) => rowsOfEntry(entry, view.measure))];
  });
}
