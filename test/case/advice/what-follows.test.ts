import { veiligThuisFirst } from '../../../src/case/advice/call-first';
import { given, intake, opened, signedByAll, stateAfter, talkFields, talkReport, who, type Act } from '../given';
import { familyFields } from '../given';
import type { Values } from '../../../src/view/values';

/* What follows on what Veilig Thuis says, and on what is known of the child. */

const advice = (more: Values = {}): Act => ({
  by: 'carla',
  does: 'record-advice',
  with: { date: '2027-05-10', contact: 'phone', judgement: 'zorgelijk', advice: 'praat', talkAllowed: 'yes', ...more },
});
const talk: Act = {
  by: 'carla',
  does: 'plan-talk',
  with: { ...talkFields, leader: who('carla').person, second: who('anna').person },
};
const honour: Act = { ...opened, with: { ...opened.with, categories: ['honour'] } };

it('a talk that stood planned goes on when Veilig Thuis has nothing against it', () => {
  given(opened, talk).when(advice()).then('advice-recorded');
});

it('what asked for advice, or for the facts of the child, is done by it', () => {
  const done = (act: Act, ...before: readonly Act[]) =>
    given(...before)
      .when(act)
      .events()
      .flatMap((event) => (event.type === 'task-completed' ? [[event.result, event.on]] : []));
  expect(done(advice(), honour)).toEqual([['Vastgelegd', '2027-05-10']]);
  const family: Act = { by: 'carla', does: 'record-child', with: familyFields };
  expect(done(family, opened)).toEqual([['Vastgelegd', '2027-05-10']]);
});

it('those who help already hear of it once, also when the facts are written down again', () => {
  const family: Act = { by: 'carla', does: 'record-child', with: { ...familyFields, help: 'yes' } };
  given(opened).when(family).then('child-recorded', 'task-completed', 'asked');
  given(opened, family).when(family).then('child-recorded');
  const told: Act = {
    by: 'carla',
    does: 'complete-task',
    task: 't3',
    with: { result: 'zij weten het', date: '2027-05-10' },
  };
  given(opened, family, told).when(family).then('child-recorded');
});

it('a child that was safe before somebody doubted is not known to be safe now', () => {
  const doubt: Act = { ...opened, with: { ...intake, danger: 'unknown' } };
  const safe: Act = {
    by: 'carla',
    does: 'record-talk',
    task: 't3',
    with: { ...talkReport, ...signedByAll },
  };
  const state = stateAfter(doubt);
  expect(veiligThuisFirst(state)).toBe(true);
  expect(veiligThuisFirst({ ...state, safe: { answer: 'yes', version: state.version + 1 } } as never)).toBe(false);
  expect(veiligThuisFirst({ ...state, safe: { answer: 'yes', version: 0 } } as never)).toBe(true);
  expect(veiligThuisFirst(stateAfter(opened, talk, safe))).toBe(false);
});
