import { fieldsOf, pageCard, pick } from './frame';
import { signingPage, signingShown } from './signing';
import type { Dialog } from './types';

/** The signatures that the report of a talk still lacks (D-06). */
export const signForm: Dialog = {
  name: 'sign-form',
  title: 'Ondertekening',
  reads: 'state',
  sends: ['record-signatures'],
  pages: [signingPage],
  show: (view, page, values, problem) => {
    const talk = view.state?.talks.find(({ id }) => id === view.task?.talk);
    return pageCard(signForm, view, page, values, problem, signingShown(view, talk, talk?.unsigned ?? []));
  },
  send: (values) => ({ name: 'record-signatures', fields: pick(values, fieldsOf(signForm)) }),
};
