import type { CaseEvent } from '../events';
import { alreadyDone, Refusal } from '../refusal';
import type { CaseState } from '../state';
import type { Context } from '../context';

/** "Contact opgenomen", by the board or by the reporter. */
export function confirmBoard(state: CaseState, { agreement, actor }: Context): readonly CaseEvent[] {
  const task = state.tasks.find(({ rule, status }) => rule === agreement.protocol.staff.task && status === 'open');
  if (task === undefined) throw alreadyDone();
  const involved = actor.person === task.owner.person || actor.person === task.askedBy;
  if (!involved) throw new Refusal('not-yours', 'Dit deel is van een ander.');
  return [{ type: 'board-contacted', task: task.id }];
}
