import { dayOf } from '../../agreement/calendar';
import type { Protocol } from '../../agreement/protocol-schema';
import { spokenSpan } from '../../agreement/spoken-span';
import { aside, heading, note, say, strong, type Blocks } from '../../view/build';
import type { Choice } from '../../view/view';
import { asks } from '../../room/asks';
import { timelineName } from '../people/choices';
import { give } from '../show';
import { helpWaits } from '../weighing/waiting-words';
import { socialMapLines } from './social-map';
import type { Dialog, DialogView } from '../types';

const { area, coming, line, past, person } = asks('refer');

/** To whom the family is referred, and what should come of it: H-03, H-04, H-15. The follow-up counts from its date. */
export const referForm: Dialog = {
  name: 'refer',
  title: 'Verwijzen',
  reads: 'state',
  sends: ['refer'],
  fill: ({ viewer, now }, values) => ({ referrer: viewer, date: dayOf(now), ...values }),
  pages: [
    (view) => [
      heading('Naar wie verwijs je?'),
      helpWaits(view).map(strong),
      whenAsked(view.agreement.protocol),
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

/** When is asked whether the parents arrived: H-05. */
function whenAsked({ referral, tasks }: Protocol): Blocks {
  const { term, last } = tasks[referral.followUp] ?? {};
  const times = [term, last].flatMap((span) => (span === undefined ? [] : [`na ${spokenSpan(span)}`]));
  return say(`Ik vraag ${times.join(' en ')} of de ouders zijn aangekomen.`);
}

/** The person who fills in comes first; then the others in the room. */
function referrers(view: DialogView): readonly Choice[] {
  const members = (view.state?.members ?? []).map((member) => member.person);
  return [...new Set([view.viewer, ...members])].map((value) => ({ title: timelineName(value, view), value }));
}
