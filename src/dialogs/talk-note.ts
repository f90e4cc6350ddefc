import { dayOf } from '../agreement/calendar';
import { signersOf } from '../case/decide/sign';
import { fieldsOf, pageCard, pick } from './frame';
import { afterSafety, SAFE } from './safety';
import { signingPage, signingShown } from './signing';
import { talkOutcomeWords } from './step-words';
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
        outcome: 'Uitkomst',
        safe: SAFE,
      },
    },
    signingPage,
  ],
  show: (view, page, values, problem) => {
    const today = dayOf(view.now);
    const talk = view.state?.talks.find(({ task }) => task === view.task?.id);
    const asked = view.state === undefined || talk === undefined ? [] : signersOf(view.state, talk);
    return pageCard(talkNote, view, page, { date: today, ...values }, problem, {
      today,
      points: view.agreement.protocol.talk.points,
      ...signingShown(view, talk, asked),
      outcomes: choices(talkOutcomeWords),
    });
  },
  after: (page) => (page < 3 ? page + 1 : 'send'),
  send: (values) => ({ name: 'record-talk', fields: pick(values, fieldsOf(talkNote)) }),
  then: afterSafety,
};
