import type { CaseEvent } from '../events';
import { Refusal } from '../refusal';
import type { CaseState } from '../state';
import type { Context } from '../context';

/** "Ik ben ermee bezig": nobody needs to be told again. */
export function acknowledgeEmergency({ emergency }: CaseState, { actor }: Context): readonly CaseEvent[] {
  if (emergency === undefined || emergency.withdrawnAt !== undefined)
    throw new Refusal('already-done', 'Er is geen spoed meer.');
  if (emergency.acknowledgedBy.includes(actor.person)) throw new Refusal('already-done', 'Dit had ik al.');
  return [{ type: 'emergency-acknowledged' }];
}
