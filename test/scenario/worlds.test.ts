import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorldName } from '../../tools/practice/worlds/manners';
import { describeResult } from '../../tools/scenario/describe';
import { readScenarioText } from '../../tools/scenario/read';
import { run } from '../../tools/scenario/run';
import { School } from '../../tools/scenario/school';
import { notPlayed } from './not-played';
import { PATIENCE, practiceSchool } from './shares';

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

const practice = practiceSchool();

describe('given the shortest whole case', () => {
  it.each(played)(
    'then it goes from its report to its end in the world %s',
    async (world) => {
      const scenario = readScenarioText('short-route.yaml', route.replace('world: kind', `world: ${world}`));
      expect(scenario.scenario.world).toBe(world);
      const school = new School(practice().url);
      expect(describeResult(await run(school, scenario))).toMatch(/^passed/);
      expect(notPlayed(await school.trace())).toEqual([]);
    },
    PATIENCE,
  );
});
