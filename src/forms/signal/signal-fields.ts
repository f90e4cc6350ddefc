import { dayOf } from '../../agreement/calendar';
import { mayWriteDiagnosis } from '../../case/signal/policy';
import { aside, choices, heading, note, when, type Blocks } from '../../view/build';
import type { Choice } from '../../view/view';
import { asks } from '../../room/asks';
import { omit } from '../show';
import { listOffer, withoutHidden } from './sign-list';
import type { DialogView, Values } from '../types';
import { categoryWords, natureWords, permissionWords } from '../words';
import { listIn, textIn } from '../../view/values';

/*
 * A signal is asked in the same words wherever it is asked: in an intake, and later as an addition (S1-01 to S1-10).
 */

const { area, line, many, one, past, tick } = asks('open-case', 'record-signal');

/** What somebody noticed, and what kind of signal that is. */
export const what = (view: DialogView): Blocks => [
  listOffer(),
  area('what', 'Wat zag, hoorde of rook je?'),
  note('Wat gebeurde er? Schrijf het zo feitelijk mogelijk.'),
  one('nature', 'Wat is dit?', naturesFor(view)),
  note(
    'Feit: het staat vast. Waarneming: jij merkte het zelf. Hypothese: je vermoedt het. Gevoel: dat is genoeg om te melden.',
  ),
];

/** Where it was, and who was there. */
export const where = (view: DialogView, { nature = '' }: Values): Blocks => {
  const placed = nature !== 'hunch' && nature !== 'diagnosis';
  return [
    heading('Waar en wanneer?'),
    past('date', 'Datum', view),
    line('place', 'Plaats', {
      required: placed,
      error: 'Schrijf op waar het was. Weet je het niet? Schrijf dat.',
    }),
    area('situation', 'Situatie', { required: placed }),
    note('Wat ging eraan vooraf? Wat gebeurde daarna?'),
    line('present', 'Wie waren erbij', {
      hint: 'Niemand? Kies het hieronder.',
      error: 'Noem wie of kies Niemand anders.',
    }),
    tick('alone', 'Niemand anders', { error: 'Kies een antwoord.' }),
    many('categories', 'Waar denk je aan?', categoryWords),
    note('Dit mag leeg blijven.'),
  ];
};

/** What is asked besides when the child or somebody else told it, and of a diagnosis. */
export function told(view: DialogView, { nature }: Values): Blocks {
  switch (nature) {
    case 'told-by-child':
      return [
        heading('Wat zei het kind?'),
        area('quote', 'Woord voor woord', { required: true }),
        note('Schrijf op wat het kind zei, met de woorden van het kind.'),
      ];
    case 'diagnosis':
      return [
        heading('Wie stelde de diagnose?'),
        line('diagnosedBy', 'Gesteld door', { required: true }),
        one('profession', 'Functie', professions(view), {
          required: true,
          error: 'Alleen van een bevoegde professional.',
        }),
        past('diagnosedOn', 'Datum van de diagnose', view, { required: true }),
      ];
    default:
      return [heading('Wie vertelde het?'), toldByOther(view, textIn(nature))];
  }
}

const toldByOther = ({ agreement }: DialogView, nature: string): Blocks => [
  line('source', 'Van wie?', { required: true, error: 'Ik bewaar dit alleen met bron.' }),
  one('mayRecord', 'Mag dit erin?', permissionWords, {
    required: agreement.protocol.signals.thirdPartyConsent === 'required',
  }),
  note(
    nature === 'told-by-adult'
      ? 'Bij Nee bewaar ik alleen dat iemand iets over zichzelf vertelde. De woorden bewaar ik dan niet.'
      : 'Bij Nee bewaar ik alleen dat er contact was. Wat er is gezegd, bewaar ik dan niet.',
  ),
  line('notAsked', 'Niet gevraagd, want', { error: 'Schrijf op waarom je het niet vroeg.' }),
  // E-12: what somebody tells of themselves points to a report.
  when(nature === 'told-by-adult', aside('Overleg met Veilig Thuis: 0800-2000, dag en nacht. Dat kan zonder naam.')),
];

const professions = ({ agreement }: DialogView): readonly Choice[] =>
  agreement.protocol.signals.diagnosis.by.map((title) => ({ title, value: title }));

/** A diagnosis is offered only to those who may write it down; where what was seen is asked, nothing else is. */
function naturesFor({ agreement, viewer, task }: DialogView): readonly Choice[] {
  const all = choices(natureWords);
  if (task !== undefined && task.rule === agreement.protocol.signals.observation)
    return all.filter(({ value }) => value === 'fact' || value === 'observation');
  return mayWriteDiagnosis(agreement, viewer) ? all : all.filter(({ value }) => value !== 'diagnosis');
}

/** The day is today unless somebody says another. */
export const withToday = ({ now }: DialogView, values: Values): Values => ({ date: dayOf(now), ...values });

/** The fields that only some kinds of signal have. */
const ofNature: Readonly<Record<string, readonly string[]>> = {
  'told-by-child': ['quote'],
  'told-by-third': ['source', 'mayRecord', 'notAsked'],
  'told-by-adult': ['source', 'mayRecord', 'notAsked'],
  diagnosis: ['diagnosedBy', 'profession', 'diagnosedOn'],
};

/** Whether the page about who said it is needed. */
export const wasTold = ({ nature }: Values): boolean => Object.hasOwn(ofNature, textIn(nature));

/** Without the answers to questions that no longer apply, since the nature or the parts of the list were chosen anew. */
export function applicable(values: Values): Values {
  const kept = ofNature[textIn(values['nature'])] ?? [];
  const gone = Object.values(ofNature).flatMap((fields) => fields.filter((field) => !kept.includes(field)));
  return withoutHidden(omit(values, gone));
}

/** C-24: with these, a talk with the parents first could put the child in danger. */
export const mustCallFirst = (values: Values, { agreement }: DialogView): boolean =>
  listIn(values['categories']).some((one) => agreement.protocol.advice.callFirst.categories.includes(one));

export const CALL_FIRST_TEXT =
  'Opgeslagen. Bel eerst Veilig Thuis: 0800-2000, dag en nacht. Praat nog niet met de ouders.';
