import { outsidersAlong, type Outsiders } from '../../case/weighing/outsiders';
import { heading, note, say, type Blocks } from '../../view/build';
import { textIn } from '../../view/values';
import { asks } from '../../room/asks';
import { listed } from '../../room/listed';
import { draftSummary } from '../consultation/draft-summary';
import { tellingWords } from '../consultation/telling-words';
import type { DialogView, Values } from '../types';

const { area, manyOf, tick } = asks('weigh');

const nameless = ({ state, viewer, agreement }: DialogView): Outsiders['nameless'] =>
  state === undefined ? [] : outsidersAlong(viewer, state, agreement).nameless;

/** Whether somebody from outside weighs along who may not know of whom it is; a report is not held up by their summary. */
export const asksNameless = (values: Values, view: DialogView): boolean =>
  values['report'] !== 'yes' && nameless(view).length > 0;

/** What they read, as it begins: out of choices alone, and what school decides. */
export const draftWithoutNames = (view: DialogView, values: Values): string => {
  const signals = view.events.flatMap(({ event, version }) => (event.type === 'signal-recorded' ? [version] : []));
  const decided =
    values['help'] === 'yes' ? 'School wil hulp organiseren, en meldt nu niet.' : 'School wil nu niet melden.';
  return [draftSummary(signals, view), decided].filter(Boolean).join(' ');
};

/** The page on which a summary is approved for those who may not know of whom it is: E-02, C-12. */
export const withoutNames = (view: DialogView, values: Values): Blocks => [
  heading('Zonder naam'),
  say(`Van buiten school wegen mee: ${listed(nameless(view).map(({ name }) => name))}.`),
  say('Er is geen schriftelijke toestemming van de ouders. Daarom lezen zij alleen deze samenvatting.'),
  area('summary', 'Samenvatting', {
    required: false,
    hint: 'Wat is er gezien of gehoord? Wat besluit school?',
    error: 'Vat het samen zonder naam, school of adres.',
  }),
  tellingWords(textIn(values['summary']), view, (options) =>
    manyOf('summaryNoName', 'Is dit geen naam?', options, { hint: 'Kies wat geen naam is' }),
  ),
  tick('clean', 'Geen naam, geboortedatum, school of adres', {
    question: 'Nagelezen?',
    error: 'Lees na en vink aan.',
  }),
  note('Kun je hen nu niet vragen? Maak de samenvatting leeg.'),
];
