import { spoken } from '../../agreement/calendar';
import { waitingFor } from '../../case/weighing/waiting';
import { finding, heading, say, yesNo } from '../../view/build';
import { asks } from '../../room/asks';
import { give } from '../show';
import { tellWeighing } from '../dossier/tell-weighing';
import type { Dialog, DialogView } from '../types';

const { area, one } = asks('agree-weighing');

/** Those who weigh along read the latest weighing, and agree or say what they see otherwise: E-02. */
export const agreeWeighingForm: Dialog = {
  name: 'agree-weighing',
  title: 'Meewegen',
  reads: 'events',
  sends: ['agree-weighing'],
  pages: [
    (view) => [
      heading('Weeg je mee?'),
      say(`Dit schreef de coördinator op. ${whatWaits(view)}`),
      latestWeighing(view).map(finding),
      one('agree', 'Ben je het eens met deze weging?', yesNo),
      area('why', 'Wat zie jij anders? (bij nee)'),
    ],
  ],
  send: (values) => give('agree-weighing', values),
};

/** Until when is waited for them; or that the decision holds, as where a report was decided to or the protocol has nothing wait. */
function whatWaits({ state, agreement, now }: DialogView): string {
  const waiting = state === undefined ? undefined : waitingFor(state, { agreement, now });
  return waiting === undefined
    ? 'Het besluit geldt al: hulp en melden wachten niet op jou.'
    : `Hulp wacht op je antwoord, tot uiterlijk ${spoken(waiting.until, now)}. Melden wacht nooit.`;
}

function latestWeighing(view: DialogView): readonly { readonly label: string; readonly text: string }[] {
  const weighings = view.events.flatMap(({ event }) => (event.type === 'weighed' ? [event.weighing] : []));
  const latest = weighings.at(-1);
  if (latest === undefined) return [];
  const { title, texts } = tellWeighing(latest, view);
  return [{ label: 'Besluit', text: title }, ...texts];
}
