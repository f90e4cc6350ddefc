import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { Refusal } from '../refusal';
import type { CaseState } from '../state';
import { openTask, type Context } from '../context';

/**
 * "Gelezen", by the colleague who was asked to read; "Ik vraag het na", by those who were told that something stays open.
 */
export function acknowledge(
  state: CaseState,
  _: Fields<'acknowledge'>,
  context: Context,
  id: string | undefined,
): readonly CaseEvent[] {
  const task = openTask(state, id);
  if (task.owner.person === context.actor.person) {
    if (task.kind !== 'inform') throw new Refusal('not-allowed', 'Deze vraag heeft een antwoord nodig. Kies Invullen.');
    return [{ type: 'acknowledged', task: task.id }];
  }
  if (task.escalationTakenBy !== undefined) throw new Refusal('already-done', 'Dit had ik al.');
  return [{ type: 'escalation-acknowledged', task: task.id }];
}
