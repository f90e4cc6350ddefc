import { heading, say } from '../../view/build';
import { asks } from '../../room/asks';
import { give } from '../show';
import type { Dialog } from '../types';

const { area } = asks('reopen-case');

/** A closed case goes on; its history is for those who lead it (H-08, H-16). */
export const reopenCaseForm: Dialog = {
  name: 'reopen-case',
  title: 'Zorg heropenen',
  reads: 'state',
  sends: ['reopen-case'],
  button: 'Heropenen',
  pages: [
    () => [
      heading('Zorg heropenen'),
      say('Alles wat er stond, staat er nog. Alleen jij en je waarnemer lezen het. Anderen vraag je opnieuw.'),
      area('reason', 'Waarom heropen je?'),
    ],
  ],
  send: (values) => give('reopen-case', values),
};
