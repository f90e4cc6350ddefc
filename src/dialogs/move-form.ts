import { pageCard } from './frame';
import type { Dialog } from './types';

/** The school agreed something new since: this case goes on as it began, unless it is moved here. */
export const moveForm: Dialog = {
  name: 'move-form',
  title: 'Nieuwe afspraken',
  reads: 'state',
  sends: ['move-case'],
  pages: [{ fields: {} }],
  show: (view, page, values, problem) =>
    pageCard(moveForm, view, page, values, problem, { protocol: view.agreement.protocol.title }),
  send: () => ({ name: 'move-case', fields: {} }),
};
