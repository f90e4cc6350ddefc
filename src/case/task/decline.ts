import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { Refusal } from '../refusal';
import type { CaseState } from '../state';
import { planAgain } from '../talk/planned';
import { openTask, type Context } from '../context';
import { mayDecline } from './policy';

/** "Kan niet, want…": the coordinator hears of it and asks somebody else. */
export function decline(
  state: CaseState,
  fields: Fields<'decline'>,
  context: Context,
  id: string | undefined,
): readonly CaseEvent[] {
  const task = openTask(state, id, context);
  if (!mayDecline(task, context.agreement)) {
    throw new Refusal('not-allowed', 'Deze vraag blijft staan. Kies Later of Iemand anders.', ['choice']);
  }
  return [{ type: 'declined', task: task.id, reason: fields.reason }, ...planAgain(task, state, context)];
}
