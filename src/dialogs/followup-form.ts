import { addDays, dayOf, spokenDay } from '../agreement/calendar';
import { fieldsOf, pageCard, pick } from './frame';
import { afterSafety, SAFE } from './safety';
import type { Dialog } from './types';

/** Whether the parents arrived at the help they were referred to: H-05. */
export const followupForm: Dialog = {
  name: 'followup-form',
  title: 'Na de verwijzing',
  reads: 'state',
  sends: ['record-followup'],
  pages: [
    {
      fields: {
        outcome: 'Wat hoorde je?',
        next: 'Verwacht op (afspraak, wachtlijst)',
        with: 'Met wie sprak je?',
        note: 'Toelichting',
        safe: SAFE,
      },
    },
  ],
  show: (view, page, values, problem) => {
    const since = view.task?.since;
    return pageCard(followupForm, view, page, values, problem, {
      outcomes: Object.entries(view.agreement.protocol.outcomes).map(([value, { title }]) => ({ value, title })),
      since: since === undefined ? '' : spokenDay(since, view.now),
      tomorrow: addDays(dayOf(view.now), 1),
    });
  },
  send: (values) => ({ name: 'record-followup', fields: pick(values, fieldsOf(followupForm)) }),
  then: afterSafety,
};
