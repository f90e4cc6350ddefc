import type { Agreement } from '../agreement/agreement';
import type { Moment } from '../agreement/time';
import type { CaseState } from '../case/state';
import { escalationItems } from './items/escalation';
import { outcomeItems, receivedItem, safetyItem } from './items/notices';
import { requestItems } from './items/request';
import { roomItem } from './items/room-card';
import type { Room } from './types';

/**
 * The room of a case as it must be at a moment: who is in it, which cards stand in it and in private, which reminders
 * and escalations are out. Whatever was delivered is compared with this and brought up to it, so a reminder is nothing
 * special: it is what this function says once a due moment has passed and no answer has come.
 *
 * Says the same at every moment from `now` until {@link nextChange}.
 */
export function room(state: CaseState, agreement: Agreement, now: Moment): Room {
  const view = { state, agreement, now };
  return {
    title: `Zorg ${state.code}`,
    code: state.code,
    members: state.members.filter(({ external }) => !external).map(({ person }) => person),
    items: [
      roomItem(view),
      receivedItem(view),
      ...safetyItem(view),
      ...state.tasks.flatMap((task) => requestItems(task, view)),
      ...state.tasks.flatMap((task) => escalationItems(task, view)),
      ...outcomeItems(view),
    ],
    archived: state.status === 'closed',
  };
}
