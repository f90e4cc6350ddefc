import { dayOf } from '../agreement/calendar';
import { fieldsOf, pageCard, pick } from './frame';
import { afterSafety, SAFE } from './safety';
import { signatureWords, talkOutcomeWords } from './step-words';
import type { Dialog } from './types';
import { choices } from './words';

/** The report of a talk, in its order: what was seen comes before the reaction, and only then its meaning (D-05). */
export const talkNote: Dialog = {
  name: 'talk-note',
  title: 'Verslag van het gesprek',
  reads: 'state',
  sends: ['record-talk'],
  pages: [
    { fields: { told: 'Doel verteld', facts: 'Feiten en waarnemingen', reaction: 'Reactie' } },
    {
      fields: {
        together: 'Samen geduid',
        agreements: 'Afspraken: wat, wie, wanneer',
        present: 'Aanwezig',
        date: 'Datum',
        signed: 'Ondertekend',
        unsigned: 'Kan niet, want',
        outcome: 'Uitkomst',
        safe: SAFE,
      },
    },
  ],
  show: (view, page, values, problem) => {
    const today = dayOf(view.now);
    return pageCard(talkNote, view, page, { date: today, ...values }, problem, {
      today,
      points: view.agreement.protocol.talk.points,
      signatures: choices(signatureWords),
      outcomes: choices(talkOutcomeWords),
    });
  },
  after: (page) => (page === 1 ? 2 : 'send'),
  send: (values) => ({ name: 'record-talk', fields: pick(values, fieldsOf(talkNote)) }),
  then: afterSafety,
};
