import { openConsultations } from '../case/required';
import { fieldsOf, pageCard, pick } from './frame';
import type { Dialog } from './types';

/** A consultation that the protocol requires and that cannot be held, with its reason: C-01. */
export const consultWaive: Dialog = {
  name: 'consult-waive',
  title: 'Overleg kan niet',
  reads: 'state',
  sends: ['waive-consultation'],
  pages: [{ fields: { which: 'Welk overleg?', reason: 'Waarom kan het niet?' } }],
  show: (view, page, values, problem) =>
    pageCard(consultWaive, view, page, values, problem, {
      required:
        view.state === undefined
          ? []
          : openConsultations(view.state, view.agreement).map(({ id, title }) => ({ title, value: id })),
    }),
  send: (values) => ({ name: 'waive-consultation', fields: pick(values, fieldsOf(consultWaive)) }),
};
