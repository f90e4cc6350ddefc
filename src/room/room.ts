import type { Agreement } from '../agreement/agreement';
import type { Moment } from '../agreement/time';
import { isShutOut } from '../case/access';
import { asOf } from '../case/as-of';
import { mayBeInRoom } from '../case/consent';
import type { CaseState } from '../case/state';
import { alertItems } from './items/alert';
import { boardItems, boardTask } from './items/board';
import { escalationItems } from './items/escalation';
import { disputeItems, outcomeItems, receivedItem, reporterItem, safetyItem } from './items/notices';
import { relatedItems } from './items/related';
import { peopleItems } from './items/people';
import { requestItems } from './items/request';
import { roomItem } from './items/room-card';
import { stagnationItems } from './items/stagnation';
import { owner } from './owner';
import type { Room } from './types';

/**
 * The room of a case as it must be at a moment: who is in it, which cards stand in it and in private, which reminders
 * and escalations are out. Whatever was delivered is compared with this and brought up to it, so a reminder is nothing
 * special: it is what this function says once a due moment has passed and no answer has come.
 *
 * Says the same at every moment from `now` until {@link nextChange}.
 */
export function room(before: CaseState, agreement: Agreement, now: Moment): Room {
  const state = asOf(before, now);
  const view = { state, agreement, now };
  const title = `Zorg ${state.code}`;
  if (state.route === 'staff')
    return {
      title,
      code: state.code,
      open: false,
      members: [],
      externals: [],
      items: [...boardItems(view), ...alertItems(view)],
      archived: false,
    };
  // What is asked of the board about a member of staff is nobody else's, and has cards of its own.
  const tasks = state.tasks.filter((task) => task !== boardTask(view));
  const members = state.members.filter((member) => mayBeInRoom(state, member));
  const owned = owner(state, members);
  return {
    title,
    code: state.code,
    open: true,
    members: members.map(({ person }) => person),
    externals: members.filter(({ external }) => external).map(({ person }) => person),
    ...(owned === undefined ? {} : { owner: owned }),
    // Nothing that stood with whoever may be involved is left there.
    items: [
      roomItem(view),
      receivedItem(view),
      ...reporterItem(view),
      ...safetyItem(view),
      ...alertItems(view),
      ...boardItems(view),
      ...tasks.flatMap((task) => requestItems(task, view)),
      ...tasks.flatMap((task) => escalationItems(task, view)),
      ...stagnationItems(view),
      ...outcomeItems(view),
      ...relatedItems(view),
      ...disputeItems(view),
      ...peopleItems(view),
      // Nothing stands with whoever may be involved, nor any more with whoever was sent away.
    ].filter(({ to }) => !isShutOut(state, to)),
    archived: state.status === 'closed',
  };
}
