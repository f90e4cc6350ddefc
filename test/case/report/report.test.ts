import { holdingOpen } from '../../../src/case/course/policy';
import { hasReached } from '../../../src/case/report/policy';
import { closes, given, lindeboom, opened, stateAfter, who, type Act } from '../given';
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
/** Nobody wrote down who the parents are, nor when the child was born. */
const unknown = { discussed1: 'no', ground1: ['child-safety'], groundsWhy: 'hij is bang', older: 'no' };
const family = (birthDate: string): Act => ({
  by: 'carla',
  does: 'record-child',
  with: { name: 'Jip de Vries', birthDate, parent1: 'Mia Zandstra' },
});
/** What is kept of a report on a case that was just opened. */
const kept = (act: Act) =>
  given(opened)
    .when(act)
    .events()
    .flatMap((event) => (event.type === 'reported' ? event.report : []));
const rulesOf = (...acts: readonly Act[]): readonly string[] =>
  stateAfter(...acts)
    .tasks.filter(({ status }) => status === 'open')
    .map(({ rule }) => rule);

describe('a report', () => {
  it('can be made from any step, more than once, and is asked after', () => {
    given(opened).when(report(unknown)).then('step-started', 'reported', 'asked', 'asked');
    const state = stateAfter(opened, report(unknown), report(unknown));
    expect(state.reports.map(({ id }) => id)).toEqual(['m1', 'm2']);
    const due = state.tasks.filter(({ kind }) => kind === 'feedback').map(({ due }) => due);
    // Whit Monday, 17 May, is no working day.
    expect(due).toEqual(['2027-05-18T07:00:00.000Z', '2027-05-18T07:00:00.000Z']);
    expect(state.tasks.filter(({ rule }) => rule === 'observe')).toHaveLength(1);
  });

  it('of which nobody wrote down who the parents are was discussed with them, or has a ground, and says whether the child is twelve', () => {
    given(opened).when(report()).refused('incomplete', 'discussed1', 'older');
    given(opened)
      .when(report({ ...unknown, ground1: [] }))
      .refused('incomplete', 'ground1');
    given(opened)
      .when(report({ ...unknown, older: 'yes' }))
      .refused('incomplete', 'discussedChild');
    const child = { older: 'yes', discussedChild: 'yes', onChild: '2027-05-09', told: 'voor hulp', reaction: 'stil' };
    expect(kept(report({ ...unknown, ...child }))).toMatchObject([
      {
        discussed: [
          { with: 'parents', grounds: ['child-safety'] },
          { with: 'child', on: '2027-05-09' },
        ],
        older: 'yes',
      },
    ]);
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
    expect(kept(urgent)).toMatchObject([{ urgent: true, urgentGround: 'haste' }]);
    const safety: Act = { ...urgent, with: { ...urgent.with, urgentGround: 'safety' } };
    expect(kept(safety)).toMatchObject([{ urgentGround: 'safety' }]);
  });

  it('in an emergency of which the rest is not written down keeps the case open', () => {
    const urgent = report({ urgent: true });
    const heard: Act = {
      by: 'carla',
      does: 'record-feedback',
      task: 't3',
      with: { date: '2027-05-10', action: 'investigates' },
    };
    given(opened, urgent, heard).when(closes('handed-over')).refused('not-allowed', 'despiteOpen');
    const rest: Act = {
      by: 'carla',
      does: 'complete-task',
      task: 't4',
      with: { result: 'norm 1', date: '2027-05-10' },
    };
    const open = (...acts: readonly Act[]) =>
      holdingOpen(stateAfter(opened, urgent, heard, ...acts), { agreement: lindeboom }).map(({ rule }) => rule);
    expect(open()).toEqual(['report-rest', 'weigh-concern']);
    expect(open(rest)).toEqual(['weigh-concern']);
  });

  it('stays asked after until Veilig Thuis says what it does; calling in vain ends nothing', () => {
    given(opened, report(unknown)).when({ by: 'carla', does: 'record-contact', task: 't3' }).then('contact-recorded');
    given(opened, report(unknown))
      .when({ by: 'carla', does: 'decline', task: 't3', with: { reason: 'geen zin' } })
      .refused('not-allowed', 'choice');
    given(opened, report(unknown))
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
    given(opened, report(unknown)).when(seen).then('task-completed', 'asked');
    expect(stateAfter(opened, report(unknown), seen).tasks.at(-1)).toMatchObject({
      rule: 'observe',
      askFrom: '2027-07-05T07:00:00.000Z',
    });
  });
});

describe('who reports, and what Veilig Thuis says of it', () => {
  it('M-02: is somebody of school: nobody from outside, nor whom nobody knows', () => {
    given(opened)
      .when(report({ ...unknown, reporter: who('vera').person }))
      .refused('incomplete', 'reporter');
    given(opened)
      .when(report({ ...unknown, reporter: 'ffffffff-0000-4000-8000-00000000000f' }))
      .refused('incomplete', 'reporter');
  });

  it('when there is a day on which more is to be heard, then that is asked on the next working day from there', () => {
    const heard = (next?: string): Act => ({
      by: 'carla',
      does: 'record-feedback',
      task: 't3',
      with: { date: '2027-05-10', action: 'investigates', ...(next === undefined ? {} : { next }) },
    });
    given(opened, report(unknown)).when(heard()).then('feedback-recorded');
    const [, again] = given(opened, report(unknown)).when(heard('2027-05-15')).events();
    expect(again).toMatchObject({
      type: 'asked',
      task: { rule: lindeboom.protocol.report.contact, due: '2027-05-18T07:00:00.000Z' },
    });
  });
});
