import {
  forcedMarriage,
  given,
  opened,
  stateAfter,
  signedByAll,
  talkFields,
  talkReport,
  who,
  type Act,
} from '../given';
import type { Values } from '../../../src/view/values';

const advice = (more: Values = {}): Act => ({
  by: 'carla',
  does: 'record-advice',
  with: { date: '2027-05-10', contact: 'phone', judgement: 'zorgelijk', advice: 'praat', talkAllowed: 'yes', ...more },
});
const talk = (more: Values = {}): Act => ({
  by: 'carla',
  does: 'plan-talk',
  with: { ...talkFields, leader: who('carla').person, second: who('anna').person, ...more },
});
const honour: Act = { ...opened, with: { ...opened.with, categories: ['honour'] } };

describe('a talk', () => {
  it('is planned by two people, or with the reason why not', () => {
    given(opened).when(talk()).then('step-started', 'talk-planned', 'asked');
    const state = stateAfter(opened, talk({ leader: who('noor').person }));
    expect(state.members.map(({ name }) => name)).toContain('Noor Hendriks');
  });

  it('with the parents is blocked by honour, until Veilig Thuis says that it may', () => {
    given(honour).when(talk()).refused('not-allowed', 'with');
    given(honour, advice({ talkAllowed: 'no' }))
      .when(talk())
      .refused('not-allowed', 'with');
    given(honour, advice()).when(talk()).then('step-started', 'talk-planned', 'asked');
    given(honour)
      .when(talk({ with: 'child' }))
      .then('step-started', 'talk-planned', 'asked');
  });

  it('that stood planned is taken back when Veilig Thuis says not to', () => {
    given(opened, talk())
      .when(advice({ talkAllowed: 'no' }))
      .then('advice-recorded', 'withdrawn');
    given(opened, talk({ with: 'child' }))
      .when(advice({ talkAllowed: 'no' }))
      .then('advice-recorded');
  });

  it('that stood planned is taken back when such a signal comes', () => {
    given(opened, talk()).when(forcedMarriage).then('signal-recorded', 'asked', 'talk-blocked', 'withdrawn', 'asked');
  });

  it.each(['yes', 'doubt'])('that could endanger somebody (%s) waits for Veilig Thuis', (risk) => {
    given(opened).when(talk({ risk })).refused('not-allowed', 'risk');
    given(opened, advice()).when(talk({ risk })).then('step-started', 'talk-planned', 'asked');
  });

  it('is left out on a ground; two of them only after advice', () => {
    const waive = (grounds: string): Act => ({
      by: 'carla',
      does: 'waive-talk',
      with: { with: 'parents', grounds: [grounds], why: 'het kan niet' },
    });
    given(opened).when(waive('child-safety')).then('step-started', 'talk-waived');
    given(opened).when(waive('leaves-school')).refused('not-allowed', 'grounds');
    given(opened, advice()).when(waive('leaves-school')).then('step-started', 'talk-waived');
    given(opened).when(waive('geen-zin')).refused('incomplete', 'grounds');
  });

  it('is written down by who led it; then the teacher hears, and in the first step it is decided what more is needed', () => {
    const written: Act = {
      by: 'carla',
      does: 'record-talk',
      task: 't3',
      with: { ...talkReport, ...signedByAll },
    };
    given(opened, talk()).when(written).then('talk-recorded', 'asked', 'asked');
    expect(stateAfter(opened, talk(), written)).toMatchObject({ talks: [{ status: 'held' }], safe: { answer: 'yes' } });
    given(opened, talk())
      .when({ ...written, by: 'anna' })
      .refused('not-yours');
  });

  it('is asked about two school days after its day; it is held by two of school, and somebody from outside comes with consent', () => {
    const [, , asked] = given(opened).when(talk()).events();
    expect(asked).toMatchObject({ type: 'asked', task: { due: '2027-05-13T07:00:00.000Z' } });
    given(opened)
      .when(talk({ second: '' }))
      .refused('incomplete', 'second', 'alone');
    given(opened)
      .when(talk({ outside: who('noor').person }))
      .refused('incomplete', 'outside');
    given(opened)
      .when(talk({ outside: who('vera').person }))
      .refused('not-allowed', 'outside');
  });
});
