import { heading, note, say, submit, when } from '../view/build';
import { pageOf, rowBlocks, rowsOfEntry, type Row } from './paging';
import { knowsPeople, timeline } from './timeline';
import type { Section } from './told';
import type { Dialog, DialogView } from './types';

const sections: Readonly<Record<Section, string>> = {
  facts: 'Feiten en waarnemingen',
  suppositions: 'Hypothesen en gevoel: nog niet zeker',
  course: 'Verloop',
};

/** What this person may read of the case: the only place where content is shown. Leaves nothing behind in a chat. */
export const dossier: Dialog = {
  name: 'dossier',
  title: 'Dossier',
  reads: 'events',
  ofCase: true,
  sends: [],
  turned: (page, view) => pageOf(rowsOf(view), page).number,
  pages: [
    (view, _, page) => {
      const rows = rowsOf(view);
      const { number, count, shown } = pageOf(rows, page);
      const code = knowsPeople(view) ? view.state?.code : undefined;
      return [
        heading(code === undefined ? 'Jouw deel' : `Zorg ${code}`),
        when(count > 1, note(`Bladzijde ${number} van ${count}`)),
        when(rows.length === 0, say('Er is hier voor jou niets te lezen.')),
        shown.map(rowBlocks),
      ];
    },
  ],
  actions: (page, _, view) => (pageOf(rowsOf(view), page).last ? [] : [submit('Verder lezen')]),
  after: (page) => page + 1,
};

function rowsOf(view: DialogView): readonly Row[] {
  const entries = timeline(view);
  return (Object.keys(sections) as Section[]).flatMap((section): readonly Row[] => {
    const own = entries.filter((entry) => entry.section === section);
    return own.length === 0 ? [] : [{ kind: 'section', title: sections[section] }, ...own.flatMap(rowsOfEntry)];
  });
}
