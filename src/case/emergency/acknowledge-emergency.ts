import type { CaseEvent } from '../events';
import { alreadyDone, noDanger } from '../refusal';
import type { CaseState } from '../state';
import type { Context } from '../context';

/** "Ik ben ermee bezig": nobody needs to be told again. */
export function acknowledgeEmergency({ emergency }: CaseState, { actor }: Context): readonly CaseEvent[] {
  if (emergency === undefined || emergency.withdrawnAt !== undefined) throw noDanger();
  if (emergency.acknowledgedBy.includes(actor.person)) throw alreadyDone();
  return [{ type: 'emergency-acknowledged' }];
}
