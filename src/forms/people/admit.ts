import { isCastRole } from '../../agreement/changes';
import { reasonsToJoin, type ReasonToJoin } from '../../case/people/participant';
import { heading, say } from '../../view/build';
import type { Choice } from '../../view/view';
import { asks } from '../../room/asks';
import { personChoice } from './choices';
import { give } from '../show';
import type { Dialog, DialogView } from '../types';

const { one, person, pick } = asks('admit');

/** What somebody is invited for; they read it in their welcome, and it says nothing of the child. */
const whyWords: Readonly<Record<ReasonToJoin, string>> = {
  'think-along': 'Meedenken over deze zorg',
  weigh: 'Meewegen',
  talk: 'Meedoen aan een gesprek',
  help: 'Helpen bij wat is afgesproken',
};

/** The coordinator lets somebody in: who, in which role, and what for. */
export const admitForm: Dialog = {
  name: 'admit',
  title: 'Uitnodigen',
  reads: 'state',
  sends: ['admit'],
  button: 'Uitnodigen',
  pages: [
    (view) => [
      heading('Wie doet mee?'),
      say('Diegene komt in de ruimte en krijgt een welkom. Het dossier wordt niet getoond.'),
      person('person', 'Wie?', candidates(view)),
      pick('role', 'Rol', roles(view), { error: 'Kies een rol uit de lijst.' }),
      one(
        'why',
        'Waarvoor?',
        reasonsToJoin.map((value) => ({ title: whyWords[value], value })),
      ),
    ],
  ],
  send: (values) => give('admit', values),
};

const roles = ({ agreement }: DialogView): readonly Choice[] =>
  Object.entries(agreement.protocol.roles).flatMap(([value, { title }]) =>
    isCastRole(value) ? [] : [{ title, value }],
  );

function candidates({ agreement, state }: DialogView): readonly Choice[] {
  const left = agreement.school.changed?.left ?? [];
  return Object.values(agreement.school.people)
    .filter(({ id }) => !left.includes(id) && state?.members.some((member) => member.person === id) !== true)
    .map((one) => personChoice(one, agreement));
}
