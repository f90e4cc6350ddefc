import { dayOf } from '../agreement/calendar';
import { signersOf } from '../case/decide/sign';
import type { TalkPartner } from '../case/step-facts';
import { fieldsOf, pageCard, pick } from './frame';
import { afterSafety, SAFE } from './safety';
import { signingPage, signingShown } from './signing';
import { talkOutcomeWords } from './step-words';
import type { Dialog, DialogView, Values } from './types';
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
      ...(talk === undefined ? {} : { with: withWords[talk.with] }),
      ...remindersFor(view),
      ...signingShown(view, talk, asked),
      outcomes: choices(talkOutcomeWords),
    });
  },
  after: (page) => (page < 3 ? page + 1 : 'send'),
  send: (values) => ({ name: 'record-talk', fields: pick(values, fieldsOf(talkNote)) }),
  then: (values) => afterSafety(values) ?? afterOutcome(values),
};

/** Of two talks that are planned, it must be plain which of them this is. */
const withWords: Readonly<Record<TalkPartner, string>> = { parents: 'de ouder(s)', child: 'het kind' };

/** What people are reminded of, by whom the talk is with. */
function remindersFor({ agreement, state, task }: DialogView) {
  const { points, childPoints, questions } = agreement.protocol.talk;
  const withChild = state?.talks.some((talk) => talk.with === 'child' && talk.task === task?.id) ?? false;
  return withChild ? { points: childPoints, questions: [] } : { points, questions };
}

/** D-10, D-11: what an outcome makes possible; weighing stays needed, and closing is the coordinator's. */
function afterOutcome({ outcome }: Values): { readonly text: string } | undefined {
  if (outcome === 'recognises')
    return { text: 'Opgeslagen. Zoek samen naar kansen en oplossingen, in de klas en thuis. Wegen blijft nodig.' };
  if (outcome === 'other-cause')
    return { text: 'Opgeslagen. De coördinator kan de zorg afsluiten met die reden. Het kind houdt gewone zorg.' };
  return undefined;
}
