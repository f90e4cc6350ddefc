import { frameworkSays } from '../../src/case/weighing/framework';
import { hasReached } from '../../src/case/report/policy';
import { given, lindeboom, opened, prepared, stateAfter, who, withoutTalk, type Act } from './given';

const settled = [opened, ...prepared];

const written = {
  safety: 'onveilig',
  risks: 'veel',
  severity: 'ernstig',
  reporting: 'misschien',
  helping: 'ja',
  willing: 'een beetje',
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

const report = (more: Record<string, string> = {}): Act => ({
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

const refusedConsent: Act = {
  by: 'carla',
  does: 'record-consent',
  with: { parent: 'p1', party: who('vera').person, purpose: 'meedenken', answer: 'refused', date: '2027-05-10' },
};

const rulesOf = (...acts: readonly Act[]): readonly string[] =>
  stateAfter(...acts)
    .tasks.filter(({ status }) => status === 'open')
    .map(({ rule }) => rule);

describe('the framework', () => {
  const rules = lindeboom.protocol.weighing.questions;

  it.each([
    ['no suspicion any more', { harm: 'no', q1: 'no' }, 'close', []],
    ['a real chance of harm', { ...helped, harm: 'yes' }, 'report', []],
    ['unsafe: the last three may wait', { harm: 'no', q1: 'yes', q2: 'yes', q2b: 'no' }, 'report', []],
    ['doubt about safety counts as yes', { harm: 'no', q1: 'doubt', q2: 'doubt', q2b: 'no' }, 'report', []],
    ['told by child or adult', { harm: 'no', q1: 'yes', q2: 'no', q2b: 'yes' }, 'report', []],
    ['school cannot help enough', { ...helped, q3: 'no' }, 'report', []],
    ['doubt whether school can help enough', { ...helped, q3: 'doubt' }, 'report', []],
    ['help is refused', { ...helped, q4: 'no' }, 'report', []],
    ['help is accepted', helped, 'help', []],
    ['help works', { ...helped, q5: 'yes' }, 'follow', []],
    ['help does not work in time', { ...helped, q5: 'no' }, 'report', []],
    ['question 2 was passed over', { harm: 'no', q1: 'yes', q2b: 'yes' }, 'report', ['q2']],
    ['questions 3 and 4 were passed over', { harm: 'no', q1: 'yes', q2: 'no', q2b: 'no' }, 'help', ['q3', 'q4']],
  ] as const)('given %s, then it says so', (_what, answers, says, missing) => {
    expect(frameworkSays(rules, answers)).toMatchObject({ says, missing });
  });
});

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
      .then('step-started', 'asked', 'weighed');
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
      .when(report({ discussed1: 'no', ground1: 'druk', groundsWhy: 'te druk' }))
      .refused('incomplete', 'ground1');
    given(opened, family('2017-03-04'))
      .when(report({ discussed1: 'no', ground1: 'child-safety' }))
      .refused('incomplete', 'groundsWhy');
    given(opened, family('2017-03-04'))
      .when(report({ discussed1: 'no', ground1: 'child-safety', groundsWhy: 'hij is bang' }))
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
      with: { reporter: who('anna').person, date: '2027-05-10', how: 'phone', urgent: 'true' },
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

describe('a closed case', () => {
  const closed: Act = {
    by: 'carla',
    does: 'close-case',
    with: {
      reason: 'help-done',
      motivation: 'klaar',
      agreements: 'geen',
      wentWell: 'veel',
      tookLong: 'niets',
      safe: 'yes',
    },
  };
  const reopen: Act = { by: 'carla', does: 'reopen-case', with: { reason: 'nieuwe signalen' } };

  it('opens again for whoever leads it, and for nobody else yet', () => {
    const state = stateAfter(opened, closed, reopen);
    expect([state.status, state.closedAt]).toEqual(['open', undefined]);
    expect(state.members.map(({ name }) => name)).toEqual(['Carla Postma', 'Dirk van Vliet']);
    expect(rulesOf(opened, closed, reopen)).toEqual(['check-agreements']);
    given(opened, closed)
      .when({ ...reopen, by: 'anna' })
      .refused('not-yours');
    given(opened).when(reopen).refused('already-done');
  });
});
