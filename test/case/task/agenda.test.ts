import { agenda } from '../../../src/case/task/agenda';
import { lindeboom, monday, opened, stateAfter, who } from '../given';

/* What is open in a case, in the order of its days. */

const state = stateAfter(opened);
const read = (now: string, from = state) => agenda(from, lindeboom, now).find(({ rule }) => rule === 'read-concern');

describe('given what is asked of somebody', () => {
  it('when its day has passed and another was asked to look after it, then it is said that it went further', () => {
    expect(read(monday)).toMatchObject({ state: 'asked', escalated: false });
    expect(read('2027-06-01T08:00:00.000Z')).toMatchObject({ state: 'due', escalated: true });
  });

  it('when the only one who would hear of it is the owner, then it went no further', () => {
    const { cast, tasks } = state;
    const dirk = { ...who('dirk'), role: 'deputy', external: false };
    const alone = {
      ...state,
      cast: { ...cast, coordinator: dirk, deputy: dirk, director: dirk, board: dirk },
      tasks: tasks.map((task) => ({ ...task, owner: dirk })),
    };
    expect(read('2027-06-01T08:00:00.000Z', alone)).toMatchObject({ escalated: false });
  });

  it('then what is due first comes first', () => {
    const days = agenda(state, lindeboom, monday).map(({ due }) => due);
    expect(days).toEqual([...days].sort());
    const reversed = { ...state, tasks: [...state.tasks].reverse() };
    expect(agenda(reversed, lindeboom, monday).map(({ due }) => due)).toEqual(days);
  });
});
