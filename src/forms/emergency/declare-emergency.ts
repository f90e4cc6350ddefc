import { dayOf } from '../../agreement/calendar';
import type { Agreement } from '../../agreement/agreement';
import { circleAtSchool } from '../../case/emergency/emergency-ladder';
import type { Participant } from '../../case/people/participant';
import { boardStandsApart, castOf, personOf } from '../../case/people/roster';
import { phonesOf } from '../../room/danger-words';
import { formNamed } from '../../room/former-forms';
import type { DialogName } from '../../room/names';
import {
  aside,
  go,
  heading,
  near,
  offer,
  point,
  quiet,
  say,
  strong,
  submit,
  when,
  type Blocks,
} from '../../view/build';
import type { Action } from '../../view/view';
import { AFTER_ALERT } from '../staff/alert-board';
import { FRESH, give, isFresh, omit } from '../show';
import { INFORMED } from '../path';
import { asksSchool, ofEach, SCHOOL, schoolsMeant, whichSchool } from '../which-school';
import { socialMapLines } from '../help/social-map';
import type { Dialog, DialogView, Values } from '../types';
import { textIn } from '../../view/values';

/** How the form that was left comes back; written into "Nu gevaar" by the binder of dialogs. */
const WAY_BACK = ['from', 'fromCase', 'fromTask', 'fromVersion'];

/**
 * Whom to call now: C-25. Opening it is harmless and needs no storage. "Ik bel nu" alerts at once: coordinator, deputy
 * and director, or, where it may concern a colleague, the board alone and apart from any case (S1-24). Only then is asked
 * whether it concerns the case on whose card it was said.
 */
export const declareEmergencyForm: Dialog = {
  name: 'declare-emergency',
  tellsDanger: true,
  title: 'Nu gevaar',
  reads: 'nothing',
  ofCase: true,
  atOnce: true,
  sends: ['declare-emergency'],
  keeps: (view, values) => ({
    ...omit(values, [...WAY_BACK, INFORMED]),
    ...(isFresh(view, values) ? { [FRESH]: true } : {}),
  }),
  steers: [SCHOOL],
  // It had a second page once, which is still open in front of somebody.
  turned: () => 1,
  fill: () => ({}),
  pages: [
    (view, values) => [
      whomToCall(view, values),
      say('Blijf bij het kind als dat veilig kan. Haal een collega erbij.'),
      when(asksSchool(view, values), whichSchool(view)),
      quiet('Ik bel nu, niet over een collega: dan waarschuw ik meteen de coördinator, de waarnemer en de directeur.'),
      near(ofEach(schoolsMeant(view, values), (one) => phonesOf(told(view, one), view.viewer, one)).map(aside)),
      quiet(
        hasBoard(view, values)
          ? 'Ik bel nu, over een collega: dan waarschuw ik meteen alleen het bestuur.'
          : 'Over een collega kan ik hier niemand waarschuwen. Bel zelf de vertrouwensinspecteur: 0900-111 3111, op werkdagen.',
      ),
      quiet('Verder horen zij niets.'),
    ],
  ],
  actions: (_, values, view) => [
    submit('Ik bel nu: niet over een collega', { staff: 'no' }),
    ...offer(hasBoard(view, values), submit('Ik bel nu: over een collega', { staff: 'yes' })),
    ...wayBack(view, values),
    go('Geen spoed, wel over een collega…', 'alert-board'),
  ],
  // Before there is a case nobody can be told as long as it may concern any of them: a button of before did not say so.
  after: (_, values, view) => (isFresh(view, values) && values['staff'] === undefined ? 1 : 'send'),
  send: (values) => give('declare-emergency', values),
  then: ({ staff }, { agreement, viewer }, apart) =>
    staff === 'yes' && apart === true && personOf(agreement, viewer)?.external !== true
      ? { dialog: 'alert-board', page: AFTER_ALERT }
      : undefined,
};

/** Whether each school that may be meant has a board that can be told. */
const hasBoard = (view: DialogView, values: Values): boolean =>
  schoolsMeant(view, values).every((one) => boardStandsApart(castOf(one)));

function whomToCall(view: DialogView, values: Values): Blocks {
  const schools = schoolsMeant(view, values);
  return [
    heading('Bel eerst. Schrijven kan straks.'),
    strong('Gevaar op dit moment, voor het kind of voor iemand anders in het gezin: 112.'),
    say('Niet veilig, of je twijfelt: Veilig Thuis, 0800-2000.'),
    ofEach(schools, ({ school }) => [`Crisisdienst: ${school.crisisService}.`]).map((text) => say(text)),
    ofEach(schools, ({ school }) => socialMapLines(school, (entry) => entry.emergency)).map(point),
  ];
}

/** Who at a school hears of it when they press "Ik bel nu". Which case it is, and whether there is one, is not looked up. */
const told = ({ viewer, now }: DialogView, agreement: Agreement): readonly Participant[] =>
  circleAtSchool(agreement, { route: 'meldcode', declarer: viewer, today: dayOf(now) }).told;

/** The button by which a form that was left comes back with all that was filled in before. */
function wayBack({ caseId }: DialogView, values: Values): readonly Action[] {
  const from = leftForm(values);
  if (from === undefined) return [];
  const [fromCase, fromTask, fromVersion] = ['fromCase', 'fromTask', 'fromVersion'].map((id) => textIn(values[id]));
  const about = fromCase === '' ? caseId : fromCase;
  const carries = {
    ...(about === undefined ? {} : { case: about }),
    ...(fromTask === '' ? {} : { task: fromTask }),
    ...(fromVersion === '' ? {} : { version: Number(fromVersion) }),
    // Danger was answered: the first page counts as filled in, and this page is not shown a second time.
    ...(from === 'open-case' && values['staff'] !== undefined ? { page: 1, [INFORMED]: true } : {}),
  };
  return [go('Verder schrijven…', from, carries)];
}

/** An intake that answered "yes" comes here by itself; any other form says where its button was pressed. */
function leftForm({ from, danger }: Values): DialogName | undefined {
  if (from === undefined) return danger === 'yes' ? 'open-case' : undefined;
  const form = formNamed(textIn(from));
  return form === 'declare-emergency' ? undefined : form;
}
