import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { noDanger } from '../refusal';
import type { CaseState } from '../state';

/** Declared by mistake: the coordinator takes it back, with a reason; that it was declared stays written. */
export function withdrawEmergency(
  { emergency }: CaseState,
  fields: Fields<'withdraw-emergency'>,
): readonly CaseEvent[] {
  if (emergency === undefined || emergency.withdrawnAt !== undefined) throw noDanger();
  return [{ type: 'emergency-withdrawn', reason: fields.reason }];
}
