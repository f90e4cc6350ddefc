import { SAFE, safetyWords } from '../../room/safety';
import { spokenDay } from '../../agreement/calendar';
import { heading, note, quiet, say, strong, type Blocks } from '../../view/build';
import type { Choice } from '../../view/view';
import { askedAgain, askedAgainText } from '../../room/asked-again';
import { asks } from '../../room/asks';
import { afterSafety } from '../safety';
import { give } from '../show';
import { socialMapLines } from './social-map';
import type { Dialog, DialogView } from '../types';

const { area, coming, line, one } = asks('record-followup');

/** Whether the parents arrived at the help they were referred to: H-05. */
export const recordFollowUpForm: Dialog = {
  name: 'record-followup',
  title: 'Na de verwijzing',
  reads: 'events',
  sends: ['record-followup'],
  pages: [
    (view) => [
      heading('Zijn de ouders aangekomen?'),
      view.task?.since === undefined ? [] : say(`Waarom: verwijzing, ${spokenDay(view.task.since, view.now)}.`),
      whomToCall(view),
      one('outcome', 'Wat hoorde je?', outcomes(view), { error: 'Kies wat je hoorde.' }),
      coming('next', 'Verwacht op (afspraak, wachtlijst)', view),
      askedAnew(view),
      line('with', 'Met wie sprak je?'),
      area('note', 'Toelichting'),
      note('Nodig bij Anders.'),
      one('safe', SAFE, safetyWords),
    ],
  ],
  send: (values) => give('record-followup', values),
  then: afterSafety,
};

/** To whom the family was referred that day, and how they can be reached: H-05. */
function whomToCall({ events, task, agreement: { school } }: DialogView): Blocks {
  const referrals = events.flatMap(({ event }) => (event.type === 'referred' ? [event.referral] : []));
  const referral = referrals.findLast(({ on }) => on === task?.since) ?? referrals.at(-1);
  if (referral === undefined) return [];
  const { organisation, lead } = referral;
  const known = socialMapLines(school, ({ name }) => isSame(name, organisation));
  return [strong(`Bel: ${known[0] ?? organisation}.`), quiet(`Casusregisseur: ${lead}.`)];
}

const isSame = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

function askedAnew({ agreement }: DialogView): Blocks {
  const after = askedAgain(agreement.protocol);
  return after === undefined ? [] : note(askedAgainText(after));
}

const outcomes = ({ agreement }: DialogView): readonly Choice[] =>
  Object.entries(agreement.protocol.outcomes).map(([value, { title }]) => ({ value, title }));
