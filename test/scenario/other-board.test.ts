import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkProtocol } from '../../src/agreement/check';
import { readProtocol } from '../../src/agreement/load-protocol';
import { startPractice, type Practice } from '../../tools/practice/practice';
import { describeResult } from '../../tools/scenario/describe';
import { readScenario } from '../../tools/scenario/read';
import { run } from '../../tools/scenario/run';
import { School } from '../../tools/scenario/school';
import { root } from '../../tools/root';
import { senseOf } from '../../tools/walk/sense';
import { PATIENCE } from './shares';

/* A board of which the program knows nothing: its protocol and its school are in files of their own. */

const board = join(__dirname, 'other-board');

describe('given a board with a sixth step, and a consultation with some kinds of signal', () => {
  let dir: string;
  let practice: Practice;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'zorgmelding-other-board-'));
    const protocols = join(dir, 'protocols');
    cpSync(join(root, 'protocols'), protocols, { recursive: true });
    copyFileSync(join(board, 'protocols/zes-stappen.yaml'), join(protocols, 'zes-stappen.yaml'));
    practice = await startPractice({ dir, protocols, beside: { schools: join(board, 'schools') } });
  }, PATIENCE);
  afterAll(async () => {
    await practice.stop();
    rmSync(dir, { recursive: true, force: true });
  }, 30_000);

  it('then nothing is wrong with its protocol', () => {
    const read = readProtocol(join(dir, 'protocols/zes-stappen.yaml'));
    if (!('value' in read)) throw new Error(read.map(({ message }) => message).join('\n'));
    expect([...checkProtocol(read), ...senseOf(read)]).toEqual([]);
  });

  it(
    'then a whole case goes as its file says',
    async () => {
      const result = await run(new School(practice.url), readScenario(join(board, 'case.yaml')));
      expect(describeResult(result)).toMatch(/^passed/);
    },
    PATIENCE,
  );
});
