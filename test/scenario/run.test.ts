import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readScenarioText } from '../../tools/scenario/read';
import { run } from '../../tools/scenario/run';
import { School } from '../../tools/scenario/school';
import { root } from '../../tools/root';
import type { StartBot } from '../../tools/practice/supervisor/bot-process';
import { FakeBot, openSchool, type TestSchool } from '../practice/fake-bot';

const scenarioAt = (school: string) =>
  readScenarioText(
    'case.yaml',
    [
      'name: Iemand vraagt hulp',
      'shows: That the school is there.',
      `school: ${school}`,
      'start: ma 2027-05-10 08:30',
      'steps:',
      '  - expect: { cases: 0 }',
      '    at: ma 2027-05-10 08:31',
    ].join('\n'),
  );

describe('the player of scenarios', () => {
  let school: TestSchool;
  let dir: string;
  /** Keeps the bot from coming up. */
  let down = false;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'zorgmelding-schools-'));
    const own = readFileSync(join(root, 'schools/de-lindeboom.yaml'), 'utf8').replace(
      'id: de-lindeboom',
      'id: de-tweeling',
    );
    writeFileSync(join(dir, 'de-tweeling.yaml'), own);
    const bot = new FakeBot();
    const startBot: StartBot = async (launch) => {
      if (down) throw new Error('The bot ended at once: STORAGE_CONNECTION is not right.');
      return bot.start(launch);
    };
    school = await openSchool({ beside: { schools: dir }, startBot });
  });
  afterAll(async () => {
    await school.practice.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  it('tells of a scenario whose bot does not come up, and plays the next', async () => {
    down = true;
    const { failure } = await run(new School(school.practice.url), scenarioAt('de-lindeboom'));
    expect(failure).toMatchObject({ step: 0, misses: [{ expected: 'it opens, and the bot comes up' }] });
    down = false;
    expect((await run(new School(school.practice.url), scenarioAt('de-lindeboom'))).failure).toBeUndefined();
  });

  it('plays at a school of a folder that is laid beside those of the program', async () => {
    expect((await run(new School(school.practice.url), scenarioAt('de-tweeling'))).failure).toBeUndefined();
    expect((await run(new School(school.practice.url), scenarioAt('de-niemand'))).failure).toBeDefined();
  });
});
