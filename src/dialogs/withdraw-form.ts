import { fieldsOf, pageCard, pick } from './frame';
import type { Dialog } from './types';

/** The coordinator takes a request back; whoever was asked hears no more of it. */
export const withdrawForm: Dialog = {
  name: 'withdraw-form',
  title: 'Vraag intrekken',
  reads: 'state',
  sends: ['withdraw-request'],
  pages: [{ fields: { reason: 'Reden' } }],
  show: (view, page, values, problem) => {
    const rule = view.task?.rule;
    return pageCard(withdrawForm, view, page, values, problem, {
      what: rule === undefined ? '' : (view.agreement.protocol.tasks[rule]?.title ?? rule),
      who: view.task?.owner.name ?? '',
    });
  },
  send: (values) => ({ name: 'withdraw-request', fields: pick(values, fieldsOf(withdrawForm)) }),
};
