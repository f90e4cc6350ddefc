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
      say('Dit schreef de coördinator op. De besluiten gelden al: niets wacht op jou.'),
      latestWeighing(view).map(finding),
      one('agree', 'Ben je het eens met deze weging?', yesNo),
      area('why', 'Wat zie jij anders? (bij nee)'),
    ],
  ],
  send: (values) => give('agree-weighing', values),
};

function latestWeighing(view: DialogView): readonly { readonly label: string; readonly text: string }[] {
  const weighings = view.events.flatMap(({ event }) => (event.type === 'weighed' ? [event.weighing] : []));
  const latest = weighings.at(-1);
  if (latest === undefined) return [];
  const { title, texts } = tellWeighing(latest, view);
  return [{ label: 'Besluit', text: title }, ...texts];
}
