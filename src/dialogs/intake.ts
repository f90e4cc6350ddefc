import { fieldsOf, INFORMED, pageCard, pick } from './frame';
import {
  applicable,
  CALL_FIRST_TEXT,
  mustCallFirst,
  signalDefaults,
  signalShown,
  toldPage,
  wasTold,
  whatFields,
  whereFields,
} from './signal-fields';
import type { Dialog } from './types';

/** Reporting a concern. Danger and staff are asked before anything is written down: S1-24, C-25. */
export const intake: Dialog = {
  name: 'intake',
  title: 'Zorg melden',
  reads: 'nothing',
  sends: ['open-case'],
  pages: [
    { fields: { danger: 'Is het kind nu in gevaar?', staff: 'Gaat het over iemand die voor school werkt?' } },
    { fields: { child: 'Over welk kind?', group: 'Groep', ...whatFields } },
    { fields: whereFields },
    toldPage,
  ],
  show: (view, page, values, problem) =>
    pageCard(intake, view, page, { ...signalDefaults(view.now), ...values }, problem, {
      ...signalShown(values, view),
      // E-11, E-19: what counts as danger.
      acute: view.agreement.protocol.weighing.questions['q2']?.means ?? [],
    }),
  after: (page, values) => {
    if (page === 1) {
      if (values['danger'] === 'yes' && values[INFORMED] !== 'true') return { dialog: 'emergency' };
      return values['staff'] === 'yes' ? { dialog: 'staff-route' } : 2;
    }
    if (page === 2) return 3;
    return page === 3 && wasTold(values) ? 4 : 'send';
  },
  send: (values) => ({ name: 'open-case', fields: pick(applicable(values), fieldsOf(intake)) }),
  then: (values) => (mustCallFirst(values) ? { text: CALL_FIRST_TEXT } : undefined),
};
