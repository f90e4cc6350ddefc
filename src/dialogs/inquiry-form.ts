import { dayOf } from '../agreement/calendar';
import { fieldsOf, pageCard, pick } from './frame';
import { colleagues } from './people';
import type { Dialog } from './types';

/** Veilig Thuis asked something, and what school gave (M-17). */
export const inquiryForm: Dialog = {
  name: 'inquiry-form',
  title: 'Vraag van Veilig Thuis',
  reads: 'state',
  sends: ['record-inquiry'],
  pages: [
    {
      fields: {
        date: 'Datum',
        employee: 'Wie van Veilig Thuis vroeg het?',
        asked: 'Wat vroegen zij?',
        given: 'Wat gaf school? Niets? Schrijf waarom.',
        by: 'Wie gaf het?',
        parentsTold: 'Weten de ouders dit?',
        notTold: 'Zo nee, waarom niet?',
      },
    },
  ],
  show: (view, page, values, problem) => {
    const today = dayOf(view.now);
    return pageCard(inquiryForm, view, page, { date: today, by: view.viewer, ...values }, problem, {
      today,
      people: colleagues(view.agreement),
    });
  },
  send: (values) => ({ name: 'record-inquiry', fields: pick(values, fieldsOf(inquiryForm)) }),
};
