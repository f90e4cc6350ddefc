import { heading, say } from '../../view/build';
import { give } from '../show';
import type { Dialog } from '../types';

/** The school agreed something new since: this case goes on as it began, unless it is moved here. */
export const moveCaseForm: Dialog = {
  name: 'move-case',
  title: 'Nieuwe afspraken',
  reads: 'state',
  sends: ['move-case'],
  button: 'Nieuwe afspraken volgen',
  pages: [
    ({ agreement }) => [
      heading('Nieuwe afspraken volgen?'),
      say(
        `School heeft sinds het begin van deze zorg iets veranderd. Deze zorg volgt nog de afspraken van toen: ${agreement.protocol.title}.`,
      ),
      say('Wat al gevraagd is, houdt zijn datum. Nieuwe vragen volgen dan de nieuwe afspraken.'),
    ],
  ],
  send: () => give('move-case', {}),
};
