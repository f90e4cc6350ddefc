import { fieldsOf, pageCard, pick } from './frame';
import type { Dialog } from './types';

/** An emergency that was declared by mistake is taken back, with a reason; it stays written that it was declared. */
export const calmForm: Dialog = {
  name: 'calm-form',
  title: 'Toch geen gevaar',
  reads: 'state',
  sends: ['withdraw-emergency'],
  pages: [{ fields: { reason: 'Waarom niet?' } }],
  show: (view, page, values, problem) => pageCard(calmForm, view, page, values, problem),
  send: (values) => ({ name: 'withdraw-emergency', fields: pick(values, fieldsOf(calmForm)) }),
};
