import { SAFE, safetyWords } from '../../room/safety';
import { spokenDay } from '../../agreement/calendar';
import { heading, note, say, type Blocks } from '../../view/build';
import type { Choice } from '../../view/view';
import { askedAgain, askedAgainText } from '../../room/asked-again';
import { asks } from '../../room/asks';
import { afterSafety } from '../safety';
import { give } from '../show';
import type { Dialog, DialogView } from '../types';

const { area, coming, line, one } = asks('record-followup');

/** Whether the parents arrived at the help they were referred to: H-05. */
export const recordFollowUpForm: Dialog = {
  name: 'record-followup',
  title: 'Na de verwijzing',
  reads: 'state',
  sends: ['record-followup'],
  pages: [
    (view) => [
      heading('Zijn de ouders aangekomen?'),
      view.task?.since === undefined ? [] : say(`Waarom: verwijzing, ${spokenDay(view.task.since, view.now)}.`),
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

function askedAnew({ agreement }: DialogView): Blocks {
  const after = askedAgain(agreement.protocol);
  return after === undefined ? [] : note(askedAgainText(after));
}

const outcomes = ({ agreement }: DialogView): readonly Choice[] =>
  Object.entries(agreement.protocol.outcomes).map(([value, { title }]) => ({ value, title }));
