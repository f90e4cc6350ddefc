import { dayOf } from '../../agreement/calendar';
import { heading, say, yesNo } from '../../view/build';
import { asks } from '../../room/asks';
import { colleagues } from '../people/choices';
import { give } from '../show';
import type { Dialog } from '../types';

const { area, line, one, past, person } = asks('record-inquiry');

/** Veilig Thuis asked something, and what school gave (M-17). */
export const recordInquiryForm: Dialog = {
  name: 'record-inquiry',
  title: 'Vraag van Veilig Thuis',
  reads: 'state',
  sends: ['record-inquiry'],
  fill: ({ now, viewer }, values) => ({ date: dayOf(now), by: viewer, ...values }),
  pages: [
    (view) => [
      heading('Veilig Thuis vroeg iets'),
      say('Veilig Thuis mag om informatie vragen voor een onderzoek. School mag die geven, ook zonder toestemming.'),
      past('date', 'Datum', view),
      line('employee', 'Wie van Veilig Thuis vroeg het?'),
      area('asked', 'Wat vroegen zij?'),
      area('given', 'Wat gaf school? Niets? Schrijf waarom.'),
      person('by', 'Wie gaf het?', colleagues(view.agreement)),
      one('parentsTold', 'Weten de ouders dit?', yesNo),
      area('notTold', 'Zo nee, waarom niet?'),
    ],
  ],
  send: (values) => give('record-inquiry', values),
};
