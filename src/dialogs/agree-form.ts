import { fieldsOf, pageCard, pick } from './frame';
import { tellWeighing } from './timeline-decisions';
import type { Dialog, DialogView } from './types';

/** Whoever weighs along reads the latest weighing, and agrees or says what they see otherwise: E-02. */
export const agreeForm: Dialog = {
  name: 'agree-form',
  title: 'Meewegen',
  reads: 'events',
  sends: ['agree-weighing'],
  pages: [{ fields: { agree: 'Ben je het eens met deze weging?', why: 'Wat zie jij anders? (bij nee)' } }],
  show: (view, page, values, problem) =>
    pageCard(agreeForm, view, page, values, problem, { rows: latestWeighing(view) }),
  send: (values) => ({ name: 'agree-weighing', fields: pick(values, fieldsOf(agreeForm)) }),
};

function latestWeighing(view: DialogView): readonly { readonly label: string; readonly text: string }[] {
  const weighings = view.events.flatMap(({ event }) => (event.type === 'weighed' ? [event.weighing] : []));
  const latest = weighings.at(-1);
  if (latest === undefined) return [];
  const { title, texts } = tellWeighing(latest, view);
  return [{ label: 'Besluit', text: title }, ...texts];
}
