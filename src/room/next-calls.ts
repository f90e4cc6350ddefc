import type { Agreement } from '../agreement/agreement';
import type { PersonId } from '../agreement/people';
import type { Moment } from '../agreement/time';
import { asOf } from '../case/people/as-of';
import { callsUntil, type Call } from '../case/task/ladder';
import { stagnationUntil } from '../case/course/stagnation';
import type { CaseState } from '../case/state';
import type { Task } from '../case/task/task';
import { boardTask } from './items/board';
import { isAskedInRoom } from './items/request';

/**
 * When everybody hears of this case next by the clock alone, after `now`. What other cases say of the same person tells
 * whether a morning brings them one message or a list.
 */
export function nextCalls(before: CaseState, agreement: Agreement, now: Moment): Readonly<Record<PersonId, Moment>> {
  const state = asOf(before, now);
  const board = boardTask({ state, agreement, now });
  const calls = [
    ...state.tasks
      .filter((task) => task.status === 'open' && task !== board)
      .flatMap((task) =>
        callsUntil(task, state, agreement, now).ahead.filter((call) => !isFirstInRoom(call, task, state)),
      ),
    ...(stagnationUntil(state, agreement, now)?.ahead ?? []),
  ];
  const next: Record<PersonId, Moment> = {};
  for (const { person, at } of calls) {
    const known = next[person];
    if (known === undefined || at < known) next[person] = at;
  }
  return next;
}

/** What is first asked in the room is a message there, and is in no list. */
const isFirstInRoom = ({ as, at }: Call, task: Task, state: CaseState): boolean =>
  as === 'owner' && at === task.askFrom && isAskedInRoom(task, state);
