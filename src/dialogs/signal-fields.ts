import type { Page, Values } from './types';
import { dayOf } from '../agreement/calendar';
import type { Moment } from '../agreement/time';
import { omit } from './frame';
import { categoryWords, choices, directionWords, natureWords } from './words';

/*
 * A signal is asked in the same words wherever it is asked: in an intake, and later as an addition (S1-01 to S1-09).
 */

export const whatFields = { what: 'Wat zag, hoorde of rook je?', nature: 'Wat is dit?' };

export const whereFields = {
  date: 'Datum',
  place: 'Plaats',
  situation: 'Situatie',
  present: 'Wie waren erbij',
  alone: 'Niemand anders',
  categories: 'Waar denk je aan?',
};

/** Asked when the child or somebody else told it. */
export const toldPage: Page = { fields: { quote: 'Woord voor woord', source: 'Van wie?' } };

/** What the templates of a signal show besides its fields. */
export const signalShown = (values: Values, now: Moment) => ({
  today: dayOf(now),
  nature: values['nature'] ?? '',
  natures: choices(natureWords),
  directions: choices(directionWords),
  categories: choices(categoryWords),
});

export const signalDefaults = (now: Moment): Values => ({ date: dayOf(now) });

/** Whether the page about who told it is needed. */
export const wasTold = ({ nature }: Values): boolean => nature === 'told-by-child' || nature === 'told-by-third';

/** Without the answers to questions that no longer apply, since the nature was chosen anew. */
export function applicable(values: Values): Values {
  const gone = [
    ...(values['nature'] === 'told-by-child' ? [] : ['quote']),
    ...(values['nature'] === 'told-by-third' ? [] : ['source']),
  ];
  return omit(values, gone);
}

const CALL_FIRST = ['honour', 'genital-mutilation', 'forced-marriage'];

/** C-24: with these, a talk with the parents first could put the child in danger. */
export const mustCallFirst = (values: Values): boolean =>
  (values['categories'] ?? '').split(',').some((category) => CALL_FIRST.includes(category));

export const CALL_FIRST_TEXT =
  'Opgeslagen. Bel eerst Veilig Thuis: 0800-2000, dag en nacht. Praat nog niet met de ouders.';
