import { dayOf } from '../agreement/calendar';
import { holdingOpen } from '../case/decide/close';
import { fieldsOf, pageCard, pick } from './frame';
import { listed } from '../room/listed';
import { afterSafety, SAFE } from './safety';
import type { Dialog, DialogView } from './types';
import { choices, closingWords, heardWords } from './words';

/** Closing is a reasoned decision, with a look back: R-09, S1-21. */
export const closeForm: Dialog = {
  name: 'close-form',
  title: 'Zorg afsluiten',
  reads: 'state',
  sends: ['close-case'],
  pages: [
    {
      fields: {
        despiteOpen: 'Waarom kan afsluiten nu al?',
        reason: 'Reden',
        motivation: 'Motivering',
        agreements: 'Volgafspraken',
        wentWell: 'Wat ging goed?',
        tookLong: 'Wat duurde lang?',
        heard: 'Wie zijn gehoord?',
        filed: 'In leerlingdossier op',
        safe: SAFE,
      },
    },
  ],
  show: (view, page, values, problem) =>
    pageCard(closeForm, view, page, values, problem, {
      today: dayOf(view.now),
      holding: listed(holding(view)),
      reasons: choices(closingWords),
      heard: choices(heardWords),
    }),
  send: (values) => ({ name: 'close-case', fields: pick(values, fieldsOf(closeForm)) }),
  then: afterSafety,
};

/** The titles of what should be answered before closing. */
const holding = ({ state, agreement }: DialogView): readonly string[] =>
  state === undefined
    ? []
    : [...new Set(holdingOpen(state, { agreement }).map(({ rule }) => agreement.protocol.tasks[rule]?.title ?? rule))];
