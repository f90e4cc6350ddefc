import { isCastRole } from '../agreement/changes';
import { reasonsToJoin, type ReasonToJoin } from '../case/people-events';
import { fieldsOf, pageCard, pick } from './frame';
import { personChoice } from './people';
import type { Dialog, DialogView } from './types';
import { choices, type Choice } from './words';

/** What somebody is invited for; they read it in their welcome, and it says nothing of the child. */
const whyWords: Readonly<Record<ReasonToJoin, string>> = {
  'think-along': 'Meedenken over deze zorg',
  weigh: 'Meewegen',
  talk: 'Meedoen aan een gesprek',
  help: 'Helpen bij wat is afgesproken',
};

/** Whoever leads lets somebody in: who, in which role, and what for. */
export const inviteForm: Dialog = {
  name: 'invite-form',
  title: 'Uitnodigen',
  reads: 'state',
  sends: ['admit'],
  pages: [{ fields: { person: 'Wie?', role: 'Rol', why: 'Waarvoor?' } }],
  show: (view, page, values, problem) =>
    pageCard(inviteForm, view, page, values, problem, {
      people: candidates(view),
      roles: Object.entries(view.agreement.protocol.roles).flatMap(([value, { title }]) =>
        isCastRole(value) ? [] : [{ title, value }],
      ),
      reasons: choices(Object.fromEntries(reasonsToJoin.map((why) => [why, whyWords[why]]))),
    }),
  send: (values) => ({ name: 'admit', fields: pick(values, fieldsOf(inviteForm)) }),
};

function candidates({ agreement, state }: DialogView): readonly Choice[] {
  const left = agreement.school.changed?.left ?? [];
  return Object.values(agreement.school.people)
    .filter(({ id }) => !left.includes(id) && state?.members.some(({ person }) => person === id) !== true)
    .map((person) => personChoice(person, agreement));
}
