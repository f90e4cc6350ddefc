import { hasReached } from '../../../src/case/report/policy';
import { given, opened, stateAfter, who, type Act } from '../given';
import type { Values } from '../../../src/view/values';

const report = (more: Values = {}): Act => ({
  by: 'carla',
  does: 'record-report',
  with: {
    reporter: who('carla').person,
    date: '2027-05-10',
    how: 'phone',
    norm: '1',
    schoolDoes: 'kijken',
    together: 'Iris',
    ...more,
  },
});
const family = (birthDate: string): Act => ({
  by: 'carla',
  does: 'record-child',
  with: { name: 'Jip de Vries', birthDate, parent1: 'Mia Zandstra' },
});
const rulesOf = (...acts: readonly Act[]): readonly string[] =>
  stateAfter(...acts)
    .tasks.filter(({ status }) => status === 'open')
    .map(({ rule }) => rule);

describe('a report', () => {
  it('can be made from any step, more than once, and is asked after', () => {
    given(opened).when(report()).then('step-started', 'reported', 'asked', 'asked');
    const state = stateAfter(opened, report(), report());
    expect(state.reports.map(({ id }) => id)).toEqual(['m1', 'm2']);
    const due = state.tasks.filter(({ kind }) => kind === 'feedback').map(({ due }) => due);
    // Whit Monday, 17 May, is no working day.
    expect(due).toEqual(['2027-05-18T07:00:00.000Z', '2027-05-18T07:00:00.000Z']);
    expect(state.tasks.filter(({ rule }) => rule === 'observe')).toHaveLength(1);
  });

  it('says of each parent whether it was discussed beforehand, or why not', () => {
    given(opened, family('2017-03-04')).when(report()).refused('incomplete', 'discussed1');
    given(opened, family('2017-03-04'))
      .when(report({ discussed1: 'yes' }))
      .refused('incomplete', 'on1');
    given(opened, family('2017-03-04'))
      .when(report({ discussed1: 'yes', on1: '2027-05-11' }))
      .refused('incomplete', 'on1');
    given(opened, family('2017-03-04'))
      .when(report({ discussed1: 'no' }))
      .refused('incomplete', 'ground1');
    given(opened, family('2017-03-04'))
      .when(report({ discussed1: 'no', ground1: ['druk'], groundsWhy: 'te druk' }))
      .refused('incomplete', 'ground1');
    given(opened, family('2017-03-04'))
      .when(report({ discussed1: 'no', ground1: ['child-safety'] }))
      .refused('incomplete', 'groundsWhy');
    given(opened, family('2017-03-04'))
      .when(report({ discussed1: 'no', ground1: ['child-safety'], groundsWhy: 'hij is bang' }))
      .then('step-started', 'reported', 'asked', 'asked');
  });

  it('M-08, M-09: that was discussed says how the talk went, and how an objection was weighed', () => {
    const parent = { discussed1: 'yes', on1: '2027-05-09' };
    given(opened, family('2017-03-04')).when(report(parent)).refused('incomplete', 'told', 'reaction');
    const told = { ...parent, told: 'voor hulp', reaction: 'boos' };
    given(opened, family('2017-03-04'))
      .when(report({ ...told, objectionOf: 'vader', objections: 'bang voor roddels' }))
      .refused('incomplete', 'accommodation', 'balance');
    given(opened, family('2017-03-04'))
      .when(report({ ...told, objectionOf: 'vader', objections: 'bang voor roddels', balance: 'veiligheid gaat voor' }))
      .then('step-started', 'reported', 'asked', 'asked');
  });

  it('is discussed with a child who is twelve on its day, and not yet the day before', () => {
    const parent = { discussed1: 'yes', on1: '2027-05-09', told: 'voor hulp', reaction: 'rustig' };
    given(opened, family('2015-05-10')).when(report(parent)).refused('incomplete', 'discussedChild');
    given(opened, family('2015-05-11')).when(report(parent)).then('step-started', 'reported', 'asked', 'asked');
    expect(hasReached(12, '2016-02-29', '2028-02-28')).toBe(false);
    expect(hasReached(12, '2016-02-29', '2028-02-29')).toBe(true);
    expect(hasReached(13, '2016-02-29', '2029-02-28')).toBe(false);
    expect(hasReached(13, '2016-02-29', '2029-03-01')).toBe(true);
  });

  it('in an emergency asks for nothing but who, when and how; the rest is asked afterwards', () => {
    const urgent: Act = {
      by: 'anna',
      does: 'record-report',
      with: { reporter: who('anna').person, date: '2027-05-10', how: 'phone', urgent: true },
    };
    expect(rulesOf(opened, family('2015-05-10'), urgent)).toContain('report-rest');
  });

  it('stays asked after until Veilig Thuis says what it does; calling in vain ends nothing', () => {
    given(opened, report()).when({ by: 'carla', does: 'record-contact', task: 't3' }).then('contact-recorded');
    given(opened, report())
      .when({ by: 'carla', does: 'decline', task: 't3', with: { reason: 'geen zin' } })
      .refused('not-allowed', 'choice');
    given(opened, report())
      .when({ by: 'carla', does: 'record-feedback', task: 't3', with: { date: '2027-05-10', action: 'investigates' } })
      .then('feedback-recorded');
  });

  it('keeps the child watched: the task comes back when it is done', () => {
    const seen: Act = {
      at: '2027-06-07T08:00:00.000Z',
      by: 'carla',
      does: 'complete-task',
      task: 't4',
      with: { result: 'gaat goed', date: '2027-06-07' },
    };
    given(opened, report()).when(seen).then('task-completed', 'asked');
    expect(stateAfter(opened, report(), seen).tasks.at(-1)).toMatchObject({
      rule: 'observe',
      askFrom: '2027-07-05T07:00:00.000Z',
    });
  });
});
