import { heading, say } from '../../view/build';
import { asks } from '../../room/asks';
import { give } from '../show';
import type { Dialog } from '../types';

const { line } = asks('withdraw-emergency');

/** An emergency that was declared by mistake is taken back, with a reason; it stays written that it was declared. */
export const withdrawEmergencyForm: Dialog = {
  name: 'withdraw-emergency',
  title: 'Toch geen gevaar',
  reads: 'state',
  sends: ['withdraw-emergency'],
  button: 'Terugnemen',
  pages: [
    () => [
      heading('Toch geen gevaar?'),
      say('Wie gewaarschuwd is, hoort dat de spoed is teruggenomen. Dat er spoed gemeld is, blijft in het dossier.'),
      line('reason', 'Waarom niet?'),
    ],
  ],
  send: (values) => give('withdraw-emergency', values),
};
