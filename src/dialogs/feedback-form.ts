import { addDays, dayOf, spokenDay } from '../agreement/calendar';
import { fieldsOf, pageCard, pick } from './frame';
import { feedbackWords } from './step-words';
import type { Dialog } from './types';
import { choices } from './words';

/** What Veilig Thuis does with a report (M-14). */
export const feedbackForm: Dialog = {
  name: 'feedback-form',
  title: 'Terugkoppeling van Veilig Thuis',
  reads: 'state',
  sends: ['record-feedback'],
  pages: [
    {
      fields: {
        date: 'Datum',
        action: 'Wat doet Veilig Thuis?',
        agreements: 'Afspraken',
        next: 'Volgend contact',
      },
    },
  ],
  show: (view, page, values, problem) => {
    const today = dayOf(view.now);
    const since = view.task?.since;
    return pageCard(feedbackForm, view, page, { date: today, ...values }, problem, {
      today,
      tomorrow: addDays(today, 1),
      since: since === undefined ? '' : spokenDay(since, view.now),
      outcomes: choices(feedbackWords),
    });
  },
  send: (values) => ({ name: 'record-feedback', fields: pick(values, fieldsOf(feedbackForm)) }),
};
