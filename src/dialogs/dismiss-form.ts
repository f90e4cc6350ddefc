import { castList, titleOf } from '../case/roster';
import { fieldsOf, pageCard, pick } from './frame';
import type { Dialog, DialogView } from './types';
import { choices, type Choice } from './words';

const openWords = { coordinator: 'Die komen bij de coördinator', withdraw: 'Die trek ik in' };

/** Whoever leads sends somebody away, who from then on sees nothing of the case. */
export const dismissForm: Dialog = {
  name: 'dismiss-form',
  title: 'Uit de zorg halen',
  reads: 'state',
  sends: ['dismiss'],
  pages: [{ fields: { person: 'Wie?', open: 'Open vragen van diegene', reason: 'Reden' } }],
  show: (view, page, values, problem) =>
    pageCard(dismissForm, view, page, { open: 'coordinator', ...values }, problem, {
      people: candidates(view),
      options: choices(openWords),
    }),
  send: (values) => ({ name: 'dismiss', fields: pick(values, fieldsOf(dismissForm)) }),
};

/** Who takes part and could be missed: a case is never without those who lead and oversee it. */
function candidates({ agreement, state }: DialogView): readonly Choice[] {
  if (state === undefined) return [];
  const { cast, members, tasks, absent, standIn } = state;
  const needed = [...castList(cast), absent, standIn?.person].map((one) => one?.person);
  const owners = tasks.flatMap(({ owner, status }) => (status === 'open' ? [owner] : []));
  const taking = new Map([...members, ...owners].map((one) => [one.person, one]));
  return [...taking.values()]
    .filter(({ person }) => !needed.includes(person))
    .map(({ person, name, role }) => ({ title: `${name} (${titleOf(agreement, role)})`, value: person }));
}
