import { spoken } from '../../agreement/calendar';
import { waitingFor } from '../../case/weighing/waiting';
import { finding, framed, heading, note, passage, say, strong, when, yesNo, type Blocks } from '../../view/build';
import { asks } from '../../room/asks';
import { give } from '../show';
import { basisOf } from './basis';
import { tellWeighing } from '../dossier/tell-weighing';
import type { Dialog, DialogView } from '../types';

const { area, one } = asks('agree-weighing');

/** Those who weigh along read the latest weighing, and agree or say what they see otherwise: E-02. */
export const agreeWeighingForm: Dialog = {
  name: 'agree-weighing',
  title: 'Meewegen',
  reads: 'question',
  sends: ['agree-weighing'],
  pages: [
    (view) =>
      view.task?.mode === 'anonymous'
        ? nameless(view)
        : [
            heading('Weeg je mee?'),
            say(`Zo is er gewogen. ${whatWaits(view)}`),
            latestWeighing(view).map(finding),
            basis(view),
            one('agree', 'Ben je het eens met deze weging?', yesNo),
            area('why', 'Wat zie jij anders? (bij nee)'),
          ],
  ],
  send: (values) => give('agree-weighing', values),
};

/** From outside, without who it is: what goes along is the summary that was approved. */
function nameless(view: DialogView): Blocks {
  const asking = view.events.find(({ version }) => version === view.task?.askedIn)?.event;
  const summary = asking?.type === 'asked' ? (asking.summary ?? '') : '';
  return [
    heading('Weeg je mee?'),
    say('Je dacht eerder mee over een kind. School vraagt of je ook meeweegt, zonder naam.'),
    say(whatWaits(view)),
    framed(strong('Samenvatting'), passage(summary)),
    say('Noem in je antwoord ook geen naam, school of adres.'),
    one('agree', 'Ben je het eens met wat school besluit?', yesNo),
    area('why', 'Wat zie jij anders? (bij nee)'),
  ];
}

/** What it rests on: the signals that were known then, as far as they fit under the weighing; never who reported them. */
function basis(view: DialogView): Blocks {
  const above = latestWeighing(view).reduce((sum, one) => sum + view.measure.row({ kind: 'text', ...one }), 0);
  const { shown, more } = basisOf(view, view.measure.page - above);
  return when(
    shown.length + more > 0,
    strong('Waarop dit rust'),
    shown.map(finding),
    when(more > 0, note(`En nog ${more}, die hier niet passen. Vraag ernaar bij wie de weging opschreef.`)),
  );
}

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
