import { closes, given, opened, prepared, stateAfter, who, type Act } from '../given';

/* That a report is decided and not made is no end: it is made, or people weigh again. */

const reasons = ['safety', 'risks', 'severity', 'reporting', 'helping', 'willing'];
const weighs = (report: 'yes' | 'no'): Act => ({
  by: 'carla',
  does: 'weigh',
  with: {
    ...Object.fromEntries([...reasons, 'harmWhy', 'q1Why', 'q2Why', 'q2bWhy', 'against'].map((id) => [id, 'w'])),
    ...{ harm: 'no', q1: 'yes', q2: 'yes', q2b: 'no', report, help: 'no', safe: 'yes' },
  },
});
const decided = [opened, ...prepared, weighs('yes')];
const reports = (...acts: readonly Act[]) => stateAfter(...acts).tasks.filter(({ rule }) => rule === 'make-report');

describe('given a report that was decided and not made yet', () => {
  it('then it cannot be taken back, and closing without it needs a reason of its own', () => {
    const [task] = reports(...decided);
    given(...decided)
      .when({ by: 'carla', does: 'withdraw-request', task: task!.id, with: { reason: 'r' } })
      .refused('not-allowed');
    given(...decided)
      .when(closes('other-cause'))
      .refused('not-allowed', 'despiteOpen');
  });

  it('when people weigh again and decide not to report, then it is asked no more; a second decision keeps it as it is', () => {
    expect(reports(...decided, weighs('no')).map(({ status }) => status)).toEqual(['withdrawn']);
    expect(reports(...decided, weighs('yes')).map(({ status }) => status)).toEqual(['open']);
  });

  it('when it is made, then it is answered', () => {
    const made: Act = {
      by: 'carla',
      does: 'record-report',
      with: { reporter: who('carla').person, date: '2027-05-10', how: 'phone', urgent: true },
    };
    expect(reports(...decided, made).map(({ status }) => status)).toEqual(['answered']);
  });
});
