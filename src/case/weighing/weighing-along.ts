import type { Agreement } from '../../agreement/agreement';
import type { PersonId } from '../../agreement/people';
import type { Participant } from '../people/participant';
import type { CaseState } from '../state';
import { participantIn } from '../task/policy';

/** Who weighs along with somebody, by the protocol (E-02): each of them once, and nobody who may not know who the child is. */
export function weighingAlong(person: PersonId, state: CaseState, agreement: Agreement): readonly Participant[] {
  const { weighers, agree } = agreement.protocol.weighing;
  if (agree === undefined) return [];
  const found = weighers.flatMap((role) => participantIn(role, state, { agreement }) ?? []);
  return found.filter(
    (one, index) => one.person !== person && found.findIndex((other) => other.person === one.person) === index,
  );
}
