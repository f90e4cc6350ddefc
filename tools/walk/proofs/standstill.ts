import type { CaseEvent } from '../../../src/case/events';
import type { Problem, Proof, Seen } from '../proof';

/** What ends a case. */
const ends: ReadonlySet<CaseEvent['type']> = new Set<CaseEvent['type']>(['closed', 'standstill-closed']);

/**
 * A concern over a colleague ends no case by itself, neither when it is said nor while the case stands still because of it:
 * only a decision of the board does.
 */
export const endsByBoard: Proof = {
  name: 'a concern over a colleague ends no case but by a decision of the board',
  problems: ({ state: { frozen, cast }, attempts }) =>
    attempts
      .filter(({ command, events }) => {
        const about = frozen !== undefined || command.name === 'alert-board' || command.name === 'decide-standstill';
        return about && events.some(({ type }) => ends.has(type));
      })
      .filter(({ by, command }) => command.name !== 'decide-standstill' || by.id !== cast.board.person)
      .map(({ by, command }) => ({ message: `${command.name} by ${by.key} ends it` })),
};

/**
 * A case that stands still never ends in silence: the board is asked how it goes on and can say so, or who said it is told
 * whom to call; nobody else decides; and what the child cannot wait for is still asked of somebody.
 */
export const standstill: Proof = {
  name: 'a case that stands still waits for the board, and goes on meanwhile',
  problems: (seen) => (seen.state.frozen === undefined || seen.state.status === 'closed' ? [] : problemsOf(seen)),
};

function problemsOf(seen: Seen): readonly Problem[] {
  const { state, attempts, room } = seen;
  const { frozen, cast } = state;
  const board = cast.board.person;
  const told = room.items.filter(({ closed }) => !closed);
  const asked = told.some(({ key, to }) => /^board(-decides)?\//.test(key) && to === board);
  const alone = told.some(({ key, to }) => key === 'board/none' && to === frozen?.by);
  const done = attempts.flatMap(({ by, command, events }) =>
    command.name === 'decide-standstill' && events.length > 0 ? [{ by, decision: command.fields.decision }] : [],
  );
  const others = done.filter(
    ({ by, decision }) => by.id !== board && !(by.id === frozen?.by && decision === 'mistake'),
  );
  const on = attempts.some(({ command, events }) => command.name === 'record-signal' && events.length > 0);
  return [
    ...(asked || alone ? [] : [{ message: 'nobody is asked how the case goes on' }]),
    ...(asked && !done.some(({ by }) => by.id === board) ? [{ message: 'the board cannot decide' }] : []),
    ...others.map(({ by }) => ({ message: `${by.key} decides how the case goes on` })),
    ...(on ? [] : [{ message: 'no signal can be added' }]),
  ];
}
