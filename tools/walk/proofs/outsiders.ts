import { permits } from '../../../src/case/access';
import type { PersonId } from '../../../src/agreement/people';
import { asOf } from '../../../src/case/people/as-of';
import type { CaseState } from '../../../src/case/state';
import type { Problem, Proof, Seen } from '../proof';
import { stranger } from '../school';

/** Nobody who should not be is a member, is written to, or can do anything: strangers, the dismissed, the suspected. */
export const outsiders: Proof = {
  name: 'nobody is in a case who should not be',
  problems: (seen) => [...members(seen), ...recipients(seen), ...acts(seen)],
};

/** A colleague who may be involved, until the board decided and afterwards; who is kept out has a proof of their own. */
const suspects = ({ frozen, shutOut = [] }: CaseState): ReadonlySet<PersonId | 'room'> =>
  new Set([...shutOut.map(({ person }) => person), ...(frozen?.suspect === undefined ? [] : [frozen.suspect])]);

function members({ state: stored, room, now }: Seen): readonly Problem[] {
  const state = asOf(stored, now);
  return room.members.flatMap((person) => {
    const member = state.members.find((one) => one.person === person);
    if (member === undefined) return [{ message: 'somebody is in the room who was not admitted' }];
    if (suspects(state).has(person)) return [{ message: 'a colleague who may be involved is in the room' }];
    return member.external && !agreed(state, person)
      ? [{ message: `${member.role} of another organisation is in the room without the consent of every parent` }]
      : [];
  });
}

/** What is open is shown to a person who could press its button "Nu gevaar", or answer it. */
function recipients({ state, room, agreement }: Seen): readonly Problem[] {
  const command = state.route === 'staff' ? 'confirm-board' : 'declare-emergency';
  return room.items
    .filter(({ closed }) => !closed)
    .flatMap(({ key, to, mentions }) =>
      [to, ...mentions]
        .filter((person) => person !== 'room' && permits(state, person, { command, agreement }) !== 'yes')
        .map((person) => ({
          message: `${key.split('/')[0] ?? key} is for ${suspects(state).has(person) ? 'a colleague who may be involved' : 'somebody who has no part'}`,
        })),
    );
}

function acts({ state, attempts }: Seen): readonly Problem[] {
  const nobody = new Set([stranger.id, ...suspects(state)]);
  return attempts
    .filter(({ by, refusal }) => nobody.has(by.id) && refusal?.code !== 'not-found')
    .map(({ by, command }) => ({
      message: `${command.name} of ${by.id === stranger.id ? 'a stranger' : 'a colleague who may be involved'} is not answered as if there were no case`,
    }));
}

/** C-12, worked out here a second time: written consent of every parent who has or may have authority. */
const agreed = ({ parents, consents }: CaseState, party: string): boolean => {
  const asked = parents.filter(({ authority }) => authority !== 'no');
  const yes = consents.filter((one) => one.party === party && one.answer === 'given' && one.written);
  return asked.length > 0 && asked.every(({ id }) => yes.some(({ parent }) => parent === id));
};
