import type { PersonId } from '../agreement/people';
import { isShutOut, leads } from '../case/involvement';
import type { Participant } from '../case/people/participant';
import type { CaseState } from '../case/state';

/**
 * Who owns the room on the platform, where an owner can let in others and take the room away: the first of coordinator,
 * deputy and another colleague who leads or is asked something, among those who are in the room anyway. Never a guest,
 * nor somebody who was sent away or may be involved; and the reporter only when they lead. `undefined` while nobody
 * is fit for it: then there is no room yet. `state` as of now.
 */
export function owner(state: CaseState, members: readonly Participant[]): PersonId | undefined {
  const fit = members.filter(
    ({ person, external }) =>
      !external && !isShutOut(state, person) && (person !== state.reporter.person || leads(state, person)),
  );
  const { coordinator, deputy } = state.cast;
  const asked = ({ person }: Participant): boolean =>
    leads(state, person) || state.tasks.some((task) => task.status === 'open' && task.owner.person === person);
  const found =
    fit.find(({ person }) => person === coordinator.person) ??
    fit.find(({ person }) => person === deputy.person) ??
    fit.find(asked);
  return found?.person;
}
