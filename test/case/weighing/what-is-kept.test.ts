import type { Values } from '../../../src/view/values';
import { given, lindeboom, opened, prepared, refusalOf, stateAfter, type Act } from '../given';

/* What of a weighing is kept as it was said, and which day or word is still asked for. */

const reasons = ['safety', 'risks', 'severity', 'reporting', 'helping', 'willing'];
const whys = ['harmWhy', 'q1Why', 'q2Why', 'q2bWhy', 'q3Why', 'q4Why'];
const weighs = (more: Values): Act => ({
  by: 'carla',
  does: 'weigh',
  with: {
    ...Object.fromEntries([...reasons, ...whys].map((id) => [id, 'w'])),
    ...{ harm: 'no', q1: 'yes', q2: 'no', q2b: 'no', q3: 'yes', q4: 'yes' },
    ...{ report: 'no', help: 'yes', safe: 'yes', evaluate: '2027-06-30' },
    ...more,
  },
});
const advice: Act = {
  by: 'carla',
  does: 'record-advice',
  with: { date: '2027-05-10', contact: 'phone', judgement: 'j', advice: 'a', talkAllowed: 'yes' },
};
const weighed = (more: Values, ...before: readonly Act[]) =>
  given(opened, ...prepared, ...before)
    .when(weighs(more))
    .events()
    .flatMap((event) => (event.type === 'weighed' ? [event.weighing] : []))[0];

describe('given a weighing', () => {
  it('then what burdens, what protects, an opinion and an instrument are kept with what came of them, and not without', () => {
    const all = { burdens: 'b', protects: 'p', opinionOf: 'veilig-thuis', opinion: 'o', instrument: 'LIRIK' };
    expect(weighed({ ...all, instrumentOutcome: 'i' })).toMatchObject({
      burdens: 'b',
      protects: 'p',
      opinion: { of: 'veilig-thuis', text: 'o' },
      instrument: { name: 'LIRIK', outcome: 'i' },
    });
    for (const key of ['burdens', 'protects', 'opinion', 'instrument']) expect(weighed({})).not.toHaveProperty(key);
    expect(weighed({ opinionOf: 'veilig-thuis' })).not.toHaveProperty('opinion');
    given(opened, ...prepared)
      .when(weighs({ instrument: 'LIRIK' }))
      .refused('incomplete', 'instrumentOutcome');
  });

  it('when help is decided without a day on which to look whether it works, then that day is asked for', () => {
    given(opened, ...prepared)
      .when(weighs({ evaluate: '' }))
      .refused('incomplete', 'evaluate');
  });

  it('when help was refused and is tried once more, then Veilig Thuis advised before, and it is looked at within seven days', () => {
    const again = { q4: 'no', against: 'w', evaluate: '' };
    given(opened, ...prepared)
      .when(weighs({ ...again, check: '2027-05-14' }))
      .refused('not-allowed', 'help');
    given(opened, ...prepared, advice)
      .when(weighs({ ...again, check: '' }))
      .refused('incomplete', 'check');
    given(opened, ...prepared, advice)
      .when(weighs({ ...again, check: '2027-05-18' }))
      .refused('incomplete', 'check');
    expect(weighed({ ...again, check: '2027-05-17' }, advice)).toMatchObject({ checkOn: '2027-05-17' });
  });

  it('then what was first written down in words is kept as it was said, and why against the framework only where it is', () => {
    const said = weighed({ safety: 'onveilig', willing: 'ja', against: 'w' });
    expect(said?.first).toEqual({
      safety: 'onveilig',
      risks: 'w',
      severity: 'w',
      reporting: 'w',
      helping: 'w',
      willing: 'ja',
    });
    expect(said).not.toHaveProperty('against');
    expect(weighed({ q2: 'doubt', against: 'anders' })).toHaveProperty('against', 'anders');
  });

  it('when the day on which to look is no day to come, then it is asked for', () => {
    given(opened, ...prepared)
      .when(weighs({ evaluate: '2027-05-10' }))
      .refused('incomplete', 'evaluate');
  });

  it('when help is tried once more for too long, then the refusal says within how many days', () => {
    const late = weighs({ q4: 'no', against: 'w', evaluate: '', check: '2027-05-18' });
    expect(
      refusalOf(() =>
        given(opened, ...prepared, advice)
          .when(late)
          .events(),
      ).text,
    ).toContain('7 dagen');
  });

  it('when somebody else weighed since the form was opened, then it is looked at again; their own stands', () => {
    const before = [opened, ...prepared, { ...weighs({}), by: 'dirk' }];
    const { version = 0 } = stateAfter(...before).weighing?.decided ?? {};
    const after = given(...before);
    after.when({ ...weighs({}), version: version - 1 }).refused('stale');
    expect(after.when({ ...weighs({}), version }).events()).toContainEqual(
      expect.objectContaining({ type: 'weighed' }),
    );
    expect(after.when({ ...weighs({}), by: 'dirk', version: version - 1 }).events()).toContainEqual(
      expect.objectContaining({ type: 'weighed' }),
    );
  });
});

it('given a protocol that always wants an opinion, then who gave it and what it was are both asked for', () => {
  const { protocol } = lindeboom;
  const opinion = { of: ['veilig-thuis' as const], when: 'always' as const };
  const agreement = { ...lindeboom, protocol: { ...protocol, weighing: { ...protocol.weighing, opinion } } };
  const when = (more: Values) =>
    given(opened, ...prepared)
      .under(agreement)
      .when(weighs(more));
  when({}).refused('incomplete', 'opinionOf', 'opinion');
  when({ opinionOf: 'veilig-thuis' }).refused('incomplete', 'opinionOf', 'opinion');
  when({ opinionOf: 'jgz', opinion: 'o' }).refused('incomplete', 'opinionOf', 'opinion');
  expect(when({ opinionOf: 'veilig-thuis', opinion: 'o' }).events()).toContainEqual(
    expect.objectContaining({ type: 'weighed' }),
  );
});
