import { commandSchemas } from '../../src/case/commands';
import {
  byLead,
  castOf,
  consult,
  drawn,
  helping,
  opened,
  ready,
  referral,
  report,
  reporting,
  signal,
  weighing,
  calm,
  advice,
} from './on-the-way';
import type { Act, ProtocolId, Story } from './support';
import { along, answers, askedBy, later, TUESDAY } from './weighed-along';

/*
 * E-02: weighing together. Where the protocol says so, the decision to help waits for those who weigh along, a working day at
 * most; a report never does.
 */

const together: readonly ProtocolId[] = ['vcog', 'onze-wijs'];

/** The dossier as who leads reads it, page after page. */
const dossier = (story: Story): string =>
  [1, 2, 3].map((page) => drawn(story, 'dossier', castOf(story).lead, page)).join('\n');

describe('who weighs', () => {
  it.each<[ProtocolId, readonly string[]]>([
    ['vcog', ['dora', 'els']],
    ['onze-wijs', ['lotte', 'ria', 'simon']],
    ['stroomm', ['mark']],
  ])('E-02: in %s, besides the coordinator, %s are asked to weigh along, and no report waits for them', (id, keys) => {
    const story = ready(id);
    const weighed = story.then(reporting(story));
    expect(along(weighed)).toEqual(keys);
    expect(askedBy(weighed)).toContain('make-report');
    expect(weighed.when(report(weighed)).map(({ type }) => type)).toContain('reported');
  });

  it('E-02: in stroomm the teacher weighs along, and help does not wait', () => {
    const story = ready('stroomm');
    const weighed = story.then(helping(story));
    expect(along(weighed)).toEqual(['mark']);
    expect(askedBy(weighed)).toContain('organise-help');
    expect(drawn(weighed, 'agree-weighing', 'mark', 1, {}, 'weigh-along')).toContain('Het besluit geldt al');
    expect(weighed.when(referral(weighed)).map(({ type }) => type)).toContain('referred');
  });

  it('E-02: in luc-stevens the coordinator weighs, and may ask others first', () => {
    const story = ready('luc-stevens');
    const weighed = consult(story, 'orthopedagoog').then(helping(story));
    expect(along(weighed)).toEqual([]);
    expect(askedBy(weighed)).toContain('organise-help');
  });
});

describe.each(together)('a decision to help in %s', (id) => {
  const story = ready(id);
  const weighed = story.then(helping(story));
  const { help } = story.agreement.protocol.weighing.opens;
  const own = help.filter((rule) => weighed.open.includes(rule));

  it('E-02: waits for those who weigh along, a working day at most', () => {
    expect(weighed.state.weighing?.waitsUntil).toBe(TUESDAY);
    expect(along(weighed).length).toBeGreaterThan(1);
    const dues = weighed.state.tasks.filter(({ kind, status }) => kind === 'weigh' && status === 'open');
    expect(dues.map(({ due }) => due)).toEqual(dues.map(() => TUESDAY));
    expect(own).toContain('organise-help');
    for (const rule of own) {
      expect(askedBy(weighed)).not.toContain(rule);
      expect(askedBy(weighed, TUESDAY)).toContain(rule);
    }
  });

  it('E-02: until then nobody refers, and reads for whom it waits and until when; a report is made', () => {
    const refused = weighed.refusal(referral(weighed));
    expect(refused.code).toBe('not-allowed');
    expect(refused.text).toContain('vanaf dinsdag 11 mei om 09.00');
    for (const key of along(weighed)) expect(refused.text).toContain(weighed.agreement.school.people[key]?.name);
    expect(weighed.when(report(weighed)).map(({ type }) => type)).toContain('reported');
    const after = { ...referral(weighed), at: TUESDAY };
    expect(weighed.when(after).map(({ type }) => type)).toContain('referred');
  });

  it('E-02: who weighs along, who leads and who would refer read that it waits', () => {
    const { lead } = castOf(weighed);
    const [first = ''] = along(weighed);
    expect(drawn(weighed, 'agree-weighing', first, 1, {}, 'weigh-along')).toContain('tot uiterlijk di 11 mei, 09.00');
    expect(drawn(weighed, 'my-part', lead)).toContain('Hulp wacht op het antwoord van');
    expect(drawn(weighed, 'my-part', lead)).not.toContain('Verwijzen…');
    expect(drawn(weighed, 'refer', lead)).toContain('Hulp wacht op het antwoord van');
    expect(drawn(story, 'my-part', lead)).toContain('Verwijzen…');
    expect(dossier(weighed)).toContain('Hulp wacht op wie meeweegt: tot uiterlijk di 11 mei, 09.00');
    expect(drawn(story, 'weigh', lead, 4)).toContain('1 werkdag op zijn langst');
  });

  it('E-02: who weighs along, also the director, reads the signals that were known then, and never who reported', () => {
    const { teacher } = castOf(story);
    const more = weighed.then(signal(teacher, { what: 'na het wegen gezien', safe: 'yes' }));
    for (const key of along(weighed)) {
      const text = drawn(more, 'agree-weighing', key, 1, {}, 'weigh-along');
      expect(text).toContain('Bevestigt de zorg: Een blauwe plek op de arm');
      expect(text).toContain('Besluit: Gewogen. Melden: nee. Hulp: ja');
      expect(text).not.toContain('na het wegen gezien');
      expect(text).not.toContain(weighed.agreement.school.people[teacher]?.name);
    }
    const anew = more.then({ ...helping(more), at: later(1) });
    const [first = ''] = along(anew);
    expect(drawn(anew, 'agree-weighing', first, 1, {}, 'weigh-along')).toContain('na het wegen gezien');
  });

  it('E-02: holds as soon as everybody answered, also where one disagrees; that is written down', () => {
    const [last = '', ...others] = along(weighed);
    const waiting = others.reduce((before, by) => answers(before, by), weighed);
    expect(askedBy(waiting)).not.toContain('organise-help');
    const settled = answers(waiting, last, { agree: 'no', why: 'ik zie meer risico' });
    expect(settled.state.weighing).toMatchObject({ disputedBy: [story.who(last)] });
    expect(settled.state.weighing?.waitsUntil).toBeUndefined();
    for (const rule of own) expect(askedBy(settled)).toContain(rule);
    expect(settled.when(referral(settled)).map(({ type }) => type)).toContain('referred');
    expect(dossier(settled)).toContain('Het besluit tot hulp geldt');
  });

  it('E-02: who cannot weigh along is not waited for', () => {
    const cannot = { reason: 'ik ben er niet' };
    const declined = along(weighed).reduce(
      (before, by) => before.then({ by, does: 'decline', with: cannot, on: 'weigh-along' }),
      weighed,
    );
    expect(askedBy(declined)).toContain('organise-help');
  });

  it('E-02: waits anew, and is asked once, where people weigh again meanwhile', () => {
    const [before, again] = [weighed, weighed.then({ ...helping(weighed), at: later(1) })];
    expect(again.open.filter((rule) => rule === 'organise-help')).toHaveLength(1);
    expect(again.task('organise-help')?.id).not.toBe(before.task('organise-help')?.id);
    expect(again.task('organise-help')?.askFrom).toBe(TUESDAY);
    const onTuesday = weighed.then({ ...helping(weighed), at: later(26) });
    expect(onTuesday.state.weighing?.waitsUntil).toBe('2027-05-12T07:00:00.000Z');
    // What was asked by then stays asked.
    expect(onTuesday.task('organise-help')?.id).toBe(before.task('organise-help')?.id);
  });

  it('E-02: what waited lapses where people decide against helping after all', () => {
    const without = weighed.then(weighing(weighed, { q1: 'no' }));
    expect(without.open).not.toContain('organise-help');
    expect(without.state.weighing?.waitsUntil).toBeUndefined();
  });

  it.each<[string, (before: Story) => Act]>([
    ['question 2 is yes', (before) => weighing(before, { ...calm, q2: 'yes' }, { report: 'yes', help: 'yes' })],
    ['question 2 is doubt', (before) => weighing(before, { ...calm, q2: 'doubt' }, { report: 'yes', help: 'yes' })],
    ['question 2b says report', (before) => weighing(before, { ...calm, q2b: 'yes' }, { report: 'yes', help: 'yes' })],
    ['question 3 says report', (before) => weighing(before, { ...calm, q3: 'no' }, { report: 'yes', help: 'yes' })],
    ['question 4 says report', (before) => weighing(before, { ...calm, q4: 'no' }, { report: 'yes', help: 'yes' })],
    ['question 5 says report', (before) => weighing(before, { ...calm, q5: 'no' }, { report: 'yes', help: 'yes' })],
    ['the child is not safe', (before) => helping(before, { safe: 'no' })],
    ['it is not known whether the child is safe', (before) => helping(before, { safe: 'unknown' })],
  ])('E-02: does not wait where %s', (_, act) => {
    const decided = story.then(act(story));
    expect(decided.state.weighing?.waitsUntil).toBeUndefined();
    expect(askedBy(decided)).toContain('organise-help');
    expect(along(decided).length).toBeGreaterThan(1);
    expect(decided.when(referral(decided)).map(({ type }) => type)).toContain('referred');
  });

  it('E-02: does not wait where Veilig Thuis advised to report, before or meanwhile', () => {
    const advising = byLead(story, 'record-advice', { ...advice, advised: 'report' });
    for (const told of [story.then(advising, helping(story)), weighed.then(advising)]) {
      expect(askedBy(told)).toContain('organise-help');
      expect(told.when(referral(told)).map(({ type }) => type)).toContain('referred');
    }
    const helps = weighed.then(byLead(story, 'record-advice', { ...advice, advised: 'help' }));
    expect(askedBy(helps)).not.toContain('organise-help');
  });

  it('E-02: waits no longer once a signal says that the child is not safe, or danger is told', () => {
    const { teacher } = castOf(weighed);
    expect(askedBy(weighed.then(signal(teacher, { safe: 'no' })))).toContain('organise-help');
    expect(askedBy(weighed.then({ by: teacher, does: 'declare-emergency', with: {} }))).toContain('organise-help');
    expect(askedBy(weighed.then(signal(teacher, { safe: 'yes' })))).not.toContain('organise-help');
  });

  it('E-02: a report that was decided never waits, whatever the answers', () => {
    const decided = story.then(weighing(story, calm, { report: 'yes', help: 'yes', evaluate: '2027-09-10' }));
    expect(askedBy(decided)).toContain('make-report');
    expect(askedBy(decided)).not.toContain('organise-help');
    expect(decided.when(report(decided)).map(({ type }) => type)).toContain('reported');
  });
});

it('E-02: perspectief names nobody who weighs along, so that nothing waits', () => {
  const story = ready('perspectief');
  const weighed = story.then(helping(story));
  expect(along(weighed)).toEqual([]);
  expect(askedBy(weighed)).toContain('organise-help');
});

it('E-02: an opinion is agreed to or not, and says why not', () => {
  expect(commandSchemas['agree-weighing'].safeParse({ agree: 'no' }).success).toBe(false);
  expect(opened('vcog').open).not.toContain('weigh-along');
});
