import { given, opened, who, type Act } from '../given';

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
});
