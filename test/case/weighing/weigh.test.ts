import { firstInWords, given, opened, prepared, stateAfter, who, withoutTalk, type Act } from '../given';

const settled = [opened, ...prepared];
const written = {
  ...firstInWords,
  safe: 'yes',
};
const explained = (answers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([id, answer]) => [
      [id, answer],
      [`${id}Why`, 'omdat'],
    ]),
  );
const helped = { harm: 'no', q1: 'yes', q2: 'no', q2b: 'no', q3: 'yes', q4: 'yes' } as const;
const weigh = (answers: Record<string, string>, more: Record<string, string>): Act => ({
  by: 'carla',
  does: 'weigh',
  with: { ...written, ...explained(answers), ...more },
});
const advice: Act = {
  by: 'carla',
  does: 'record-advice',
  with: { date: '2027-05-10', contact: 'phone', judgement: 'zorgelijk', advice: 'nog eens', talkAllowed: 'yes' },
};
const family = (birthDate: string): Act => ({
  by: 'carla',
  does: 'record-child',
  with: { name: 'Jip de Vries', birthDate, parent1: 'Mia Zandstra' },
});
const refusedConsent: Act = {
  by: 'carla',
  does: 'record-consent',
  with: { parent: 'p1', party: who('vera').person, purpose: 'meedenken', answer: 'refused', date: '2027-05-10' },
};
const rulesOf = (...acts: readonly Act[]): readonly string[] =>
  stateAfter(...acts)
    .tasks.filter(({ status }) => status === 'open')
    .map(({ rule }) => rule);

describe('the weighing', () => {
  it('waits until it stands whether there were talks, with the parents and the child', () => {
    given(opened, withoutTalk('parents'))
      .when(weigh(helped, { report: 'no', help: 'yes', evaluate: '2027-06-10' }))
      .refused('not-allowed');
  });

  it('opens what was decided: two decisions, apart from each other', () => {
    const both = weigh({ ...helped, q2: 'yes' }, { report: 'yes', help: 'yes' });
    expect(rulesOf(...settled, both).slice(2)).toEqual(['file-case', 'make-report', 'organise-help']);
    const help = weigh(helped, { report: 'no', help: 'yes', evaluate: '2027-06-10' });
    expect(rulesOf(...settled, help).slice(2)).toEqual(['file-case', 'organise-help', 'evaluate-help']);
  });

  it('asks a reason for each answer, and an evaluation of help', () => {
    const act = weigh(helped, { report: 'no', help: 'yes' });
    given(...settled)
      .when(act)
      .refused('incomplete', 'evaluate');
    given(...settled)
      .when({ ...act, with: { ...act.with, evaluate: '2027-06-10', q3Why: '' } })
      .refused('incomplete', 'q3Why');
  });

  it('against the framework needs a reason, and the director is told that it happened', () => {
    const act = weigh({ ...helped, q2: 'doubt' }, { report: 'no', help: 'no' });
    given(...settled)
      .when(act)
      .refused('incomplete', 'against');
    const state = stateAfter(...settled, { ...act, with: { ...act.with, against: 'wij zien het anders' } });
    expect(state.tasks.at(-1)).toMatchObject({ rule: 'told-against', owner: { name: 'Willem Jansma' } });
    expect(JSON.stringify(state)).not.toContain('wij zien het anders');
  });

  it('speaks of a refusal, once', () => {
    const before = [opened, family('2017-03-04'), refusedConsent, ...prepared];
    const act = weigh({ harm: 'no', q1: 'no' }, { report: 'no', help: 'no' });
    given(...before)
      .when(act)
      .refused('incomplete', 'refusals');
    const spoken = { ...act, with: { ...act.with, refusals: 'telt mee' } };
    given(...before)
      .when(spoken)
      .then('step-started', 'asked', 'weighed', 'task-completed');
    given(...before, spoken)
      .when(act)
      .then('weighed');
  });

  it('help once more, though refused, needs a reason, advice and a check within seven days', () => {
    const more = { report: 'no', help: 'yes', against: 'zij twijfelen' };
    const once = (check: string): Act => weigh({ ...helped, q4: 'no' }, { ...more, check });
    given(...settled)
      .when(once('2027-05-14'))
      .refused('not-allowed', 'help');
    given(...settled, advice)
      .when(once('2027-05-18'))
      .refused('incomplete', 'check');
    expect(rulesOf(...settled, advice, once('2027-05-17'))).toContain('once-more');
  });
});
