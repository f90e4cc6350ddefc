import type { Agreement } from '../../agreement/agreement';
import type { PersonId } from '../../agreement/people';
import { leads } from '../involvement';
import type { Participant } from '../people/participant';
import type { CaseState } from '../state';
import { participantIn } from '../task/policy';

/**
 * Who weighs along with somebody, by the protocol (E-02): each of them once, and nobody who may not know who the child is.
 * Where another than the case lead weighs, the coordinator does so first.
 */
export function weighingAlong(person: PersonId, state: CaseState, agreement: Agreement): readonly Participant[] {
  const { weighers, agree } = agreement.protocol.weighing;
  if (agree === undefined) return [];
  const roles = leads(state, person) ? weighers : ['coordinator', ...weighers];
  const found = roles.flatMap((role) => participantIn(role, state, { agreement }) ?? []);
  return found.filter(
    (one, index) => one.person !== person && found.findIndex((other) => other.person === one.person) === index,
  );
}
