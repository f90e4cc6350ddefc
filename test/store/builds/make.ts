import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { ground, openHouse } from '../../service/house';
import { fixtureKeys, watched, type Fixture } from './fixture';
import { storyEnds, tell } from './story';

/** Writes down what this build of the program stores of the story. */
export async function makeFixture(build: string): Promise<Fixture> {
  const secret = randomBytes(32).toString('hex');
  const { tables, rows } = watched();
  const house = await openHouse(ground({ tables, keys: fixtureKeys(secret) }));
  const cases = await tell(house);
  return { build, until: storyEnds, secret, cases, rows: await rows() };
}

/** The same, in a file. */
export async function writeFixture(build: string, path: string): Promise<void> {
  writeFileSync(path, gzipSync(JSON.stringify(await makeFixture(build)), { level: 9 }));
}
