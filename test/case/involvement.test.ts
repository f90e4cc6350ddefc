import { isShutOut, reportSeenBy, stillTheirs, tellsOnly } from '../../src/case/involvement';
import { asking, given, opened, stateAfter, who, type Act } from './given';
import type { Task } from '../../src/case/task/task';

const anna = who('anna').person;
const state = stateAfter(opened);

describe('S1-19: what a reporter still sees of their report', () => {
  const without = { ...state, members: state.members.filter(({ person }) => person !== anna) };
  it.each([
    ['while they take part', state, anna, 'all'],
    ['once they take no part', without, anna, 'received'],
    ['who did not report it', state, who('carla').person, 'nothing'],
    ['who was sent away', { ...without, gone: [anna] }, anna, 'nothing'],
    ['about somebody of the school', { ...state, route: 'staff' as const }, anna, 'nothing'],
  ])('%s', (_when, of, person, sees) => {
    expect(reportSeenBy(of, person)).toBe(sees);
  });

  it('and who takes no part may still add to it', () => {
    expect([tellsOnly(state, anna), tellsOnly(without, anna), tellsOnly(without, 'x')]).toEqual([false, true, false]);
    expect([isShutOut(state, anna), isShutOut({ ...state, gone: [anna] }, anna)]).toEqual([false, true]);
  });
});

describe('what was asked stays theirs', () => {
  const task = stateAfter(opened, asking('noor')).tasks.at(-1)!;
  const of = (external: boolean, more: Partial<Task>): boolean =>
    stillTheirs({ ...task, ...more, owner: { ...task.owner, external } });
  it('of a colleague, unless it was taken back', () => {
    expect([
      of(false, { status: 'open' }),
      of(false, { status: 'answered' }),
      of(false, { status: 'withdrawn' }),
    ]).toEqual([true, true, false]);
  });
  it('of somebody from outside while it is open, or was asked without a name', () => {
    expect([of(true, { status: 'open' }), of(true, { status: 'answered' })]).toEqual([true, false]);
    expect(of(true, { status: 'answered', mode: 'anonymous' })).toBe(true);
  });
});

describe('handing over', () => {
  const child: Act = {
    by: 'carla',
    does: 'record-child',
    with: { name: 'Jip de Vries', birthDate: '2019-03-04', parent1: 'Kim de Vries', authority1: 'yes' },
  };
  const consent = (answer: string, by = 'carla'): Act => ({
    by,
    does: 'record-consent',
    with: { parent: 'p1', party: who('joris').person, purpose: 'p', answer, date: '2027-05-10', written: true },
  });
  const hands = (by: string, to: string): Act => ({
    by,
    does: 'hand-over',
    task: 't3',
    with: { person: who(to).person, reason: 'beter' },
  });

  it('is not for somebody from outside, who says that they cannot', () => {
    given(opened, child, consent('given'), asking('joris'))
      .when(hands('joris', 'noor'))
      .refused('not-allowed', 'choice');
    given(opened, child, consent('given'), asking('joris'))
      .when(hands('carla', 'noor'))
      .then('admitted', 'handed-over');
  });

  it('is to another colleague, and not to somebody from outside', () => {
    given(opened, asking('noor')).when(hands('noor', 'noor')).refused('incomplete', 'person');
    given(opened, asking('noor')).when(hands('noor', 'joris')).refused('not-allowed', 'person');
  });

  it('C-12: consent is about somebody from outside, of a parent who is written down', () => {
    given(opened).when(consent('given')).refused('incomplete', 'parent');
    given(opened, child)
      .when({ ...consent('given'), with: { ...consent('given').with, party: who('noor').person } })
      .refused('incomplete', 'party');
  });

  it('C-12: who is there by consent is out with its refusal, with what was asked of them openly', () => {
    given(opened, child, consent('given'), asking('joris'))
      .when(consent('refused'))
      .then('consent-recorded', 'dismissed', 'withdrawn');
    given(opened, child, consent('given')).when(consent('refused')).then('consent-recorded');
  });
});

it('C-25: danger is declared again once somebody is on it, and asks the same account no second time', () => {
  const danger: Act = { by: 'anna', does: 'declare-emergency' };
  given(opened, danger).when(danger).refused('already-done');
  given(opened, danger, { by: 'carla', does: 'acknowledge-emergency' }).when(danger).then('emergency-declared');
});

it('R-07: who is not kept out is not let in again', () => {
  given(opened)
    .when({ by: 'bo', does: 'lift-keeping-out', with: { person: who('noor').person } })
    .refused('already-done');
  given(opened, { by: 'dirk', does: 'keep-out', with: { person: who('noor').person } })
    .when({ by: 'bo', does: 'lift-keeping-out', with: { person: who('sam').person } })
    .refused('already-done');
});
