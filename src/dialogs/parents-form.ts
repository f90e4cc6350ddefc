import { dayOf } from '../agreement/calendar';
import { fieldsOf, pageCard, pick } from './frame';
import type { Dialog } from './types';
import { choices, contactWords } from './words';

/** Contact with the parents between the planned talks: what was said, and with whom (C-22, D-09). */
export const parentsForm: Dialog = {
  name: 'parents-form',
  title: 'Contact met ouders',
  reads: 'state',
  sends: ['record-parent-contact'],
  pages: [{ fields: { with: 'Met wie?', date: 'Datum', contact: 'Contact', what: 'Waarover?' } }],
  show: (view, page, values, problem) => {
    const today = dayOf(view.now);
    return pageCard(parentsForm, view, page, { date: today, ...values }, problem, {
      today,
      blocked: view.state?.talkBlocked ?? false,
      contacts: choices(contactWords),
    });
  },
  send: (values) => ({ name: 'record-parent-contact', fields: pick(values, fieldsOf(parentsForm)) }),
};
