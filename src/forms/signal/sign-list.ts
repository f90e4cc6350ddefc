import { dayOf } from '../../agreement/calendar';
import { signFields } from '../../case/signal/signal-fields';
import { ageOf, kindTitle, places, signKinds, signsOf, type SignKind } from '../../case/signal/signs';
import { alarm, choices, heading, note, say, when, type Blocks } from '../../view/build';
import { asks, steer } from '../../room/asks';
import { omit } from '../show';
import type { DialogView, Values } from '../types';
import { listIn, textIn } from '../../view/values';

/*
 * The list of signals as a help to write: somebody who wants chooses a kind, then what they saw, and describes it. Who knows
 * what to write passes it by.
 */

const { area, many } = asks('open-case', 'record-signal');

/** What says which parts of the list are shown. */
export const KINDS = 'kinds';

const kindWords = Object.fromEntries(signKinds.map((kind) => [kind, kindTitle(kind)]));

/** The way to the list, on the page where is written what was noticed. */
export const listOffer = (): Blocks => [
  steer.manyOf(KINDS, 'Kiezen uit een lijst met signalen?', kindWords, {
    required: false,
    hint: 'Lichaam, gedrag, contact…',
  }),
  note('Dit mag leeg blijven. Kies je iets, dan zie je de lijst op de volgende bladzijde.'),
];

const chosenKinds = (values: Values): readonly SignKind[] => {
  const chosen = listIn(values[KINDS]);
  return signKinds.filter((kind) => chosen.includes(kind));
};

export const wantsList = (values: Values): boolean => chosenKinds(values).length > 0;

/** The parts of the list that were asked for, for a child of this age, and what was seen in words. */
export const signList = (view: DialogView, values: Values): Blocks => [
  heading('Wat zag je?'),
  say('Kies wat past. Schrijf daaronder op wat er gebeurde. Een lijst zegt niet wat er aan de hand is.'),
  chosenKinds(values).map((kind) => signsIn(kind, view, values)),
  area('what', 'Wat zag, hoorde of rook je?'),
];

function signsIn(kind: SignKind, { state, now }: DialogView, values: Values): Blocks {
  const child = state === undefined ? { group: textIn(values['group']) } : state.child;
  const signs = choices(signsOf(kind, ageOf(child, dayOf(now))));
  const body = kind === 'body';
  return [
    when(body, alarm(ONLY_SEEN)),
    many(signFields[kind], kindTitle(kind), signs),
    when(body, many('signsWhere', 'Waar op het lichaam?', places)),
  ];
}

const ONLY_SEEN = 'Alleen wat je zo ziet. Kleed niet uit, vraag niet door. Letsel: Veilig Thuis of arts.';

/** Without what was chosen in a part of the list that was put away again. */
export function withoutHidden(values: Values): Values {
  const shown = chosenKinds(values);
  const hidden = signKinds.filter((kind) => !shown.includes(kind)).map((kind): string => signFields[kind]);
  return omit(values, shown.includes('body') ? hidden : [...hidden, 'signsWhere']);
}
