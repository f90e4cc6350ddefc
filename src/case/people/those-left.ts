import { isKeptOut, onlyBoardIsSure, type OutOfCase } from '../involvement';
import type { PersonId } from '../../agreement/people';
import type { Moment } from '../../agreement/time';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import type { Task } from '../task/task';
import { handedTo } from '../task/task-changes';
import type { Cast, Participant } from './participant';
import { castList } from './roster';

/**
 * A case with those who are left in it: who is kept out is not of the room, whatever let them in, such as a case that is
 * opened again; their place is another's, and what was asked of them is asked of who leads then. Where nobody was named and
 * so nobody is sure, what goes on is the board's. Nothing of it is stored, so that a mistake leaves no trace. Doing this
 * twice changes nothing.
 */
export function withThoseLeft(stored: CaseState): CaseState {
  if (stored.route !== 'meldcode') return stored;
  const state = nobodyIsOut(stored)
    ? stored
    : { ...stored, cast: castLeft(stored), members: stored.members.filter((one) => !isKeptOut(stored, one.person)) };
  const { board } = state.cast;
  if (onlyBoardIsSure(state)) return withOwner(state, board, (task) => task.owner.person !== board.person);
  if (nobodyIsOut(state)) return state;
  const led = withMember(state, state.cast.coordinator);
  return withOwner(led, led.cast.coordinator, ({ owner }) => isKeptOut(led, owner.person));
}

/** Who has the coordinator's place is in the room: it needs an owner, or who is kept out could not leave it. */
const withMember = (state: CaseState, one: Participant): CaseState =>
  isKeptOut(state, one.person) || state.members.some(({ person }) => person === one.person)
    ? state
    : { ...state, members: [...state.members, one] };

const nobodyIsOut = ({ frozen, shutOut = [], keptOut = [] }: OutOfCase): boolean =>
  frozen?.suspect === undefined && shutOut.length === 0 && keptOut.length === 0;

/**
 * Who has which place, of those who are left: who leads has it from who leads, then who was named, then the board; the
 * director from the board. Only a board that is kept out has its place taken, by somebody who then is no board: it cannot
 * decide what is the board's.
 */
export function castLeft(state: OutOfCase & Pick<CaseState, 'cast' | 'lead'>): Cast {
  const { cast, lead } = state;
  const { coordinator, deputy, director, board } = cast;
  const named = lead === undefined ? [] : [lead];
  const first = (...line: readonly Participant[]): Participant =>
    line.find(({ person }) => !isKeptOut(state, person)) ?? board;
  const apart = state.keptOut?.some(({ person }) => person === board.person) !== true;
  return {
    coordinator: first(coordinator, deputy, ...named, board, director),
    deputy: first(deputy, coordinator, ...named, board, director),
    director: first(director, board, coordinator, deputy),
    board: apart ? board : first(director, coordinator, deputy),
  };
}

/** Everybody who is kept out of a case that goes on without them. */
export const allKeptOut = ({ keptOut = [], shutOut = [] }: OutOfCase): readonly PersonId[] => [
  ...new Set([...keptOut, ...shutOut].map(({ person }) => person)),
];

/** Whether nobody who leads is left and nobody was named, so that another has the coordinator's place. `state` as of now. */
export const nobodyLeads = ({ route, cast }: Pick<CaseState, 'route' | 'cast'>): boolean =>
  route === 'meldcode' && (cast.coordinator.role === 'board' || cast.coordinator.role === 'director');

/** Whether anybody is left of the people whom every case needs, once these have no part in it. */
export const isAnybodyLeftWithout = (
  people: readonly PersonId[],
  state: OutOfCase & Pick<CaseState, 'cast'>,
): boolean => castList(state.cast).some(({ person }) => !people.includes(person) && !isKeptOut(state, person));

/** What is asked in a decision, of those who are left after it: of who leads in the place of somebody who is kept out. */
export const askedOfThoseLeft = (events: readonly CaseEvent[], after: CaseState): readonly CaseEvent[] =>
  events.flatMap((event): readonly CaseEvent[] => {
    if (event.type === 'admitted') return isKeptOut(after, event.participant.person) ? [] : [event];
    if (event.type !== 'asked' || !isKeptOut(after, event.task.owner.person)) return [event];
    const { joins: _, ...task } = event.task;
    return [{ ...event, task: { ...task, owner: after.cast.coordinator } }];
  });

function withOwner(state: CaseState, to: Participant, which: (task: Task) => boolean): CaseState {
  const { frozen, shutOut = [], keptOut = [] } = state;
  const since = ({ person }: Participant): Moment =>
    [...keptOut, ...shutOut].find((one) => one.person === person)?.at ?? frozen?.at ?? state.openedAt;
  const tasks = state.tasks.map((task) => {
    const asked = isKeptOut(state, task.askedBy) ? { ...task, askedBy: state.cast.coordinator.person } : task;
    return task.status === 'open' && which(task) ? handedTo(asked, to, since(task.owner)) : asked;
  });
  return { ...state, tasks };
}
