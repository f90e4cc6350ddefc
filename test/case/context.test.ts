import { ahead, notInFuture, openTask } from '../../src/case/context';
import { isCommandName } from '../../src/case/commands';
import { isToldApart } from '../../src/case/emergency/told-apart';
import { opened, refusalOf, stateAfter, who } from './given';

const now = '2027-05-10T08:00:00.000Z';
const refused = (work: () => unknown) => {
  const { code, fields } = refusalOf(work);
  return [code, ...fields];
};

describe('the day that somebody fills in', () => {
  it.each(['2027-05-10', '2027-05-09', '1997-05-10'])('of what happened: %s', (day) => {
    expect(notInFuture(day, now, 'date')).toBe(day);
  });
  it.each(['2027-05-11', '1997-05-09', '0207-05-10'])('of what happened, refused: %s', (day) => {
    expect(refused(() => notInFuture(day, now, 'date'))).toEqual(['incomplete', 'date']);
  });
  it.each(['2027-05-11', '2032-05-10'])('of what is expected: %s', (day) => {
    expect(ahead(day, now, 'until')).toBe(day);
  });
  it.each(['2027-05-10', '2027-05-09', '2032-05-11', '2072-05-11'])('of what is expected, refused: %s', (day) => {
    expect(refused(() => ahead(day, now, 'until'))).toEqual(['incomplete', 'until']);
  });
});

it('a task that is not there any more is looked at anew; one that is done says so', () => {
  const state = stateAfter(opened, { by: 'carla', does: 'acknowledge', task: 't1' });
  expect(openTask(state, 't2', { actor: who('carla') }).id).toBe('t2');
  expect(refused(() => openTask(state, 't99', { actor: who('carla') }))).toEqual(['stale']);
  expect(refused(() => openTask(state, 't1', { actor: who('carla') }))[0]).toBe('already-done');
});

it('a name of no command is none, also where every object has it', () => {
  expect(isCommandName('open-case')).toBe(true);
  expect(['open', 'toString', ''].map(isCommandName)).toEqual([false, false, false]);
});

it.each([
  [true, 'meldcode', true],
  [false, 'meldcode', false],
  [true, 'staff', false],
  [false, 'staff', true],
  [undefined, 'meldcode', false],
  [undefined, 'staff', false],
] as const)('S1-24: danger over a colleague %s, in a case of %s, is told apart: %s', (overStaff, route, apart) => {
  expect(isToldApart(overStaff, { route })).toBe(apart);
});
