import { mayTalkOpenly } from '../../src/case/consent/policy';
import { identifying } from '../../src/case/child/identifying';
import { asking, familyFields, given, lindeboom, note, opened, stateAfter, talkFields, who, type Act } from './given';

const family: Act = {
  by: 'carla',
  does: 'record-child',
  with: { ...familyFields, authority2: '' },
};
const consent = (parent: string, answer: string, more: Record<string, string> = {}): Act => ({
  by: 'carla',
  does: 'record-consent',
  with: {
    parent,
    party: who('vera').person,
    purpose: 'meedenken',
    answer,
    date: '2027-05-10',
    written: 'true',
    ...more,
  },
});
const advice = (more: Record<string, string> = {}): Act => ({
  by: 'carla',
  does: 'record-advice',
  with: { date: '2027-05-10', contact: 'phone', judgement: 'zorgelijk', advice: 'praat', talkAllowed: 'yes', ...more },
});
const talk = (more: Record<string, string> = {}): Act => ({
  by: 'carla',
  does: 'plan-talk',
  with: { ...talkFields, leader: who('carla').person, second: who('anna').person, ...more },
});
const honour: Act = { ...opened, with: { ...opened.with, categories: 'honour' } };
const agreed = [opened, family, consent('p1', 'given'), consent('p2', 'given')];

describe("the child's facts", () => {
  it('name the parents, and an anonymous question may not hold those either', () => {
    const state = stateAfter(opened, family);
    expect(state.parents).toEqual([
      { id: 'p1', name: 'Mia Zandstra', authority: 'yes' },
      { id: 'p2', name: 'Tom de Vries', authority: 'unknown' },
    ]);
    expect(identifying('mevrouw Zandstra vertelde dit', state, lindeboom.school)).toEqual(['naam']);
  });

  it('given that help is involved already, then it hears first', () => {
    const events = given(opened)
      .when({ ...family, with: { ...family.with, help: 'yes' } })
      .events();
    expect(events.map((event) => (event.type === 'asked' ? event.task.rule : event.type))).toEqual([
      'child-recorded',
      'task-completed',
      'inform-buurtteam',
    ]);
  });
});

describe('consent', () => {
  it.each([
    ['nobody was asked', [opened, family], false],
    ['one parent agrees', [opened, family, consent('p1', 'given')], false],
    ['both agree', agreed, true],
    ['both agree, but one not in writing', [...agreed, consent('p2', 'given', { written: 'false' })], false],
    ['one refuses', [...agreed, consent('p2', 'refused')], false],
    ['one takes it back', [...agreed, consent('p1', 'withdrawn')], false],
    ['no parents are known', [opened], false],
  ] as const)('given that %s, then open talk is allowed: %s', (_what, acts, allowed) => {
    expect(mayTalkOpenly(stateAfter(...acts), who('vera').person)).toBe(allowed);
  });

  it('of a parent without authority is not needed', () => {
    const alone = { ...family, with: { ...family.with, authority2: 'no' } };
    expect(mayTalkOpenly(stateAfter(opened, alone, consent('p1', 'given')), who('vera').person)).toBe(true);
  });

  it('of every parent admits whoever is asked openly', () => {
    given(...agreed)
      .when(asking('vera'))
      .then('step-started', 'admitted', 'asked');
    given(opened, family, consent('p1', 'given')).when(asking('vera')).refused('not-allowed', 'mode');
  });

  it('refused blocks no anonymous question', () => {
    given(opened, family, consent('p1', 'refused'))
      .when(asking('vera', { mode: 'anonymous', summary: 'een kind', clean: 'true' }))
      .then('step-started', 'asked');
  });

  it('taken back dismisses at once, and takes back what was asked', () => {
    const state = stateAfter(...agreed, asking('vera'), consent('p1', 'withdrawn'));
    expect(state.members.map(({ name }) => name)).not.toContain('Vera Smit');
    expect(state.tasks.at(-1)).toMatchObject({ rule: 'consultation', status: 'withdrawn' });
  });

  it('of a parent whom nobody wrote down is refused', () => {
    given(opened).when(consent('p1', 'given')).refused('incomplete', 'parent');
  });
});

describe('advice of Veilig Thuis', () => {
  it('is asked after doubt in a consultation, once', () => {
    const doubt: Act = {
      by: 'carla',
      does: 'answer-consultation',
      task: 't3',
      with: { ...note, date: '2027-05-10', doubt: 'yes' },
    };
    given(opened, asking('noor'), asking('sam')).when(doubt).then('consultation-answered', 'asked', 'asked');
    given(opened, asking('noor'), asking('sam'), doubt)
      .when({ ...doubt, task: 't4' })
      .then('consultation-answered');
  });

  it('ends the task that asked for it, and needs nobody’s consent', () => {
    expect(stateAfter(honour, advice()).tasks.find(({ rule }) => rule === 'call-first')).toMatchObject({
      status: 'answered',
    });
  });

  it('is the question of the CvB with the four of its plan', () => {
    expect(stateAfter(opened, asking('cor')).tasks.at(-1)).toMatchObject({ rule: 'cvb-plan', kind: 'consult' });
  });
});

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
    const signal: Act = {
      by: 'anna',
      does: 'record-signal',
      with: {
        what: 'Zij moet trouwen',
        nature: 'hunch',
        date: '2027-05-10',
        categories: 'forced-marriage',
        direction: 'confirms',
        safe: 'yes',
      },
    };
    given(opened, talk()).when(signal).then('signal-recorded', 'asked', 'talk-blocked', 'withdrawn', 'asked');
  });

  it.each(['yes', 'doubt'])('that could endanger somebody (%s) waits for Veilig Thuis', (risk) => {
    given(opened).when(talk({ risk })).refused('not-allowed', 'risk');
    given(opened, advice()).when(talk({ risk })).then('step-started', 'talk-planned', 'asked');
  });

  it('is left out on a ground; two of them only after advice', () => {
    const waive = (grounds: string): Act => ({
      by: 'carla',
      does: 'waive-talk',
      with: { with: 'parents', grounds, why: 'het kan niet' },
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
      with: {
        told: 'doel',
        facts: 'plek',
        reaction: 'schrik',
        together: 'samen gekeken',
        present: 'beide ouders',
        date: '2027-05-10',
        signed1: 'yes',
        signedLeader: 'yes',
        signedSecond: 'yes',
        outcome: 'recognises',
        safe: 'yes',
      },
    };
    given(opened, talk()).when(written).then('talk-recorded', 'asked', 'asked');
    expect(stateAfter(opened, talk(), written)).toMatchObject({ talks: [{ status: 'held' }], safe: { answer: 'yes' } });
    given(opened, talk())
      .when({ ...written, by: 'anna' })
      .refused('not-yours');
  });
});

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
