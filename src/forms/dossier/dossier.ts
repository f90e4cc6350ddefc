import { heading, note, say, when } from '../../view/build';
import type { ReadingRow } from '../page-measure';
import { paged, rowBlocks, rowsOfEntry } from '../paging';
import { knowsPeople, timeline } from './timeline';
import type { DossierSection } from './entry';
import type { Dialog, DialogView } from '../types';

const sections: Readonly<Record<DossierSection, string>> = {
  facts: 'Feiten en waarnemingen',
  suppositions: 'Hypothesen en gevoel: nog niet zeker',
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

function rowsOf(view: DialogView): readonly ReadingRow[] {
  const entries = timeline(view);
  return (Object.keys(sections) as DossierSection[]).flatMap((section): readonly ReadingRow[] => {
    const own = entries.filter((entry) => entry.section === section);
    return own.length === 0
      ? []
      : [{ kind: 'section', title: sections[section] }, ...own.flatMap((entry) => rowsOfEntry(entry, view.measure))];
  });
}
