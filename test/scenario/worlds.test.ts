import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPractice, type Practice } from '../../tools/practice/practice';
import type { WorldName } from '../../tools/practice/worlds/manners';
import { describeResult } from '../../tools/scenario/describe';
import { readScenarioText } from '../../tools/scenario/read';
import { run } from '../../tools/scenario/run';
import { School } from '../../tools/scenario/school';
import { notPlayed } from './not-played';

/** Milliseconds of real time. */
const PATIENCE = 300_000;
const route = readFileSync(join(__dirname, 'short-route.yaml'), 'utf8');
/** Worlds in which the shortest whole case goes from its report to its end. */
const played: readonly WorldName[] = [
  'kind',
  'slow-to-appear',
  'no-bots-in-private-channels',
  'group-chats-strict',
  'teams-paces',
  'unconsented',
];

let practice: Practice;
let dir: string;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'zorgmelding-worlds-'));
  practice = await startPractice({ dir });
}, PATIENCE);

afterAll(async () => {
  await practice.stop();
  rmSync(dir, { recursive: true, force: true });
}, 30_000);

describe('given the shortest whole case', () => {
  it.each(played)(
    'then it goes from its report to its end in the world %s',
    async (world) => {
      const scenario = readScenarioText('short-route.yaml', route.replace('world: kind', `world: ${world}`));
      expect(scenario.scenario.world).toBe(world);
      const school = new School(practice.url);
      expect(describeResult(await run(school, scenario))).toMatch(/^passed/);
      expect(notPlayed(await school.trace())).toEqual([]);
    },
    PATIENCE,
  );
});
