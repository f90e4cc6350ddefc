import { holderOf, isCastRole, taskHolderOf } from '../agreement/changes';
import type { Agreement } from '../agreement/agreement';
import type { RoleId } from '../agreement/people';
import { handedOverRoles } from '../case/decide/appoint';
import { titleOf } from '../case/roster';
import { pageCard, pick } from './frame';
import { personChoice } from './people';
import type { Dialog, Values } from './types';
import { choices, type Choice } from './words';

const aboutWords = {
  role: 'Een rol aan iemand anders geven',
  'stand-in': 'Een waarnemer aanwijzen',
  left: 'Iemand werkt niet meer op school',
  map: 'De sociale kaart nakijken',
};

/** Who does what at the school, in every case: a role, whoever stands in, a colleague who left. */
export const roleForm: Dialog = {
  name: 'role-form',
  title: 'Wie doet wat',
  reads: 'school',
  sends: ['hand-over-role', 'dismiss-everywhere'],
  pages: [
    { fields: { about: 'Wat wil je regelen?' } },
    { fields: { role: 'Welke rol?', person: 'Wie?', reason: 'Reden' } },
  ],
  show: (view, page, values, problem) =>
    pageCard(roleForm, view, page, values, problem, {
      options: choices(aboutWords),
      about: values['about'] ?? '',
      roles: handedOverRoles(view.agreement).map((role) => roleChoice(role, view.agreement)),
      people: Object.values(view.agreement.school.people)
        .filter(({ external }) => !external || values['about'] === 'left')
        .map((person) => personChoice(person, view.agreement)),
    }),
  after: (page, { about = '' }) => {
    if (page !== 1) return 'send';
    if (about === 'stand-in') return { dialog: 'stand-in-form' };
    if (about === 'map') return { dialog: 'map-form' };
    return about === 'role' || about === 'left' ? 2 : 1;
  },
  send: commandOf,
};

function commandOf(values: Values): ReturnType<NonNullable<Dialog['send']>> {
  return values['about'] === 'left'
    ? { name: 'dismiss-everywhere', fields: pick(values, ['person', 'reason']) }
    : { name: 'hand-over-role', fields: pick(values, ['role', 'person', 'reason']) };
}

/** "coördinator, nu Carla Postma" */
function roleChoice(role: RoleId, agreement: Agreement): Choice {
  const { school } = agreement;
  const key = isCastRole(role) ? holderOf(school, role) : taskHolderOf(school, role);
  const holder = key === undefined ? undefined : school.people[key];
  const title = role === 'deputy' ? 'waarnemer' : titleOf(agreement, role);
  return { title: `${title}, nu ${holder?.name ?? 'niemand'}`, value: role };
}
