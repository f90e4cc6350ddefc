import { pageCard, pick } from './frame';
import { timeline } from './timeline';
import type { Entry } from './told';
import type { Dialog } from './types';

/** So much of each old text, so that a form always fits on a card; all of it stands in the dossier. */
const LONGEST = 700;

/** What was written, and what it should be: the old text stays in the dossier, with this one under it. */
export const correctForm: Dialog = {
  name: 'correct-form',
  title: 'Wijzigen',
  reads: 'events',
  sends: ['correct'],
  pages: [{ fields: { text: 'Nieuwe tekst', reason: 'Reden' } }],
  carries: ['entry'],
  show: (view, page, values, problem) => {
    const entry = timeline(view).find(({ change }) => change !== undefined && change.entry === values['entry']);
    return pageCard(correctForm, view, page, values, problem, {
      heading: entry?.title ?? 'Wijzigen',
      dates: entry?.dates ?? '',
      texts: entry === undefined ? [] : entry.texts.map(clipped),
    });
  },
  send: (values) => ({ name: 'correct', fields: pick(values, ['entry', 'text', 'reason']) }),
  then: () => ({ text: 'Bewaard. Wat er stond, blijft ook staan.' }),
};

const clipped = ({ label, text }: Entry['texts'][number]): Entry['texts'][number] => ({
  label,
  text: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text,
});
