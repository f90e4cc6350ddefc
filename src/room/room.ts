import type { Agreement } from '../agreement/agreement';
import type { Moment } from '../agreement/time';
import { isShutOut } from '../case/involvement';
import { asOf } from '../case/people/as-of';
import { mayBeInRoom } from '../case/consent/policy';
import type { CaseState } from '../case/state';
import { alertItems } from './items/alert';
import { boardItems } from './items/board';
import { escalationItems } from './items/escalation';
import { disputeItems, outcomeItems, receivedItem, reporterItem, safetyItem } from './items/notices';
import { relatedItems } from './items/related';
import { peopleItems } from './items/people';
import { requestItems } from './items/request';
import { roomItem } from './items/room-card';
import { safetyTermsItems } from './items/safety-terms';
import { leadItems } from './items/lead';
import { standstillItems } from './items/standstill';
import { talkItems } from './items/talk';
import { stagnationItems } from './items/stagnation';
import { owner } from './owner';
import type { RoomView } from './items/view';
import type { Item, Room } from './types';

/**
 * The room of a case as it must be at a moment: who is in it, which cards are in it and in private, which reminders
 * and escalations are out. Whatever was delivered is compared with this and brought up to it, so a reminder is nothing
 * special: it is what this function says once a due moment has passed and no answer has come.
 *
 * Says the same at every moment from `now` until {@link nextChange}. With `left`, what cannot be worked out is given to it
 * and left out, and all else is there; otherwise that is thrown.
 */
export function room(before: CaseState, agreement: Agreement, now: Moment, left: OnMistake = rethrown): Room {
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
      items: workedOut([() => alertItems(view), () => boardItems(view)], left),
      archived: false,
    };
  const members = state.members.filter((member) => mayBeInRoom(state, member));
  const owned = owner(state, members);
  return {
    title,
    code: state.code,
    open: true,
    members: members.map(({ person }) => person),
    externals: members.filter(({ external }) => external).map(({ person }) => person),
    ...(owned === undefined ? {} : { owner: owned }),
    // A colleague who may be involved keeps no message, nor does a person who was sent away.
    items: workedOut(partsOf(view), left).filter(({ to }) => !isShutOut(state, to)),
    archived: state.status === 'closed',
  };
}

type Part = () => readonly Item[];

export type OnMistake = (error: unknown) => void;

const rethrown: OnMistake = (error) => {
  throw error;
};

function partsOf(view: RoomView): readonly Part[] {
  // What is asked of the board about a member of staff is nobody else's, and has cards of its own.
  const { task: board } = view.agreement.protocol.staff;
  const tasks = view.state.tasks.filter(({ rule }) => rule !== board);
  return [
    () => [roomItem(view)],
    () => [receivedItem(view)],
    () => reporterItem(view),
    () => safetyItem(view),
    () => alertItems(view),
    () => boardItems(view),
    () => standstillItems(view),
    () => leadItems(view),
    ...tasks.map((task) => () => requestItems(task, view)),
    ...tasks.map((task) => () => escalationItems(task, view)),
    () => stagnationItems(view),
    () => talkItems(view),
    () => outcomeItems(view),
    () => relatedItems(view),
    () => disputeItems(view),
    () => peopleItems(view),
    () => safetyTermsItems(view),
  ];
}

const workedOut = (parts: readonly Part[], left: OnMistake): readonly Item[] =>
  parts.flatMap((part) => {
    try {
      return part();
    } catch (error) {
      left(error);
      return [];
    }
  });
