import { castList, titleOf } from '../../case/people/roster';
import { heading, note, say } from '../../view/build';
import type { Choice } from '../../view/view';
import { asks } from '../../room/asks';
import { give } from '../show';
import type { Dialog, DialogView } from '../types';

const { line, one, person } = asks('dismiss');

const openWords = { coordinator: 'Die komen bij de coördinator', withdraw: 'Die trek ik in' };

/** The coordinator sends somebody away, who from then on sees nothing of the case. */
export const dismissForm: Dialog = {
  name: 'dismiss',
  title: 'Uit de zorg halen',
  reads: 'state',
  sends: ['dismiss'],
  fill: (_, values) => ({ open: 'coordinator', ...values }),
  pages: [
    (view) => [
      heading('Wie gaat eruit?'),
      say('Diegene ziet meteen niets meer van deze zorg.'),
      person('person', 'Wie?', candidates(view)),
      one('open', 'Open vragen van diegene', openWords, { required: true }),
      note('Een controle die moet, komt altijd bij de coördinator.'),
      line('reason', 'Reden'),
      note('Noem hier geen namen van kind of ouders.'),
    ],
  ],
  send: (values) => give('dismiss', values),
};

/** Who takes part and could be missed: a case is never without those who lead and oversee it. */
function candidates({ agreement, state }: DialogView): readonly Choice[] {
  if (state === undefined) return [];
  const { cast, members, tasks, absent, standIn } = state;
  const needed = [...castList(cast), absent, standIn?.person].map((one) => one?.person);
  const owners = tasks.flatMap(({ owner, status }) => (status === 'open' ? [owner] : []));
  const taking = new Map([...members, ...owners].map((one) => [one.person, one]));
  return [...taking.values()]
    .filter(({ person: id }) => !needed.includes(id))
    .map(({ person: value, name, role }) => ({ title: `${name} (${titleOf(agreement, role)})`, value }));
}
