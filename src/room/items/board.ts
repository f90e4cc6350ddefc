import { spokenWhole } from '../../agreement/calendar';
import type { PersonId } from '../../agreement/people';
import { type Participant, SYSTEM } from '../../case/people/participant';
import { callsUntil } from '../../case/task/ladder';
import { boardStandsApart, nameOf } from '../../case/people/roster';
import type { Task } from '../../case/task/task';
import { card, type BoardData } from '../card-data';
import type { Item } from '../types';
import type { RoomView } from './view';

/** The task by which the board is asked to call, if there is one: S1-24. */
export const boardTask = ({ state, agreement }: RoomView): Task | undefined =>
  state.tasks.findLast(({ rule }) => rule === agreement.protocol.staff.task);

/**
 * A concern about a member of staff: the board is asked to call, each working day until there was contact; the person who
 * reported sees whether that happened. Not a word of what it is about, and no code by which others could ask.
 */
export function boardItems(view: RoomView): readonly Item[] {
  const { state, agreement, now } = view;
  const task = boardTask(view);
  if (task === undefined || state.frozen?.suspect === state.cast.board.person) return frozenWithoutBoard(view);
  if (!boardStandsApart(state.cast)) return task.status === 'open' ? [callYourself(callerOf(task, view).person)] : [];
  const times = callsUntil(task, state, agreement, now).calls.length;
  const over = task.status !== 'open';
  const caller = callerOf(task, view);
  const data = {
    case: state.id,
    task: task.id,
    version: task.version,
    caller: caller.name,
    ...said(view),
    board: task.owner.name,
    state: over ? 'closed' : 'open',
    ...(state.frozen !== undefined && state.status === 'open' ? { standsStill: true as const } : {}),
  } as const;
  return [
    ...(times === 0
      ? []
      : [
          {
            key: `board/${task.id}`,
            to: task.owner.person,
            edition: times,
            card: card('board', { ...data, side: 'board' }),
            mentions: [],
            closed: over,
          },
        ]),
    {
      key: `board/${task.id}/reporter`,
      to: caller.person,
      edition: 1,
      card: card('board', { ...data, side: 'reporter' }),
      mentions: [],
      closed: over,
    },
  ];
}

function said({ state: { frozen, openedAt, saidAt } }: RoomView): Pick<BoardData, 'at' | 'earlier'> {
  const [then, at] = frozen === undefined ? [saidAt, openedAt] : [frozen.saidAt, frozen.at];
  return { at: spokenWhole(then ?? at, at), ...(then === undefined ? {} : { earlier: true }) };
}

const callerOf = (task: Task, { state }: RoomView): Pick<Participant, 'person' | 'name'> => ({
  person: task.askedBy,
  name: nameOf(state, task.askedBy) ?? state.reporter.name,
});

/** When it may concern the board itself, or there is none apart, the person who said so is told who does help. */
function frozenWithoutBoard({ state }: RoomView): readonly Item[] {
  const { frozen, cast } = state;
  // Where another case made it stand still, it was said there.
  if (frozen === undefined || frozen.by === SYSTEM) return [];
  return frozen.suspect === cast.board.person || !boardStandsApart(cast) ? [callYourself(frozen.by)] : [];
}

const callYourself = (person: PersonId): Item => ({
  key: 'board/none',
  to: person,
  edition: 1,
  card: card('notice', {
    title: 'Bel zelf',
    text: 'Bel de vertrouwensinspecteur: 0900-111 3111, op werkdagen. Die weet wie in dit geval handelt. Vertel het verder aan niemand op school.',
  }),
  mentions: [],
  closed: false,
});
