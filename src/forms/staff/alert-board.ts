import type { Agreement } from '../../agreement/agreement';
import { boardStandsApart, castOf } from '../../case/people/roster';
import { callablePerson } from '../../room/danger-words';
import { go, heading, quiet, say, strong, submit, when, type Blocks } from '../../view/build';
import type { Choice } from '../../view/view';
import { asks, steer } from '../../room/asks';
import { intakeForm } from '../signal/intake';
import { FRESH, fieldsOf, give, isFresh, omit, pick } from '../show';
import { asksSchool, ofEach, SCHOOL, schoolsMeant, whichSchool } from '../which-school';
import type { Dialog, DialogView, Values } from '../types';
import { textIn } from '../../view/values';

/** The page on which is asked, once the board was alerted, whether it concerns the case at hand. */
export const AFTER_ALERT = 3;

/** The page after that, where it is about something else. */
const NOTHING_MORE = 4;

/**
 * A concern about a member of staff goes to the board at once, and never into a room: S1-24. Nothing is written down of
 * what it is about. From the card of a case it may be that case, which then stands still, or something else.
 */
export const alertBoardForm: Dialog = {
  name: 'alert-board',
  tellsDanger: true,
  endsIntake: true,
  title: 'Over iemand van school',
  reads: 'nothing',
  ofCase: true,
  atOnce: true,
  sends: ['alert-board'],
  steers: ['about', SCHOOL],
  fill: (_, values) => pick(values, ['about', 'suspect']),
  // Somebody who pressed here by mistake finds back what they wrote; the values of another form are none of an intake's.
  keeps: (view, values) => ({
    ...(values['danger'] === undefined ? {} : omit(pick(values, fieldsOf(intakeForm)), ['staff'])),
    ...(isFresh(view, values) ? { [FRESH]: true } : {}),
  }),
  pages: [
    (view, values) => [
      callFirst(view, values),
      when(asksSchool(view, values), whichSchool(view)),
      whomToCall(view, values),
    ],
    (view, values) => [callFirst(view, values), whichCase(view)],
    (view) => [heading('Nog één vraag'), say('Bel eerst. Deze vraag mag je ook overslaan.'), whichCase(view)],
    () => [heading('Het bestuur is gewaarschuwd'), say('Meer hoeft nu niet. Vertel het verder aan niemand op school.')],
  ],
  actions: (page, values, view) => {
    if (page === AFTER_ALERT) return [submit('Verder')];
    if (page === NOTHING_MORE) return [];
    const fresh = isFresh(view, values);
    const onward = page === 1 && apartBoard(view, values) ? 'Vraag bestuur mij te bellen' : 'Verder';
    return [
      ...(fresh && !apartBoard(view, values) ? [] : [submit(onward)]),
      ...(fresh ? [go('Toch niet over een collega…', 'open-case')] : []),
    ];
  },
  after: (page, values, view) => {
    if (page >= AFTER_ALERT) return values['about'] === 'this' ? 'send' : NOTHING_MORE;
    return page === 1 && !isFresh(view, values) ? 2 : 'send';
  },
  send: (values) => ({
    ...give('alert-board', values['about'] === 'this' ? values : {}),
    apart: values['about'] === 'other',
  }),
  then: (values, view) => ({
    text:
      values['about'] === 'this' && !hasBoard(view.agreement, textIn(values['suspect']))
        ? 'Deze zorg staat nu stil. Bel zelf de vertrouwensinspecteur: 0900-111 3111, op werkdagen. Vertel het verder aan niemand.'
        : values['about'] === 'this'
          ? 'Deze zorg staat nu stil, en het bestuur is gevraagd je te bellen. Bel ook zelf. Vertel het verder aan niemand.'
          : 'Het bestuur is gevraagd je te bellen. Bel ook zelf: wachten hoeft niet. Vertel het verder aan niemand op school.',
  }),
};

const aboutWords = { this: 'Ja: zet deze zorg stil', other: 'Nee, over iets anders' };

/** It may be the case at hand, which then stands still, and somebody whom the school's file names. */
const whichCase = (view: DialogView): Blocks => [
  steer.one('about', 'Gaat het over deze zorg?', aboutWords),
  quiet('Stilzetten: herinneringen stoppen, en wie je hieronder kiest ziet er niets meer van. Niemand hoort waarom.'),
  asks('alert-board').pick('suspect', 'Over wie gaat het?', people(view), {
    hint: 'Staat er niet bij, of zeg ik liever niet',
  }),
];

/** Whether there is a board that is nobody of the school itself, at each school that may be meant. */
const apartBoard = (view: DialogView, values: Values): boolean =>
  schoolsMeant(view, values).every((one) => boardStandsApart(castOf(one)));

const callFirst = (view: DialogView, values: Values): Blocks =>
  heading(apartBoard(view, values) ? 'Bel zelf nu het bestuur' : 'Bel zelf nu');

function whomToCall(view: DialogView, values: Values): Blocks {
  const ending = [
    say('Ik bewaar niet waar het over gaat, en er komt geen ruimte. Vertel het verder aan niemand op school.'),
  ];
  if (!apartBoard(view, values))
    return [
      say('Gaat het over iemand die voor school werkt? Hier is niemand van het bestuur die ik dat kan vertellen.'),
      say('Alleen je directeur inlichten is niet genoeg.'),
      strong('Vertrouwensinspecteur: 0900-111 3111, op werkdagen. Veilig Thuis: 0800-2000, dag en nacht.'),
      ending,
    ];
  const boards = ofEach(schoolsMeant(view, values), (one) => [callablePerson(castOf(one).board, view.viewer, one)]);
  return [
    say('Gaat het over iemand die voor school werkt? Dan hoort het bestuur dit meteen van jou.'),
    boards.map((board) => strong(`Bestuur: ${board}.`)),
    say('Alleen je directeur inlichten is niet genoeg.'),
    say('Overleggen kan met de vertrouwensinspecteur: 0900-111 3111, op werkdagen.'),
    ending,
  ];
}

/** Whom it may be about is not named on the first page, and not told. */
const people = ({ agreement, viewer }: DialogView): readonly Choice[] =>
  Object.values(agreement.school.people)
    .filter(({ id, external }) => id !== viewer && !external)
    .map(({ id, name }) => ({ title: name, value: id }));

/** Whether the board can be asked to look at somebody. */
function hasBoard(agreement: Agreement, suspect: string): boolean {
  const cast = castOf(agreement);
  return boardStandsApart(cast) && suspect !== cast.board.person;
}
