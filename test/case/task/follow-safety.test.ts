import type { Agreement } from '../../../src/agreement/agreement';
import { evolve } from '../../../src/case/evolve';
import type { CaseState } from '../../../src/case/state';
import { followSafety } from '../../../src/case/task/follow-safety';
import { nextChange } from '../../../src/room/next-change';
import { room } from '../../../src/room/room';
import { intake, lindeboom, opened, stateAfter, who, type Act } from '../given';

/* A case that was opened when what is about safety still waited for the end of a holiday. */

const at = (day: string, hour = '07'): string => `2027-${day}T${hour}:00:00.000Z`;
const upgraded: Agreement = { ...lindeboom, waitedInHolidays: true };
/** The summer begins on 17 July; a school day later is 30 August. */
const lately: Act = { ...opened, at: at('07-16', '08'), with: { ...intake, date: '2027-07-16' } };
const before: CaseState = {
  ...stateAfter(lately),
  tasks: stateAfter(lately).tasks.map((task) => ({ ...task, due: at('08-30') })),
};

function follow(state: CaseState, now: string): CaseState {
  const [event] = followSafety(state, upgraded, now);
  if (event === undefined) throw new Error('it follows nothing');
  return evolve(state, { version: state.version + 1, at: now, by: 'system', event });
}

const told = (state: CaseState, now: string) =>
  room(state, upgraded, now).items.filter(({ key }) => key.startsWith('safety-terms/'));

it('given a request about safety that waits, then it gets its day by working days, and others keep theirs', () => {
  expect(before.tasks.map(({ rule }) => rule)).toEqual(['read-concern', 'child-facts']);
  expect(follow(before, at('07-16', '10')).tasks.map(({ due }) => due)).toEqual([at('07-19'), at('08-30')]);
});

it('given that day has passed, then the next morning of a working day is its day, and not the night', () => {
  expect(follow(before, at('07-24', '01')).tasks[0]).toMatchObject({ due: at('07-26') });
});

it('given it followed, or the school never waited, or nothing is open, then there is nothing to follow', () => {
  const now = at('07-20');
  expect(followSafety(follow(before, now), upgraded, now)).toEqual([]);
  expect(followSafety(before, lindeboom, now)).toEqual([]);
  expect(followSafety({ ...before, status: 'closed' }, upgraded, now)).toEqual([]);
  expect(followSafety({ ...before, tasks: before.tasks.slice(1) }, upgraded, now)).toEqual([]);
});

it('a concern about somebody of the school stays as it is', () => {
  const state = stateAfter({ by: 'anna', does: 'alert-board', at: at('07-16', '08') });
  expect(followSafety(state, upgraded, at('07-20'))).toEqual([]);
});

it('given it follows in the night, then who leads reads it once in the morning, and nobody else', () => {
  const night = at('07-20', '01');
  const after = follow(before, night);
  expect(told(after, night)).toEqual([]);
  expect(nextChange(after, upgraded, night)).toBe(at('07-20'));
  expect(told(after, at('07-20')).map(({ to }) => to)).toEqual([who('carla').person]);
  expect(told(after, at('09-20'))).toHaveLength(1);
});

it('given what is about safety was answered, or the board alone was asked, then that is nothing to follow', () => {
  const [safety, other] = before.tasks;
  const { task: rule } = lindeboom.protocol.staff;
  const now = at('07-20');
  expect(followSafety({ ...before, tasks: [{ ...safety!, status: 'answered' }, other!] }, upgraded, now)).toEqual([]);
  expect(followSafety({ ...before, tasks: [{ ...safety!, rule }, other!] }, upgraded, now)).toEqual([]);
});
