import type { PersonId } from '../../agreement/people';
import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { alreadyDone, Refusal } from '../refusal';
import { castList } from './roster';
import type { CaseState } from '../state';
import { weighingWaitsFor } from '../task/policy';
import type { Task } from '../task/task';
import { appointed } from './as-of';
import type { Context } from '../context';

/**
 * Somebody is sent away: from then on nothing of the case is theirs. A colleague who has a role that a case cannot be
 * without hands that over first.
 */
export function dismiss(state: CaseState, fields: Fields<'dismiss'>, context: Context): readonly CaseEvent[] {
  const { person, reason } = fields;
  const needed = [...castList(appointed(state)), ...(state.standIn === undefined ? [] : [state.standIn.person])];
  if (needed.some((one) => one.person === person))
    throw new Refusal('not-allowed', 'Deze rol kan niet leeg zijn. Draag de rol eerst over.', ['person']);
  if (state.gone?.includes(person) === true) throw alreadyDone();
  return leaving(state, person, reason, fields.open ?? 'coordinator', context);
}

/** What was open with somebody moves on, and then they are out; all in one decision. */
export const leaving = (
  state: CaseState,
  person: PersonId,
  reason: string,
  open: 'coordinator' | 'withdraw',
  context: Pick<Context, 'agreement'>,
): readonly CaseEvent[] => [
  ...state.tasks
    .filter((task) => task.status === 'open' && task.owner.person === person)
    .map((task): CaseEvent =>
      open === 'withdraw' && mayBeWithdrawn(task, context)
        ? { type: 'withdrawn', task: task.id, reason }
        : { type: 'handed-over', task: task.id, to: appointed(state).coordinator, reason },
    ),
  { type: 'dismissed', person, reason },
];

const mayBeWithdrawn = (task: Task, context: Pick<Context, 'agreement'>): boolean =>
  task.kind !== 'follow-up' &&
  context.agreement.protocol.tasks[task.rule]?.blocksClosing !== true &&
  !weighingWaitsFor(task, context.agreement);
