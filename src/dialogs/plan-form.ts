import { addDays, dayOf } from '../agreement/calendar';
import { fieldsOf, pageCard, pick } from './frame';
import { colleagues } from './people';
import type { Dialog, DialogView } from './types';
import type { Choice } from './words';

/** Who does what and until when, as colleagues agreed on it (S1-14). */
export const planForm: Dialog = {
  name: 'plan-form',
  title: 'Taak afspreken',
  reads: 'state',
  sends: ['plan-task'],
  pages: [{ fields: { person: 'Wie?', kind: 'Een vaste taak', what: 'Wat?', due: 'Klaar op' } }],
  show: (view, page, values, problem) =>
    pageCard(planForm, view, page, values, problem, {
      people: colleagues(view.agreement),
      kinds: kindsOf(view),
      tomorrow: addDays(dayOf(view.now), 1),
    }),
  send: (values) => ({ name: 'plan-task', fields: pick(values, fieldsOf(planForm)) }),
};

/** The tasks that the protocol has ready. */
const kindsOf = ({ agreement: { protocol } }: DialogView): readonly Choice[] =>
  protocol.planning.others.map((value) => ({ title: protocol.tasks[value]?.title ?? value, value }));
