import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { dangerWaits } from '../emergency/emergency-ladder';
import { alreadyDone, Refusal } from '../refusal';
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
  const task = openTask(state, id, context);
  if (task.owner.person === context.actor.person) {
    if (task.kind !== 'inform') throw new Refusal('not-allowed', 'Deze vraag heeft een antwoord nodig. Kies Invullen.');
    return [{ type: 'acknowledged', task: task.id }, ...doubtRead(state, task.rule, context)];
  }
  if (task.escalationTakenBy !== undefined) throw alreadyDone();
  return [{ type: 'escalation-acknowledged', task: task.id }];
}

/** Who read a new concern knows that its reporter did not know whether there is danger: nobody else needs to be told. */
function doubtRead({ emergency }: CaseState, rule: string, { agreement }: Context): readonly CaseEvent[] {
  const waits = dangerWaits(emergency) && emergency.doubt === true;
  return waits && rule === agreement.protocol.opening.reading ? [{ type: 'emergency-acknowledged' }] : [];
}
