import { holderOf, isCastRole, taskHolderOf } from '../../agreement/changes';
import type { Agreement } from '../../agreement/agreement';
import type { RoleId } from '../../agreement/people';
import { handedOverRoles } from '../../case/people/policy';
import { titleOf } from '../../case/people/roster';
import { heading, note, say, when } from '../../view/build';
import type { Choice } from '../../view/view';
import { asks, steer } from '../../room/asks';
import { personChoice } from './choices';
import { give } from '../show';
import type { Dialog, DialogView } from '../types';

const { line, person, pick } = asks('hand-over-role', 'dismiss-everywhere');

const aboutWords = {
  role: 'Een rol aan iemand anders geven',
  'stand-in': 'Een waarnemer aanwijzen',
  left: 'Iemand werkt niet meer op school',
  map: 'De sociale kaart nakijken',
  'keep-map': 'De sociale kaart bijhouden',
  year: 'Nalopen wat dit schooljaar geregeld moet zijn',
};

/** Who does what at the school, in every case: a role, a stand-in, a colleague who left. */
export const handOverRoleForm: Dialog = {
  name: 'hand-over-role',
  title: 'Wie doet wat',
  reads: 'school',
  sends: ['hand-over-role', 'dismiss-everywhere'],
  steers: ['about'],
  pages: [
    () => [
      heading('Wie doet wat op school?'),
      say('Dit geldt voor elke zorg, ook voor wat al openstaat.'),
      steer.one('about', 'Wat wil je regelen?', aboutWords),
    ],
    (view, { about }) => {
      const left = about === 'left';
      return [
        heading(left ? 'Wie werkt hier niet meer?' : 'Wie krijgt de rol?'),
        say(
          left
            ? 'Diegene ziet meteen geen enkele zorg meer. Open vragen komen bij de coördinator.'
            : 'Wie de rol nu heeft, ziet de zorgen meteen niet meer. Open vragen gaan mee.',
        ),
        when(!left, pick('role', 'Welke rol?', roles(view), { error: 'Kies een rol uit de lijst.' })),
        person('person', 'Wie?', people(view, left)),
        line('reason', 'Reden'),
        note('Noem hier geen namen van kind of ouders.'),
      ];
    },
  ],
  after: (page, { about = '' }) => {
    if (page !== 1) return 'send';
    if (about === 'stand-in') return { dialog: 'stand-in' };
    if (about === 'map') return { dialog: 'check-map' };
    if (about === 'keep-map') return { dialog: 'keep-in-map' };
    if (about === 'year') return { dialog: 'check-year' };
    return about === 'role' || about === 'left' ? 2 : 1;
  },
  send: (values) => give(values['about'] === 'left' ? 'dismiss-everywhere' : 'hand-over-role', values),
};

const people = ({ agreement }: DialogView, left: boolean): readonly Choice[] =>
  Object.values(agreement.school.people)
    .filter(({ external }) => !external || left)
    .map((one) => personChoice(one, agreement));

const roles = ({ agreement }: DialogView): readonly Choice[] =>
  handedOverRoles(agreement).map((role) => roleChoice(role, agreement));

/** "coördinator, nu Carla Postma" */
function roleChoice(role: RoleId, agreement: Agreement): Choice {
  const { school } = agreement;
  const key = isCastRole(role) ? holderOf(school, role) : taskHolderOf(school, role);
  const holder = key === undefined ? undefined : school.people[key];
  const title = role === 'deputy' ? 'waarnemer' : titleOf(agreement, role);
  return { title: `${title}, nu ${holder?.name ?? 'niemand'}`, value: role };
}
