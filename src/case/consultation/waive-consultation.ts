import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { alreadyDone, Refusal } from '../refusal';
import type { Category } from '../signal/signal';
import { requiredConsultations, settledConsultations } from './policy';
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
  if (!requiredConsultations(state, context.agreement).some(({ id }) => id === which))
    throw new Refusal('incomplete', 'Kies een overleg uit de lijst.', ['which']);
  if (state.waivedConsultations.includes(which)) throw alreadyDone();
  const events: CaseEvent[] = [{ type: 'consultation-waived', which, reason }];
  return [...events, ...afterRequired([which], state, events, context)];
}

/** A signal of these kinds asks for a consultation that was held already: what follows on it does so now. */
export function heldBefore(
  categories: readonly Category[],
  state: CaseState,
  before: readonly CaseEvent[],
  context: Context,
): readonly CaseEvent[] {
  const settled = settledConsultations(state, context.agreement);
  const after = { ...state, kinds: [...(state.kinds ?? []), ...categories] };
  const now = settledConsultations(after, context.agreement).filter((id) => !settled.includes(id));
  return afterRequired(now, state, before, context);
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
