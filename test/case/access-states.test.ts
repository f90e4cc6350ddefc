import { room } from '../../src/room/room';
import { inStates, rowIn, stateOf } from './access-in-states';
import { columns, people, rowOf, table } from './access-table';
import { lindeboom, monday } from './given';

describe.each(Object.entries(inStates))('who may do and see what when: %s', (_, inState) => {
  const state = stateOf(inState);

  it('every command and view is for whom the table says', () => {
    const rows = table.map(([what, act]) => `${what}: ${rowOf(state, act)}`);
    expect(rows).toEqual(table.map(([what, act, row]) => `${what}: ${rowIn(inState, act, row)}`));
  });

  const months = [monday, '2027-05-25T07:00:00.000Z', '2027-06-14T07:00:00.000Z', '2027-08-30T07:00:00.000Z'];
  it.each(months)('nobody from whom all of it is hidden is told of it, also on the morning of %s', (now) => {
    const hidden = columns.filter((_role, index) =>
      table.every(([, act]) => rowOf(state, act).split(' ')[index] === '-'),
    );
    const told = room(state, lindeboom, now);
    // What was handed over says so where it stood, and no more; it is brought up to date and never sent.
    const sent = told.items.filter(({ closed }) => !closed).map(({ to }) => to);
    const nobody = hidden.map((role) => people[role] ?? '');
    expect([...sent, ...told.members].filter((to) => nobody.includes(to))).toEqual([]);
  });
});
