import { heading, say } from '../../view/build';
import { give } from '../show';
import { signing } from './signature-inputs';
import type { Dialog } from '../types';

/** The signatures that the report of a talk still lacks (D-06). */
export const recordSignaturesForm: Dialog = {
  name: 'record-signatures',
  title: 'Ondertekening',
  reads: 'state',
  sends: ['record-signatures'],
  pages: [
    (view) => {
      const talk = view.state?.talks.find(({ id }) => id === view.task?.talk);
      return [
        heading('Ondertekening van het verslag'),
        say('Nog niet? Dan vraag ik het later weer.'),
        signing(view, talk, talk?.unsigned ?? []),
      ];
    },
  ],
  send: (values) => give('record-signatures', values),
};
