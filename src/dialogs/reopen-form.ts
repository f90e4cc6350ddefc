import { fieldsOf, pageCard, pick } from './frame';
import type { Dialog } from './types';

/** A closed case goes on; its history is for whoever leads it (H-08, H-16). */
export const reopenForm: Dialog = {
  name: 'reopen-form',
  title: 'Zorg heropenen',
  reads: 'state',
  sends: ['reopen-case'],
  pages: [{ fields: { reason: 'Waarom heropen je?' } }],
  show: (view, page, values, problem) => pageCard(reopenForm, view, page, values, problem),
  send: (values) => ({ name: 'reopen-case', fields: pick(values, fieldsOf(reopenForm)) }),
};
