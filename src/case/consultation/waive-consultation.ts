import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { alreadyDone, Refusal } from '../refusal';
import { requiredConsultations } from './policy';
import type { CaseState } from '../state';
import { askOnce } from '../task/ask';
import type { Context } from '../context';
import { asksToPlan, hasTalkToPlan } from '../talk/planned';

/** A required consultation that cannot be held, such as with last year's teacher of a child that just came: C-01. */
export function waiveConsultation(
  state: CaseState,
  { which, reason }: Fields<'waive-consultation'>,
  context: Context,
): readonly CaseEvent[] {
  if (!Object.hasOwn(requiredConsultations(context.agreement), which))
    throw new Refusal('incomplete', 'Kies een overleg uit de lijst.', ['which']);
  if (state.waivedConsultations.includes(which)) throw alreadyDone();
  const events: CaseEvent[] = [{ type: 'consultation-waived', which, reason }];
  return [...events, ...afterRequired([which], state, events, context)];
}

/** What the protocol has follow once these consultations were held or left out: D-18. */
export function afterRequired(
  ids: readonly string[],
  state: CaseState,
  before: readonly CaseEvent[],
  context: Context,
): readonly CaseEvent[] {
  const { required } = context.agreement.protocol.consultation;
  const events: CaseEvent[] = [];
  for (const rule of ids.flatMap((id) => required[id]?.after ?? [])) {
    // Nobody is asked to plan talks that are settled.
    const settled = asksToPlan(rule, context) && !hasTalkToPlan(rule, state, context);
    if (!settled) events.push(...askOnce(rule, state, [...before, ...events], context));
  }
  return events;
}
