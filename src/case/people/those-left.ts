import { isKeptOut, onlyBoardIsSure } from '../involvement';
import type { CaseState } from '../state';
import type { Task } from '../task/task';
import { handedTo } from '../task/task-changes';
import type { Participant } from './participant';

/**
 * A case with those who are left in it: the place of somebody who may be involved is another's, and what was asked of them
 * is asked of who leads then. First those who lead, then the board. Where nobody was named and so nobody is sure, what goes
 * on is the board's. Nothing of it is stored, so that a mistake leaves no trace. Doing this twice changes nothing.
 */
export function withThoseLeft(state: CaseState): CaseState {
  const { frozen, shutOut = [], cast } = state;
  if (state.route !== 'meldcode') return state;
  if (onlyBoardIsSure(state)) return withOwner(state, cast.board, (task) => task.owner.person !== cast.board.person);
  if (frozen?.suspect === undefined && shutOut.length === 0) return state;
  const out = ({ person }: Pick<Participant, 'person'>): boolean => isKeptOut(state, person);
  const first = (...line: readonly Participant[]): Participant => line.find((one) => !out(one)) ?? cast.board;
  const { coordinator, deputy, director, board } = cast;
  const left = {
    ...cast,
    coordinator: first(coordinator, deputy, board),
    deputy: first(deputy, coordinator, board),
    director: first(director, board),
  };
  return withOwner({ ...state, cast: left }, left.coordinator, ({ owner }) => out(owner));
}

function withOwner(state: CaseState, to: Participant, which: (task: Task) => boolean): CaseState {
  const { frozen, shutOut = [] } = state;
  const since = frozen?.at ?? shutOut.at(-1)?.at ?? state.openedAt;
  const tasks = state.tasks.map((task) => {
    const asked = isKeptOut(state, task.askedBy) ? { ...task, askedBy: state.cast.coordinator.person } : task;
    return task.status === 'open' && which(task) ? handedTo(asked, to, since) : asked;
  });
  return { ...state, tasks };
}
