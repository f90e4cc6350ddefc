import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { Refusal } from '../refusal';
import type { CaseState } from '../state';
import { openTask, type Context } from '../context';

/** "Kan niet, want…": the coordinator hears of it and asks somebody else. A follow-up cannot be refused: nothing that was promised ends in silence. */
export function decline(
  state: CaseState,
  fields: Fields<'decline'>,
  context: Context,
  id: string | undefined,
): readonly CaseEvent[] {
  const task = openTask(state, id, context);
  if (task.kind === 'follow-up' || task.kind === 'feedback' || task.kind === 'inform') {
    throw new Refusal('not-allowed', 'Deze vraag blijft staan. Kies Later of Iemand anders.', ['choice']);
  }
  return [{ type: 'declined', task: task.id, reason: fields.reason }];
}
