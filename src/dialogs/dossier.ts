import { pageCard } from './frame';
import { pagesOf, rowsOfEntry, type Row } from './paging';
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
    const pages = pagesOf(rowsOf(view));
    const number = Math.min(Math.max(page, 1), pages.length);
    const { task: _task, ...aboutCase } = view;
    return pageCard(dossier, aboutCase, number, values, problem, {
      code: knowsPeople(view) ? (view.state?.code ?? '') : '',
      rows: pages[number - 1] ?? [],
      empty: pages.every((rows) => rows.length === 0),
      pageCount: pages.length,
      last: number === pages.length,
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
