import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { Refusal } from '../refusal';
import type { CaseState } from '../state';
import { planAgain } from '../talk/planned';
import { ruleOf } from './ask';
import { weighingWaitsFor } from './policy';
import { openTask, type Context } from '../context';

/** The coordinator takes a request back. What must be followed up stays. */
export function withdraw(
  state: CaseState,
  fields: Fields<'withdraw-request'>,
  context: Context,
  id: string | undefined,
): readonly CaseEvent[] {
  const task = openTask(state, id, context);
  if (task.kind === 'follow-up' || ruleOf(context, task.rule).blocksClosing) {
    throw new Refusal('not-allowed', 'Deze controle blijft staan tot er een antwoord is.');
  }
  if (weighingWaitsFor(task, context.agreement))
    throw new Refusal('not-allowed', 'Deze vraag blijft staan: wegen kan pas na het antwoord.');
  return [{ type: 'withdrawn', task: task.id, reason: fields.reason ?? '' }, ...planAgain(task, state, context)];
}
