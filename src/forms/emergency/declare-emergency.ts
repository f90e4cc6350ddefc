import { dayOf } from '../../agreement/calendar';
import { circleAtSchool } from '../../case/emergency/emergency-ladder';
import type { Participant } from '../../case/people/participant';
import { phonesOf } from '../../room/danger-words';
import { formNamed } from '../../room/former-forms';
import type { DialogName } from '../../room/types';
import { aside, go, heading, near, point, quiet, say, strong, submit, type Blocks } from '../../view/build';
import type { Action } from '../../view/view';
import { steer } from '../../room/asks';
import { staffWords } from '../signal/intake';
import { FRESH, give, isFresh, omit, pick } from '../show';
import { INFORMED } from '../path';
import { socialMapLines } from '../help/social-map';
import type { Dialog, DialogView, Values } from '../types';
import { TICKED } from '../../view/values';

/** How the form that was left comes back; written into "Nu gevaar" by the binder of dialogs. */
const WAY_BACK = ['from', 'fromCase', 'fromTask', 'fromVersion'];

/**
 * Whom to call now: C-25. Opening it is harmless and needs no storage. "Ik bel nu" tells coordinator, deputy and
 * director that there is danger; where there is no case yet, it first asks whether it concerns a member of staff, since
 * then they are not to be told (S1-24).
 */
export const declareEmergencyForm: Dialog = {
  name: 'declare-emergency',
  tellsDanger: true,
  title: 'Nu gevaar',
  reads: 'nothing',
  ofCase: true,
  atOnce: true,
  sends: ['declare-emergency'],
  steers: ['staff'],
  keeps: (view, values) => ({
    ...omit(values, [...WAY_BACK, INFORMED]),
    ...(isFresh(view, values) ? { [FRESH]: TICKED } : {}),
  }),
  // What was answered in another form is not answered here; what was answered here comes back with what is said to it.
  fill: (_, values, page) => (page === 2 ? pick(values, ['staff']) : {}),
  pages: [
    (view) => [
      whomToCall(view),
      say('Blijf bij het kind als dat veilig kan. Haal een collega erbij.'),
      quiet(
        'Druk op Ik bel nu. Dan waarschuw ik de coördinator, de waarnemer en de directeur. Verder horen zij niets.',
      ),
      near(phonesOf(told(view), view.viewer, view.agreement).map(aside)),
    ],
    (view) => [whomToCall(view), steer.one('staff', 'Gaat het over iemand die voor school werkt?', staffWords)],
  ],
  actions: (page, values, view) => [
    submit(page === 1 ? 'Ik bel nu' : 'Verder'),
    ...wayBack(view, values),
    ...(page === 1 ? [go('Over een collega…', 'alert-board')] : []),
  ],
  after: (page, values, view) => {
    if (values['staff'] === 'yes') return { dialog: 'alert-board' };
    return page === 1 && isFresh(view, values) && values['staff'] === undefined ? 2 : 'send';
  },
  send: () => give('declare-emergency', {}),
};

const whomToCall = ({ agreement: { school } }: DialogView): Blocks => [
  heading('Bel eerst. Schrijven kan straks.'),
  strong('Gevaar op dit moment, voor het kind of voor iemand anders in het gezin: 112.'),
  say('Niet veilig, of je twijfelt: Veilig Thuis, 0800-2000.'),
  say(`Crisisdienst: ${school.crisisService}.`),
  socialMapLines(school, (entry) => entry.emergency).map(point),
];

/** Who hears of it when they press "Ik bel nu". Which case it is, and whether there is one, is not looked up. */
const told = ({ agreement, viewer, now }: DialogView): readonly Participant[] =>
  circleAtSchool(agreement, { route: 'meldcode', declarer: viewer, today: dayOf(now) }).told;

/** The button by which a form that was left comes back with all that was filled in before. */
function wayBack({ caseId }: DialogView, values: Values): readonly Action[] {
  const from = leftForm(values);
  if (from === undefined) return [];
  const { fromCase = caseId, fromTask, fromVersion } = values;
  const carries = {
    ...(fromCase === undefined ? {} : { case: fromCase }),
    ...(fromTask === undefined ? {} : { task: fromTask }),
    ...(fromVersion === undefined ? {} : { version: Number(fromVersion) }),
    // Danger was answered: the first page counts as filled in, and this page is not shown a second time.
    ...(from === 'open-case' && values['staff'] !== undefined ? { page: 1, [INFORMED]: TICKED } : {}),
  };
  return [go('Verder schrijven…', from, carries)];
}

/** An intake that answered "yes" comes here by itself; any other form says where its button was pressed. */
function leftForm({ from, danger }: Values): DialogName | undefined {
  if (from === undefined) return danger === 'yes' ? 'open-case' : undefined;
  const form = formNamed(from);
  return form === 'declare-emergency' ? undefined : form;
}
