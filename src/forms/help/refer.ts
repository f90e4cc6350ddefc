import { dayOf } from '../../agreement/calendar';
import { aside, heading, note, say } from '../../view/build';
import type { Choice } from '../../view/view';
import { asks } from '../../room/asks';
import { nameOf } from '../people/choices';
import { give } from '../show';
import { socialMapLines } from './social-map';
import type { Dialog, DialogView } from '../types';

const { area, coming, line, past, person } = asks('refer');

/** To whom the family is referred, and what should come of it: H-03, H-04, H-15. The follow-up counts from its date. */
export const referForm: Dialog = {
  name: 'refer-form',
  title: 'Verwijzen',
  reads: 'state',
  sends: ['refer'],
  fill: ({ viewer, now }, values) => ({ referrer: viewer, date: dayOf(now), ...values }),
  pages: [
    (view) => [
      heading('Naar wie verwijs je?'),
      say('Ik vraag na 7 en na 14 dagen of de ouders zijn aangekomen.'),
      socialMapLines(view.agreement.school).map(aside),
      line('organisation', 'Organisatie'),
      person('referrer', 'Verwijzer', referrers(view)),
      past('date', 'Datum', view),
      area('purpose', 'Doel'),
      past('announced', 'Bij de organisatie aangekondigd op', view),
      note('Vertel de organisatie dat de ouders komen. Nog niet gedaan? Bel dan eerst, als dat kan.'),
      line('lead', 'Casusregisseur'),
      area('result', 'Gewenst resultaat'),
      coming('evaluate', 'Evaluatie op', view),
    ],
  ],
  send: (values) => give('refer', values),
  // H-04: not yet is no refusal.
  then: ({ announced }) =>
    announced === undefined || announced === ''
      ? { text: 'Opgeslagen. Vertel de organisatie nog dat de ouders komen.' }
      : undefined,
};

/** The person who fills in comes first; then the others in the room. */
function referrers(view: DialogView): readonly Choice[] {
  const members = (view.state?.members ?? []).map((member) => member.person);
  return [...new Set([view.viewer, ...members])].map((value) => ({ title: nameOf(value, view), value }));
}
