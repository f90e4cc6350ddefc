import { dayOf } from '../../agreement/calendar';
import { choices, heading, say, when, yesNo } from '../../view/build';
import { asks } from '../../room/asks';
import { give } from '../show';
import type { Dialog } from '../types';
import { advisedWords } from '../step-words';
import { contactWords } from '../words';

const { area, line, one, past, pick, tick } = asks('record-advice');

/** Advice of Veilig Thuis, always possible and without consent; or why none is needed (C-08 to C-11). */
export const recordAdviceForm: Dialog = {
  name: 'record-advice',
  title: 'Advies van Veilig Thuis',
  reads: 'state',
  sends: ['record-advice'],
  fill: ({ now }, values) => ({ date: dayOf(now), ...values }),
  pages: [
    (view) => [
      heading('Advies van Veilig Thuis'),
      say('Bel 0800-2000. Het kan altijd, ook zonder naam. Toestemming is niet nodig.'),
      when(view.state?.talkBlocked === true, say('Met de ouders praten kan pas als Veilig Thuis zegt dat het kan.')),
      past('date', 'Datum', view),
      tick('anonymous', 'Zonder naam van het kind', { question: 'Hoe vroeg je het?' }),
      one('contact', 'Contact', contactWords),
      line('employee', 'Medewerker'),
      line('number', 'Adviesnummer'),
      area('judgement', 'Hun weging'),
      area('advice', 'Advies'),
      pick('advised', 'Wat raden zij aan?', choices(advisedWords), { error: 'Kies uit de lijst, of laat leeg.' }),
      one('talkAllowed', 'Mag je nu met de ouders praten?', yesNo),
      area('notNeeded', 'Of: advies is niet nodig, want'),
    ],
  ],
  send: (values) => give('record-advice', values),
  then: ({ talkAllowed }) => (talkAllowed === 'no' ? { text: 'Opgeslagen. Praat nog niet met de ouders.' } : undefined),
};
