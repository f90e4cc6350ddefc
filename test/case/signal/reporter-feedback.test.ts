import { room } from '../../../src/room/room';
import { cardText } from '../../../src/cards/text';
import { bindCard } from '../../../src/cards/bind-card';
import { asking, given, intake, lindeboom, monday, note, opened, stateAfter, who, type Act } from '../given';

const answer = (task = 't3'): Act => ({
  by: 'carla',
  does: 'answer-consultation',
  task,
  with: { ...note, date: '2027-05-10' },
});
const plan: Act = {
  by: 'carla',
  does: 'plan-task',
  with: { person: who('bas').person, what: 'kijken op het plein', due: '2027-05-20' },
};
const begun = [opened, asking('noor'), answer()];
const telling = (role?: string): Act => ({
  by: 'carla',
  does: 'complete-task',
  task: 't4',
  with: { result: 'Anna weet ervan', date: '2027-05-10', ...(role === undefined ? {} : { role }) },
});
const asked = (...acts: readonly Act[]) => stateAfter(...acts).tasks.filter(({ rule }) => rule === 'tell-reporter');
const toldOf = (...acts: readonly Act[]) =>
  room(stateAfter(...acts), lindeboom, monday).items.filter(({ key }) => key === 'reporter-told');

describe('S1-20: the first reporter hears back', () => {
  it('given a first answer or a first plan, then the coordinator is asked to tell them, within five school days', () => {
    for (const acts of [begun, [opened, plan]])
      expect(asked(...acts)).toMatchObject([
        { status: 'open', owner: { person: who('carla').person }, due: '2027-05-18T07:00:00.000Z' },
      ]);
    expect(asked(opened, asking('noor'))).toEqual([]);
  });

  it('given more answers and plans, then it is asked once, also when it was done long ago', () => {
    expect(asked(...begun, plan)).toHaveLength(1);
    const done = [...begun, telling('watches'), asking('sam'), answer('t5')];
    expect(asked(...done)).toMatchObject([{ status: 'answered' }]);
  });

  it('given a reporter who leads the case, then nobody is asked', () => {
    expect(asked({ ...opened, by: 'carla' }, asking('noor'), answer())).toEqual([]);
  });

  it('given no role, then it is refused; any other task needs none', () => {
    given(...begun)
      .when(telling())
      .refused('incomplete', 'role');
    given(...begun)
      .when(telling('watches'))
      .then('task-completed', 'reporter-told');
    const account: Act = { by: 'anna', does: 'declare-emergency' };
    given(opened, account)
      .when({ by: 'anna', does: 'complete-task', task: 't3', with: { result: 'r', date: '2027-05-10' } })
      .then('task-completed');
  });

  it.each(['watches', 'takes-part', 'none'])(
    'given that they keep the role %s, then they read that, and nothing of the child',
    (role) => {
      const [item] = toldOf(...begun, telling(role));
      expect(item?.to).toBe(who('anna').person);
      const text = item === undefined ? '' : cardText(bindCard(item.card));
      expect(text).toContain('Je zorg is opgepakt\nCarla Postma werkt verder aan zorg K7M4.');
      expect(text).not.toContain(intake.child);
      expect(text).not.toContain('Anna weet ervan');
    },
  );

  it('given that nobody told them yet, then they read nothing', () => {
    expect(toldOf(...begun)).toEqual([]);
  });
});
