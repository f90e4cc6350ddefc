import { SAFE, safetyWords } from '../../room/safety';
import { dayOf } from '../../agreement/calendar';
import { signersOf } from '../../case/talk/policy';
import type { TalkPartner, TalkState } from '../../case/talk/talk';
import { aside, heading, note, say } from '../../view/build';
import { asks } from '../../room/asks';
import { afterSafety } from '../safety';
import { give } from '../show';
import { signing } from './signature-inputs';
import { talkOutcomeWords } from '../step-words';
import type { Dialog, DialogView, Values } from '../types';

const { area, line, one, past } = asks('record-talk');

/** The report of a talk, in its order: what was seen comes before the reaction, and only then its meaning (D-05). */
export const recordTalkForm: Dialog = {
  name: 'record-talk',
  title: 'Verslag van het gesprek',
  reads: 'state',
  sends: ['record-talk'],
  fill: ({ now }, values) => ({ date: dayOf(now), ...values }),
  pages: [
    (view) => {
      const talk = talkOf(view);
      return [
        heading('Verslag van het gesprek'),
        talk === undefined ? [] : say(`Met: ${withWords[talk.with]}.`),
        reminders(view, talk).map(aside),
        say('In deze volgorde: eerst vertellen, dan luisteren, dan pas samen duiden.'),
        area('told', 'Doel verteld'),
        area('facts', 'Feiten en waarnemingen'),
        area('reaction', 'Reactie'),
      ];
    },
    (view) => [
      heading('Verslag van het gesprek'),
      area('together', 'Samen geduid'),
      area('agreements', 'Afspraken: wat, wie, wanneer'),
      line('present', 'Aanwezig'),
      past('date', 'Datum', view),
      one('outcome', 'Uitkomst', talkOutcomeWords),
      one('safe', SAFE, safetyWords),
      note('Beloof geen geheimhouding.'),
    ],
    (view) => {
      const { state } = view;
      const talk = talkOf(view);
      const asked = state === undefined || talk === undefined ? [] : signersOf(state, talk);
      return [heading('Wie ondertekende?'), signing(view, talk, asked)];
    },
  ],
  after: (page) => (page < 3 ? page + 1 : 'send'),
  send: (values) => give('record-talk', values),
  then: (values) => afterSafety(values) ?? afterOutcome(values),
};

const talkOf = ({ state, task }: DialogView): TalkState | undefined =>
  state?.talks.find((talk) => talk.task === task?.id);

/** Of two talks that are planned, it must be plain which of them this is. */
const withWords: Readonly<Record<TalkPartner, string>> = { parents: 'de ouder(s)', child: 'het kind' };

/** What people are reminded of, by whom the talk is with. */
function reminders({ agreement }: DialogView, talk: TalkState | undefined): readonly string[] {
  const { points, childPoints, questions } = agreement.protocol.talk;
  return talk?.with === 'child' ? childPoints : [...points, ...questions];
}

/** D-10, D-11: what an outcome makes possible; weighing stays needed, and closing is the coordinator's. */
function afterOutcome({ outcome }: Values): { readonly text: string } | undefined {
  if (outcome === 'recognises')
    return { text: 'Opgeslagen. Zoek samen naar kansen en oplossingen, in de klas en thuis. Wegen blijft nodig.' };
  if (outcome === 'other-cause')
    return { text: 'Opgeslagen. De coördinator kan de zorg afsluiten met die reden. Het kind houdt gewone zorg.' };
  return undefined;
}
