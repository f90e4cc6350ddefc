import { mayWriteDiagnosis } from '../../../src/case/signal/policy';
import { commandSchemas } from '../../../src/case/commands';
import { asking, given, intake, lindeboom, opened, prepared, stateAfter, who, type Act } from '../given';
import type { Values } from '../../../src/view/values';

const { danger: _, staff: __, child: ___, group: ____, ...seen } = intake;

const signal = (by: string, more: Values = {}): Act => ({
  by,
  does: 'record-signal',
  with: { ...seen, direction: 'confirms', safe: 'yes', ...more },
});

const hunch = { nature: 'hunch', what: 'Er klopt iets niet', place: '', situation: '', alone: false };

const told = (more: Values = {}) => ({
  nature: 'told-by-third',
  source: 'de conciërge',
  what: 'geheim',
  place: 'gang',
  ...more,
});

const diagnosis = {
  nature: 'diagnosis',
  place: '',
  situation: '',
  alone: false,
  diagnosedBy: 'mevrouw Kalkman',
  profession: 'psycholoog',
  diagnosedOn: '2027-03-01',
};

const missing = (fields: Values): readonly string[] =>
  (
    commandSchemas['record-signal'].safeParse({ ...seen, direction: 'confirms', safe: 'yes', ...fields }).error
      ?.issues ?? []
  ).map(({ path }) => String(path[0]));

describe('S1-10: a diagnosis', () => {
  it('given somebody who is only a teacher, or without a role, then it is refused', () => {
    given(opened).when(signal('anna', diagnosis)).refused('not-allowed', 'nature');
    given()
      .when({ ...opened, with: { ...intake, ...diagnosis } })
      .refused('not-allowed', 'nature');
    expect(mayWriteDiagnosis(lindeboom, 'a1000000-0000-4000-8000-000000000099')).toBe(false);
    expect(mayWriteDiagnosis(lindeboom, who('noor').person)).toBe(true);
  });

  it('given a professional who may make it, then it is kept with who made it and when', () => {
    const [event] = given(opened).when(signal('carla', diagnosis)).events();
    expect(event).toMatchObject({
      signal: { diagnosis: { by: 'mevrouw Kalkman', profession: 'psycholoog', on: '2027-03-01' } },
    });
  });

  it('given another profession, or a date to come, then it is refused', () => {
    const when = (more: Values) => given(opened).when(signal('carla', { ...diagnosis, ...more }));
    when({ profession: 'buurman' }).refused('incomplete', 'profession');
    when({ diagnosedOn: '2027-05-11' }).refused('incomplete', 'diagnosedOn');
  });

  it('given nobody who made it, then it is asked', () => {
    expect(missing({ nature: 'diagnosis' })).toEqual(['diagnosedBy', 'profession', 'diagnosedOn']);
  });
});

describe('S1-08, S1-09: what somebody else told', () => {
  it('given no source, or no reason why it was not asked, then these are asked', () => {
    expect(missing({ nature: 'told-by-third' })).toEqual(['source']);
    expect(missing(told({ mayRecord: 'not-asked' }))).toEqual(['notAsked']);
  });

  it('given that they agree, or were not asked, then it is kept with that', () => {
    const kept = (more: Values) =>
      given(opened)
        .when(signal('anna', told(more)))
        .events()[0];
    expect(kept({ mayRecord: 'yes' })).toMatchObject({ signal: { source: 'de conciërge', mayRecord: 'yes' } });
    expect(kept({ mayRecord: 'not-asked', notAsked: 'zij was al weg' })).toMatchObject({
      signal: { mayRecord: 'not-asked', notAsked: 'zij was al weg' },
    });
    expect(kept({})).toHaveProperty('signal.source', 'de conciërge');
  });

  it.each(['an intake', 'one more signal'])(
    'given that they refuse, then of %s nothing is stored but the contact',
    (which) => {
      const fields = told({ mayRecord: 'no', categories: ['physical'], quote: 'geheim' });
      const act =
        which === 'an intake'
          ? { ...opened, with: { ...intake, ...fields } }
          : signal('anna', { ...fields, safe: 'no' });
      const events = given(...(which === 'an intake' ? [] : [opened]))
        .when(act)
        .events();
      expect(events).toContainEqual(
        expect.objectContaining({ type: 'third-party-contact', source: 'de conciërge', on: '2027-05-10' }),
      );
      expect(JSON.stringify(events)).not.toMatch(/geheim|gang|physical/);
    },
  );

  it('given an adult who tells of themselves and refuses, then only that is stored', () => {
    const disclosed = told({ nature: 'told-by-adult', mayRecord: 'no', categories: ['partner'] });
    expect(missing({ nature: 'told-by-adult' })).toEqual(['source']);
    expect(
      given(opened)
        .when(signal('anna', disclosed))
        .events()
        .filter(({ type }) => type === 'third-party-contact'),
    ).toEqual([
      { type: 'third-party-contact', source: 'de conciërge', on: '2027-05-10', safe: 'yes', ofThemselves: true },
    ]);
  });

  it('given that they refuse, then whether the child is safe still counts', () => {
    const state = stateAfter(opened, signal('anna', told({ mayRecord: 'no', safe: 'no' })));
    expect(state).toMatchObject({ safe: { answer: 'no' }, counts: { signals: 1 } });
  });

  it('given a protocol that wants to know, then it must be said', () => {
    const { protocol } = lindeboom;
    const signals = { ...protocol.signals, thirdPartyConsent: 'required' as const };
    const strict = { ...lindeboom, protocol: { ...protocol, signals } };
    for (const nature of ['told-by-third', 'told-by-adult'])
      given(opened)
        .under(strict)
        .when(signal('anna', told({ nature })))
        .refused('incomplete', 'mayRecord');
    given(opened)
      .under(strict)
      .when(signal('anna', told({ mayRecord: 'yes' })))
      .then('signal-recorded');
  });
});

describe('S1-22: a feeling that something is wrong', () => {
  const felt: Act = { ...opened, with: { ...intake, ...hunch } };
  const observation = (by: string) => (state: { tasks: readonly { rule: string; owner: { person: string } }[] }) =>
    state.tasks.filter(({ rule, owner }) => rule === 'observation' && owner.person === who(by).person);

  it('is enough to report, and what was seen is asked of the person who saw it', () => {
    expect(observation('anna')(stateAfter(felt))).toMatchObject([{ status: 'open', kind: 'record' }]);
  });

  it('is asked of the coordinator when the person who said it is of another organisation', () => {
    const family: Act = {
      by: 'carla',
      does: 'record-child',
      with: { name: 'Jip de Vries', birthDate: '2017-03-04', parent1: 'Mia Zandstra', authority1: 'yes' },
    };
    const consent: Act = {
      by: 'carla',
      does: 'record-consent',
      with: {
        parent: 'p1',
        party: who('vera').person,
        purpose: 'p',
        answer: 'given',
        date: '2027-05-10',
        written: true,
      },
    };
    const state = stateAfter(opened, family, consent, asking('vera'), signal('vera', hunch));
    expect(observation('vera')(state)).toEqual([]);
    expect(observation('carla')(state)).toHaveLength(1);
  });

  it('is asked once of one person, however often they say it', () => {
    expect(observation('anna')(stateAfter(felt, signal('anna', hunch)))).toHaveLength(1);
  });

  it.each(['fact', 'observation'])('is complete when the same person wrote down a %s', (nature) => {
    const state = stateAfter(felt, signal('anna', { nature }));
    expect(observation('anna')(state)).toMatchObject([{ status: 'answered' }]);
    expect(state.counts).toMatchObject({ signals: 2, complete: 1 });
  });

  it('is complete when the coordinator wrote it down on that request; not by a signal of somebody else', () => {
    const task = stateAfter(felt).tasks.find(({ rule }) => rule === 'observation')?.id ?? '';
    expect(observation('anna')(stateAfter(felt, { ...signal('carla'), task }))).toMatchObject([{ status: 'answered' }]);
    expect(observation('anna')(stateAfter(felt, signal('carla')))).toMatchObject([{ status: 'open' }]);
  });

  it('is not complete by a supposition', () => {
    expect(observation('anna')(stateAfter(felt, signal('anna', { nature: 'hypothesis' })))).toMatchObject([
      { status: 'open' },
    ]);
  });
});

describe('S1-31: at least one complete signal', () => {
  const felt: Act = { ...opened, with: { ...intake, ...hunch } };
  const inWords = { safety: 's', risks: 'r', severity: 's', reporting: 'r', helping: 'h', willing: 'w' };
  const weighing: Act = {
    by: 'carla',
    does: 'weigh',
    with: {
      ...inWords,
      harm: 'yes',
      harmWhy: 'w',
      q1: 'yes',
      q1Why: 'w',
      q2: 'yes',
      q2Why: 'w',
      q2b: 'no',
      q2bWhy: 'w',
      report: 'yes',
      help: 'no',
      safe: 'yes',
    },
  };

  it('given only a feeling, then weighing is refused until somebody wrote down what was seen', () => {
    const before = [felt, ...prepared];
    given(...before)
      .when(weighing)
      .refused('not-allowed');
    given(...before, signal('anna'))
      .when(weighing)
      .then('step-started', 'asked', 'weighed', 'task-completed', 'asked');
  });

  it('given only a feeling, then danger can be declared and a report made', () => {
    given(felt).when({ by: 'anna', does: 'declare-emergency' }).then('emergency-declared', 'asked', 'asked');
    const report: Act = {
      by: 'carla',
      does: 'record-report',
      with: { reporter: who('carla').person, date: '2027-05-10', how: 'phone', urgent: true },
    };
    given(felt).when(report).then('step-started', 'reported', 'asked', 'asked', 'asked', 'asked');
  });
});
