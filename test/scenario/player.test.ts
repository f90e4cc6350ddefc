import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeResult } from '../../tools/scenario/describe';
import { readScenarioText } from '../../tools/scenario/read';
import { run } from '../../tools/scenario/run';
import { School } from '../../tools/scenario/school';
import { folder, PATIENCE, practiceSchool, shareOf, SHARES } from './shares';

describe('given the shares in which the scenarios are played', () => {
  const shares = Array.from({ length: SHARES }, (_none, index) => index + 1);

  it('then each scenario is in one of them', () => {
    const scenarios = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    expect(shares.flatMap(shareOf).sort()).toEqual(scenarios.sort());
  });

  it('then each of them is played by a file of its own', () => {
    const played = readdirSync(__dirname).flatMap((name) => /^scenarios-(\d+)\.test\.ts$/.exec(name)?.[1] ?? []);
    expect(played.map(Number).sort()).toEqual(shares);
    for (const share of shares)
      expect(readFileSync(join(__dirname, `scenarios-${share}.test.ts`), 'utf8')).toContain(`playShare(${share});`);
  });
});

describe('given the running program in a practice school', () => {
  const practice = practiceSchool();

  it(
    'then the example of the page about scenarios goes as it says',
    async () => {
      const page = readFileSync(join(folder, 'README.md'), 'utf8');
      const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
      expect(describeResult(await run(new School(practice().url), readScenarioText('README.md', example)))).toMatch(
        /^passed/,
      );
    },
    PATIENCE,
  );

  it(
    'when a scenario expects what is not so, then it fails, and tells the step, its line, and what was found instead',
    async () => {
      const wrong = readScenarioText(
        'wrong.yaml',
        `name: Verkeerd
shows: That a failure says what is wrong.
school: de-lindeboom
start: ma 2027-05-10 08:30
steps:
  - { who: anna, types: help, expect: { cases: 0 } }
  - who: anna
    types: zorgmelding
    expect:
      cases: 3
      sent: [{ to: bas, says: Iets anders }]
      private: { anna: { has: [Niet te vinden], lacks: [Zorg melden] } }
      notified: { anna: 7 }
      absent: { words: [Maak je je zorgen], from: [chats] }
`,
      );
      const { failure } = await run(new School(practice().url), wrong);
      expect(failure).toMatchObject({ step: 2, line: 7 });
      const misses = failure?.misses.map(({ what, expected, found }) => `${what}: ${expected} <> ${found}`) ?? [];
      expect(misses).toEqual([
        expect.stringMatching(/^private.anna.has: Niet te vinden <> \[Zorgmelding/),
        expect.stringMatching(/^private.anna.lacks: not: Zorg melden <> /),
        expect.stringMatching(/^sent: to bas: Iets anders <> ma 2027-05-10 08:30 to anna: Zorgmelding/),
        expect.stringMatching(/^sent: nothing more <> /),
        expect.stringMatching(/^notified.anna: 7 <> 1: /),
        expect.stringMatching(/^cases: 3 <> 0/),
        expect.stringMatching(/^absent: "Maak je je zorgen" nowhere in chats <> it stands there/),
      ]);
    },
    PATIENCE,
  );

  it(
    'when a step cannot be done, then it fails and says why',
    async () => {
      const impossible = readScenarioText(
        'impossible.yaml',
        `name: Onmogelijk
shows: That a step that cannot be done says why.
school: de-lindeboom
start: ma 2027-05-10 08:30
steps:
  - { who: anna, presses: Alles sluiten, expect: { cases: 0 } }
`,
      );
      const { failure } = await run(new School(practice().url), impossible);
      expect(failure?.misses[0]?.found).toBe('no card before anna has the button "Alles sluiten"');
    },
    PATIENCE,
  );

  it(
    'when a field is given that no page of the form asks, then the step cannot be done',
    async () => {
      const strange = readScenarioText(
        'strange.yaml',
        `name: Vreemd veld
shows: That a field that is not asked is a mistake.
school: de-lindeboom
start: ma 2027-05-10 08:30
steps:
  - who: anna
    do: open-case
    case: A
    with: { danger: no, staff: no, child: Jip, group: 5, what: Stil., nature: hunch, colour: red }
    expect: { cases: 1 }
`,
      );
      const { failure } = await run(new School(practice().url), strange);
      expect(failure?.misses[0]?.found).toMatch(/^no page of the form asks colour; asked were: danger, staff, child/);
    },
    PATIENCE,
  );
});
