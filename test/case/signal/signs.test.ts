import {
  ageOf,
  isPlace,
  isSign,
  kindTitle,
  placeWords,
  places,
  signKinds,
  signsOf,
  signWords,
} from '../../../src/case/signal/signs';
import { given, intake, opened, stateAfter, type Act } from '../given';
import type { Values } from '../../../src/view/values';

const all = signKinds.flatMap((kind) => Object.entries(signsOf(kind, undefined)));

const signal = (more: Values): Act => {
  const { danger: _danger, staff: _staff, child: _child, group: _group, ...fields } = intake;
  return { by: 'anna', does: 'record-signal', with: { ...fields, direction: 'confirms', safe: 'yes', ...more } };
};

describe('S1-01: the list of signals', () => {
  it('has all kinds, each with signs at each age', () => {
    expect(signKinds.map(kindTitle)).toEqual([
      'Lichaam',
      'Gedrag',
      'Contact met anderen',
      'Ouders met het kind',
      'Gezin',
      'Op school of opvang',
    ]);
    for (const kind of signKinds)
      for (const age of ['0-4', '4-12', '12-18'] as const)
        expect(Object.keys(signsOf(kind, age)).length).toBeGreaterThanOrEqual(4);
  });

  it('has a short text of its own for each', () => {
    const texts = all.map(([, text]) => text);
    expect(new Set(texts).size).toBe(texts.length);
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(75);
    for (const name of all.map(([name]) => name)) expect(name).toMatch(/^[a-z]+\.[a-z-]+$/);
  });

  it.each([
    ['0-4', 'body.diaper', true],
    ['4-12', 'body.diaper', false],
    ['12-18', 'body.pregnant', true],
    ['4-12', 'body.pregnant', false],
    ['12-18', 'behaviour.cries', false],
  ] as const)('at %s: %s %s', (age, name, there) => {
    expect(signKinds.some((kind) => Object.hasOwn(signsOf(kind, age), name))).toBe(there);
  });

  it.each([
    [{ birthDate: '2023-05-11' }, '0-4'],
    [{ birthDate: '2023-05-10' }, '4-12'],
    [{ birthDate: '2015-05-11' }, '4-12'],
    [{ birthDate: '2015-05-10' }, '12-18'],
    [{ group: '5' }, '4-12'],
    [{ group: 'groep 8' }, '4-12'],
    [{ group: '5/6' }, '4-12'],
    [{ group: '12' }, undefined],
    [{ group: 'vlindergroep' }, undefined],
    [{}, undefined],
    [{ group: '5', birthDate: '2014-01-01' }, '12-18'],
  ] as const)('fits the child: %j is %s', (child, age) => {
    expect(ageOf(child, '2027-05-10')).toBe(age);
  });

  it('is read in words, and what a later release added is passed over', () => {
    expect(signWords(['body.bruise', 'body.later'])).toEqual(['Blauwe plek']);
    expect(placeWords(['arm', 'later'])).toEqual(['Arm']);
    expect(Object.keys(places).every(isPlace)).toBe(true);
    expect(all.every(([name]) => isSign(name))).toBe(true);
    expect([isSign('constructor'), isPlace('constructor'), isSign('toString')]).toEqual([false, false, false]);
  });
});

describe('what was chosen', () => {
  it('is stored with the signal, with where on the body', () => {
    const chosen = { signsBody: ['body.bruise'], signsWhere: ['arm', 'back'], signsBehaviour: ['behaviour.afraid'] };
    expect(given(opened).when(signal(chosen)).events()[0]).toMatchObject({
      type: 'signal-recorded',
      signal: { signs: ['body.bruise', 'behaviour.afraid'], places: ['arm', 'back'] },
    });
  });

  it('is not there where nothing was chosen, as in signals of before', () => {
    const [event] = given(opened)
      .when(signal({ signsWhere: ['arm'] }))
      .events();
    expect(event).not.toHaveProperty('signal.signs');
    expect(event).not.toHaveProperty('signal.places');
  });

  it('is only what stands in the list', () => {
    expect(() =>
      given(opened)
        .when(signal({ signsBody: ['body.score'] }))
        .events(),
    ).toThrow('missing');
  });

  it('changes nothing that is decided: a list concludes nothing', () => {
    const chosen = { signsBody: ['body.burn'], signsWhere: ['arm'], signsFamily: ['family.violence'] };
    const types = (more: Values) =>
      given(opened)
        .when(signal(more))
        .events()
        .map(({ type }) => type);
    expect(types(chosen)).toEqual(types({}));
    expect(stateAfter(opened, signal(chosen))).toEqual(stateAfter(opened, signal({})));
  });
});
