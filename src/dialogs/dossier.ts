import { pageCard } from './frame';
import { pageOf, rowsOfEntry, type Row } from './paging';
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
  sends: [],
  pages: [{ fields: {} }],
  show: (view, page, values, problem) => {
    const rows = rowsOf(view);
    const { number, data } = pageOf(rows, page);
    const { task: _task, ...aboutCase } = view;
    return pageCard(dossier, aboutCase, number, values, problem, {
      code: knowsPeople(view) ? (view.state?.code ?? '') : '',
      empty: rows.length === 0,
      ...data,
    });
  },
  after: (page) => page + 1,
};

function rowsOf(view: DialogView): readonly Row[] {
  const entries = timeline(view);
  return (Object.keys(sections) as Section[]).flatMap((section): readonly Row[] => {
    const own = entries.filter((entry) => entry.section === section);
    return own.length === 0 ? [] : [{ kind: 'section', title: sections[section] }, ...own.flatMap(rowsOfEntry)];
  });
}
