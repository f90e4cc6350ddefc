import { dayOf } from '../agreement/calendar';
import { fieldsOf, pageCard, pick } from './frame';
import { outsiders } from './people';
import { consentWords, parentChoices } from './step-words';
import type { Dialog } from './types';
import { choices } from './words';

/** What a parent says about open talk with somebody from outside: per parent and per party (C-12). */
export const consentForm: Dialog = {
  name: 'consent-form',
  title: 'Toestemming',
  reads: 'state',
  sends: ['record-consent'],
  pages: [
    {
      fields: {
        parent: 'Welke ouder?',
        party: 'Met wie?',
        other: 'Of iemand anders',
        purpose: 'Doel',
        answer: 'Antwoord',
        date: 'Datum',
        written: 'Schriftelijk',
        place: 'Waar ligt het?',
      },
    },
  ],
  show: (view, page, values, problem) => {
    const today = dayOf(view.now);
    return pageCard(consentForm, view, page, { date: today, ...values }, problem, {
      today,
      parents: parentChoices(view.state),
      outsiders: outsiders(view.agreement),
      answers: choices(consentWords),
    });
  },
  send: (values) => ({ name: 'record-consent', fields: pick(values, fieldsOf(consentForm)) }),
  then: ({ answer }) =>
    answer === 'refused' || answer === 'withdrawn'
      ? { text: 'Opgeslagen. Zonder naam overleggen kan nog, ook met Veilig Thuis. Je weegt dit later mee.' }
      : undefined,
};
