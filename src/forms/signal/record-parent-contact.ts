import { dayOf } from '../../agreement/calendar';
import { heading, say, when } from '../../view/build';
import { asks } from '../../room/asks';
import { give } from '../show';
import type { Dialog } from '../types';
import { contactWords } from '../words';

const { area, line, one, past } = asks('record-parent-contact');

/** Contact with the parents between the planned talks: what was said, and with whom (C-22, D-09). */
export const recordParentContactForm: Dialog = {
  name: 'record-parent-contact',
  title: 'Contact met ouders',
  reads: 'state',
  sends: ['record-parent-contact'],
  fill: ({ now }, values) => ({ date: dayOf(now), ...values }),
  pages: [
    (view) => [
      heading('Contact met ouders'),
      when(view.state?.talkBlocked === true, say('Praat nog niet met de ouders over de zorg. Bel eerst Veilig Thuis.')),
      say('Was er een gesprek gepland? Schrijf dat dan in het verslag van dat gesprek.'),
      line('with', 'Met wie?'),
      past('date', 'Datum', view),
      one('contact', 'Contact', contactWords),
      area('what', 'Waarover?'),
    ],
  ],
  send: (values) => give('record-parent-contact', values),
};
