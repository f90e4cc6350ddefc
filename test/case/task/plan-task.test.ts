import { given, opened, who, type Act } from '../given';
import type { Values } from '../../../src/view/values';

describe('a task that colleagues agreed on', () => {
  const plan = (key: string): Act => ({
    by: 'carla',
    does: 'plan-task',
    with: { person: who(key).person, what: 'observeren', due: '2027-05-20' },
  });

  it('is asked of a colleague, who joins; never of somebody from outside', () => {
    given(opened).when(plan('bas')).then('step-started', 'admitted', 'asked', 'asked');
    given(opened).when(plan('joris')).refused('not-allowed', 'person');
  });

  it('is due on a day to come, and is one of those that the protocol has, or in words of its own', () => {
    const planning = (more: Values): Act => ({ ...plan('bas'), with: { ...plan('bas').with, ...more } });
    given(opened)
      .when(planning({ due: '2027-05-10' }))
      .refused('incomplete', 'due');
    given(opened)
      .when(planning({ kind: 'make-report' }))
      .refused('incomplete', 'kind');
    const [observing] = given(opened)
      .when(planning({ kind: 'observe-signals' }))
      .events()
      .flatMap((event) => (event.type === 'asked' ? [event.task.rule] : []));
    expect(observing).toBe('observe-signals');
  });

  it('is done on a day that was', () => {
    const done = (date: string): Act => ({
      by: 'bas',
      does: 'complete-task',
      task: 't3',
      at: '2027-05-12T10:00:00.000Z',
      with: { result: 'gezien', date },
    });
    given(opened, plan('bas')).when(done('2027-05-13')).refused('incomplete', 'date');
    expect(given(opened, plan('bas')).when(done('2027-05-12')).events()[0]).toMatchObject({
      type: 'task-completed',
      result: 'gezien',
      on: '2027-05-12',
    });
  });
});
