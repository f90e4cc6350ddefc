import { dayOf } from '../agreement/calendar';
import type { Moment } from '../agreement/time';
import { mayWriteDiagnosis } from '../case/decide/signal';
import { omit } from './frame';
import type { DialogView, Page, Values } from './types';
import { categoryWords, choices, directionWords, natureWords, permissionWords, type Choice } from './words';

/*
 * A signal is asked in the same words wherever it is asked: in an intake, and later as an addition (S1-01 to S1-10).
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

/** What is asked besides of some kinds of signal. */
const ofNature: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'told-by-child': { quote: 'Woord voor woord' },
  'told-by-third': { source: 'Van wie?', mayRecord: 'Mag dit erin?', notAsked: 'Niet gevraagd, want' },
  diagnosis: { diagnosedBy: 'Gesteld door', profession: 'Functie', diagnosedOn: 'Datum van de diagnose' },
};

/** Asked when the child or somebody else told it, and of a diagnosis. */
export const toldPage: Page = { fields: Object.assign({}, ...Object.values(ofNature)) as Page['fields'] };

/** What the templates of a signal show besides its fields. */
export const signalShown = (values: Values, view: DialogView) => ({
  today: dayOf(view.now),
  nature: values['nature'] ?? '',
  natures: naturesFor(view),
  directions: choices(directionWords),
  categories: choices(categoryWords),
  professions: view.agreement.protocol.signals.diagnosis.by.map((title) => ({ title, value: title })),
  permissions: choices(permissionWords),
  permissionNeeded: view.agreement.protocol.signals.thirdPartyConsent === 'required',
});

/** A diagnosis is not offered to whoever may not write it down; where what was seen is asked, nothing else is. */
function naturesFor({ agreement, viewer, task }: DialogView): readonly Choice[] {
  const all = choices(natureWords);
  if (task !== undefined && task.rule === agreement.protocol.signals.observation)
    return all.filter(({ value }) => value === 'fact' || value === 'observation');
  return mayWriteDiagnosis(agreement, viewer) ? all : all.filter(({ value }) => value !== 'diagnosis');
}

export const signalDefaults = (now: Moment): Values => ({ date: dayOf(now) });

/** Whether the page about who said it is needed. */
export const wasTold = ({ nature = '' }: Values): boolean => Object.hasOwn(ofNature, nature);

/** Without the answers to questions that no longer apply, since the nature was chosen anew. */
export function applicable(values: Values): Values {
  const { nature = '' } = values;
  const gone = Object.keys(ofNature)
    .filter((other) => other !== nature)
    .flatMap((other) => Object.keys(ofNature[other] ?? {}));
  return omit(values, gone);
}

const CALL_FIRST = ['honour', 'genital-mutilation', 'forced-marriage'];

/** C-24: with these, a talk with the parents first could put the child in danger. */
export const mustCallFirst = (values: Values): boolean =>
  (values['categories'] ?? '').split(',').some((category) => CALL_FIRST.includes(category));

export const CALL_FIRST_TEXT =
  'Opgeslagen. Bel eerst Veilig Thuis: 0800-2000, dag en nacht. Praat nog niet met de ouders.';
