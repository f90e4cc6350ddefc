import { dayOf } from '../../agreement/calendar';
import { heading, note, say } from '../../view/build';
import { asks } from '../../room/asks';
import { give } from '../show';
import type { Dialog } from '../types';

const { area, line, past } = asks('record-file-request');

/** Parents ask for the file: it is written down, and answered within the term of the law. */
export const recordFileRequestForm: Dialog = {
  name: 'record-file-request',
  title: 'Vraag om het dossier',
  reads: 'state',
  sends: ['record-file-request'],
  fill: ({ now }, values) => ({ date: dayOf(now), ...values }),
  pages: [
    (view) => [
      heading('Iemand vraagt om het dossier'),
      say('Ouders mogen het dossier zien. Je geeft binnen een maand antwoord. Ik help je daaraan denken.'),
      past('date', 'Wanneer vroegen zij het?', view),
      line('asker', 'Wie vroeg het?'),
      note('Ook mondeling telt. Vraag na wie het is, en of die ouder gezag heeft.'),
      area('wish', 'Wat willen zij precies?'),
    ],
  ],
  send: (values) => give('record-file-request', values),
};
