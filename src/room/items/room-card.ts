import { dayOf, spokenDay } from '../../agreement/calendar';
import { isUrgent } from '../../case/emergency/emergency-ladder';
import { card } from '../card-data';
import type { Item } from '../types';
import type { RoomView } from './view';

/** The card on top of the room: where the case is, what was done, what is asked of whom. */
export function roomItem({ state, agreement, now }: RoomView): Item {
  const { steps } = agreement.protocol;
  const current = Math.max(0, ...state.steps.map((step) => steps.findIndex(({ id }) => id === step)));
  const visible = state.tasks.filter(
    (task) =>
      task.status === 'open' &&
      task.askFrom <= now &&
      task.rule !== agreement.protocol.staff.task &&
      task.mode !== 'anonymous',
  );
  // A step that was passed over, or in which something is still asked, is not called done.
  const openSteps = new Set(visible.map(({ rule }) => agreement.protocol.tasks[rule]?.step));
  return {
    key: 'room',
    to: 'room',
    edition: 1,
    card: card('room', {
      code: state.code,
      case: state.id,
      status: state.frozen === undefined ? state.status : 'frozen',
      emergency: isUrgent(state),
      stepNumber: current + 1,
      stepCount: steps.length,
      stepTitle: steps[current]?.title ?? '',
      stepsDone: steps
        .map(({ id, title }, index) => ({ id, title, number: index + 1 }))
        .filter(({ id, number }) => number <= current && state.steps.includes(id) && !openSteps.has(id))
        .map(({ number, title }) => ({ number, title })),
      asked: visible.map((task) => ({
        who: task.owner.name,
        what: agreement.protocol.tasks[task.rule]?.title ?? task.rule,
        until: spokenDay(dayOf(task.due), task.askedAt),
      })),
    }),
    mentions: [],
    closed: false,
  };
}
