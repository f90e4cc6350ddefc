import { AgreementError } from '../../src/agreement/diagnostic';
import { readScenarioText } from '../../tools/scenario/read';

const head = [
  'name: Een zorg',
  'shows: That it is read.',
  'school: de-lindeboom',
  'start: ma 2027-05-10 08:30',
  'steps:',
];

/** The mistakes in a scenario with these steps, which begin on line 6. */
function mistakesIn(...steps: readonly string[]): readonly string[] {
  try {
    readScenarioText('case.yaml', [...head, ...steps].join('\n'));
  } catch (problem) {
    if (problem instanceof AgreementError) return problem.message.split('\n');
    throw problem;
  }
  return [];
}

describe('given a scenario that can be played', () => {
  it('then it is read with the line of each step, and moments in UTC', () => {
    const { scenario, lines } = readScenarioText(
      'case.yaml',
      [
        ...head,
        '  - who: anna',
        '    do: open-case',
        '    case: A',
        '    with: { danger: no, group: 5, clean: true, categories: [physical, neglect] }',
        '    expect: { cases: 1 }',
        '  - at: vr 2027-05-21 09:00',
        '    expect: { state: { A: { status: open } } }',
      ].join('\n'),
    );
    expect(lines).toEqual([6, 11]);
    expect(scenario.start).toBe('2027-05-10T06:30:00.000Z');
    expect(scenario.steps[0]?.act).toMatchObject({
      act: 'do',
      with: { danger: 'no', group: '5', clean: 'true', categories: 'physical,neglect' },
    });
    expect(scenario.steps[1]).toMatchObject({ at: '2027-05-21T07:00:00.000Z', act: { act: 'look' } });
  });
});

describe('given a scenario with a mistake', () => {
  it.each([
    ['a step without an expectation', ['  - who: anna', '    types: help'], 'case.yaml:6: steps.0.expect'],
    [
      'a step with an empty expectation',
      ['  - who: anna', '    types: help', '    expect: {}'],
      'case.yaml:8: steps.0.expect: a step without an expectation proves nothing',
    ],
    [
      'an unknown key in a step',
      ['  - who: anna', '    types: help', '    loudly: true', '    expect: { cases: 0 }'],
      'case.yaml:8: steps.0.loudly',
    ],
    [
      'an unknown key in an expectation',
      ['  - who: anna', '    types: help', '    expect:', '      caess: 0'],
      'case.yaml:9: steps.0.expect.caess',
    ],
    [
      'an unknown key in what stands somewhere',
      ['  - expect:', '      private: { anna: { hsa: [Ontvangen] } }'],
      'case.yaml:7: steps.0.expect.private.anna.hsa',
    ],
    [
      'two acts in one step',
      ['  - who: anna', '    types: help', '    bot: kill', '    expect: { cases: 0 }'],
      'one step, one act: this has types and bot',
    ],
    [
      'no act that is known',
      ['  - shouts: help', '    expect: { cases: 0 }'],
      'case.yaml:6: steps.0.shouts: unknown key',
    ],
    [
      'an unknown command',
      ['  - who: anna', '    do: close-everything', '    on: A', '    expect: { cases: 0 }'],
      'case.yaml:7: steps.0.do: a command is one of: record-signal',
    ],
    [
      'an unknown code of a refusal',
      ['  - who: anna', '    types: help', '    expect: { refused: never }'],
      "case.yaml:8: steps.0.expect.refused: a refusal's code is one of: not-found",
    ],
    [
      'a day that falls on another day of the week',
      ['  - at: do 2027-05-21 09:00', '    expect: { cases: 0 }'],
      'case.yaml:6: steps.0.at: write a moment as "vr 2027-05-21 09:00"',
    ],
    [
      'a moment that is none',
      ['  - expect: { sent: [{ at: morgen, to: anna }] }'],
      'case.yaml:6: steps.0.expect.sent.0.at: write a moment',
    ],
    [
      'a case that nobody opened',
      ['  - who: carla', '    do: acknowledge', '    on: A', '    expect: { accepted: true }'],
      'case.yaml:8: no step before this names a case "A"',
    ],
    [
      'a channel that nobody made',
      ['  - expect: { channels: { foretold: { count: 0 } } }'],
      'case.yaml:6: no step before this names a channel "foretold"',
    ],
    [
      'a channel named after a case that nobody has a form of',
      ['  - platform: { channel: "Zorg {A}", by: anna, as: foretold }', '    expect: { cases: 0 }'],
      'case.yaml:6: no step before this names a case "A"',
    ],
    [
      'something that was not kept',
      ['  - { again: answer, id: new, expect: { refused: stale } }'],
      'case.yaml:6: no step before this names a kept "answer"',
    ],
    [
      'a press of an old client that is kept, though what it sends is no press',
      ['  - who: carla', '    presses: Gelezen', '    mobile: true', '    keep: read', '    expect: { cases: 0 }'],
      'case.yaml:6: steps.0: what an old client sends cannot be kept',
    ],
    [
      'a command without its case',
      ['  - who: carla', '    do: acknowledge', '    expect: { accepted: true }'],
      'name the case with "on"',
    ],
    [
      'an act that is no person’s in what happens together',
      ['  - together: [{ bot: kill }, { who: anna, types: help }]', '    expect: { cases: 0 }'],
      'say who does what',
    ],
  ])('when it has %s, then that is told with its line', (_what, steps, expected) => {
    expect(mistakesIn(...steps).join('\n')).toContain(expected);
  });

  it('then all its mistakes are told at once', () => {
    const mistakes = mistakesIn('  - who: anna', '    types: help', '  - at: gisteren', '    expect: { cases: 0 }');
    expect(mistakes.map((mistake) => mistake.split(':')[1])).toEqual(['6', '8']);
  });
});
