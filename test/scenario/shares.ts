import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPractice, type Practice } from '../../tools/practice/practice';
import { describeResult } from '../../tools/scenario/describe';
import { readScenario } from '../../tools/scenario/read';
import { run } from '../../tools/scenario/run';
import { School } from '../../tools/scenario/school';
import { notPlayed } from './not-played';

export const folder = join(__dirname, '../scenarios');
/** Milliseconds of real time; the longest has twenty starts of the bot in it. */
export const PATIENCE = 300_000;

/** So many files of tests play the scenarios, each on a practice school of its own, so that they can run side by side. */
export const SHARES = 4;

const all = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort();

/** The scenarios of one share, the first of which is 1. */
export const shareOf = (share: number): readonly string[] => all.filter((_name, index) => index % SHARES === share - 1);

/** A practice school for the tests of this file. */
export function practiceSchool(): () => Practice {
  let practice: Practice;
  let dir: string;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'zorgmelding-scenarios-'));
    practice = await startPractice({ dir });
  }, PATIENCE);
  afterAll(async () => {
    await practice.stop();
    rmSync(dir, { recursive: true, force: true });
  }, 30_000);
  return () => practice;
}

/** Plays a share of the scenarios against the running program. */
export function playShare(share: number): void {
  describe('given the running program in a practice school', () => {
    const practice = practiceSchool();
    it.each(shareOf(share))(
      'then %s goes as it says',
      async (file) => {
        const school = new School(practice().url);
        const result = await run(school, readScenario(join(folder, file)));
        // The text of the result, so that a failure tells the step, its line, what was expected and what was found.
        expect(describeResult(result)).toMatch(/^passed/);
        expect(notPlayed(await school.trace())).toEqual([]);
      },
      PATIENCE,
    );
  });
}
