import { apart, heading, note, passage, when } from '../../view/build';
import { asks } from '../../room/asks';
import { give } from '../show';
import { timeline } from './timeline';
import type { Entry } from './entry';
import type { Dialog, DialogView, Values } from '../types';

const { area, line } = asks('correct');

/** So much of each old text, so that a form always fits on a card; all of it is in the dossier. */
const LONGEST = 700;

/** What was written, and what it should be: the old text stays in the dossier, with this one under it. */
export const correctForm: Dialog = {
  name: 'correct',
  title: 'Wijzigen',
  reads: 'events',
  sends: ['correct'],
  carries: ['entry'],
  pages: [
    (view, values) => {
      const { title = 'Wijzigen', dates = '', texts = [] } = entryOf(view, values) ?? {};
      return [
        heading(title),
        when(dates !== '', note(dates)),
        texts.map(({ label, text }) => passage(clipped(text), label)),
        apart('Wat er stond, blijft staan. Wat je nu schrijft, komt eronder.'),
        area('text', 'Nieuwe tekst', { error: 'Schrijf op hoe het moet zijn.' }),
        line('reason', 'Reden', { error: 'Schrijf op waarom je het wijzigt.' }),
      ];
    },
  ],
  send: (values) => give('correct', values),
  then: () => ({ text: 'Bewaard. Wat er stond, blijft ook staan.' }),
};

const entryOf = (view: DialogView, values: Values): Entry | undefined =>
  timeline(view).find(({ change }) => change !== undefined && change.entry === values['entry']);

const clipped = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
