import { addDays, dayOf } from '../agreement/calendar';
import type { Dialog, DialogView } from './types';
import { fieldsOf, pageCard, pick } from './frame';
import { nameOf } from './people';
import { socialMapLines } from './social-map';
import type { Choice } from './words';

/** To whom the family is referred, and what should come of it: H-03, H-04, H-15. The follow-up counts from its date. */
export const referForm: Dialog = {
  name: 'refer-form',
  title: 'Verwijzen',
  reads: 'state',
  sends: ['refer'],
  pages: [
    {
      fields: {
        organisation: 'Organisatie',
        referrer: 'Verwijzer',
        date: 'Datum',
        purpose: 'Doel',
        announced: 'Bij de organisatie aangekondigd op',
        lead: 'Casusregisseur',
        result: 'Gewenst resultaat',
        evaluate: 'Evaluatie op',
      },
    },
  ],
  show: (view, page, values, problem) => {
    const today = dayOf(view.now);
    return pageCard(referForm, view, page, { referrer: view.viewer, date: today, ...values }, problem, {
      referrers: referrers(view),
      helpers: socialMapLines(view.agreement.school),
      today,
      tomorrow: addDays(today, 1),
    });
  },
  send: (values) => ({ name: 'refer', fields: pick(values, fieldsOf(referForm)) }),
  // H-04: not yet is no refusal.
  then: ({ announced }) =>
    announced === undefined || announced === ''
      ? { text: 'Opgeslagen. Vertel de organisatie nog dat de ouders komen.' }
      : undefined,
};

/** Whoever fills in comes first; then the others in the room. */
function referrers(view: DialogView): readonly Choice[] {
  const members = (view.state?.members ?? []).map(({ person }) => person);
  return [...new Set([view.viewer, ...members])].map((person) => ({ title: nameOf(person, view), value: person }));
}
