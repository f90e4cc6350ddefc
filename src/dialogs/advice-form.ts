import { dayOf } from '../agreement/calendar';
import { fieldsOf, pageCard, pick } from './frame';
import type { Dialog } from './types';
import { choices, contactWords } from './words';

/** Advice of Veilig Thuis, always possible and without consent; or why none is needed (C-08 to C-11). */
export const adviceForm: Dialog = {
  name: 'advice-form',
  title: 'Advies van Veilig Thuis',
  reads: 'state',
  sends: ['record-advice'],
  pages: [
    {
      fields: {
        date: 'Datum',
        anonymous: 'Zonder naam van het kind',
        contact: 'Contact',
        employee: 'Medewerker',
        number: 'Adviesnummer',
        judgement: 'Hun weging',
        advice: 'Advies',
        talkAllowed: 'Mag je nu met de ouders praten?',
        notNeeded: 'Of: advies is niet nodig, want',
      },
    },
  ],
  show: (view, page, values, problem) => {
    const today = dayOf(view.now);
    return pageCard(adviceForm, view, page, { date: today, ...values }, problem, {
      today,
      blocked: view.state?.talkBlocked ?? false,
      contacts: choices(contactWords),
    });
  },
  send: (values) => ({ name: 'record-advice', fields: pick(values, fieldsOf(adviceForm)) }),
  then: ({ talkAllowed }) => (talkAllowed === 'no' ? { text: 'Opgeslagen. Praat nog niet met de ouders.' } : undefined),
};
