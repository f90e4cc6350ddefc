import { dayOf, spokenDay } from '../../agreement/calendar';
import { heading, say } from '../../view/build';
import { asks } from '../../room/asks';
import { give } from '../show';
import { feedbackWords } from '../step-words';
import type { Dialog } from '../types';

const { area, coming, one, past } = asks('record-feedback');

/** What Veilig Thuis does with a report (M-14). */
export const recordFeedbackForm: Dialog = {
  name: 'record-feedback',
  title: 'Terugkoppeling van Veilig Thuis',
  reads: 'state',
  sends: ['record-feedback'],
  fill: ({ now }, values) => ({ date: dayOf(now), ...values }),
  pages: [
    (view) => [
      heading('Terugkoppeling van Veilig Thuis'),
      view.task?.since === undefined ? [] : say(`Melding op ${spokenDay(view.task.since, view.now)}.`),
      past('date', 'Datum', view),
      one('action', 'Wat doet Veilig Thuis?', feedbackWords),
      area('agreements', 'Afspraken'),
      coming('next', 'Volgend contact', view),
      say('Nog niets gehoord? Kies dan op de kaart: Gebeld, nog niets.'),
    ],
  ],
  send: (values) => give('record-feedback', values),
};
