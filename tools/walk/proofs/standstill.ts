import type { Problem, Proof, Seen } from '../proof';

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
