import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';

/*
 * The simulation as people run it: in a process of its own, in which it takes the place of clock, chance and sockets.
 */

/** A seed goes through two weeks of a school, with all that the program loads. */
const PATIENCE = 240_000;
const root = resolve(__dirname, '..', '..');

/** What `npm run prove` prints last, and how it ends. */
const prove = (...args: readonly string[]): Promise<{ readonly code: number; readonly last: string }> =>
  new Promise((done) => {
    const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(process.execPath, [join('tools', 'prove.mjs'), ...args], options, (_error, out) => {
      done({ code: child.exitCode ?? -1, last: out.split('\n').findLast((line) => /^\S.*:/.test(line)) ?? '' });
    });
  });

describe('the simulation', () => {
  it(
    'finds nothing in a seed in which nothing is broken, and does the same again',
    async () => {
      const first = await prove('--seed', '3');
      expect(first.code).toBe(0);
      const [, commands] = /^seed 3: (\d+) commands, \d+ calls, [0-9a-f]{64}$/.exec(first.last) ?? [];
      expect(Number(commands)).toBeGreaterThanOrEqual(20);
      expect(await prove('--seed', '3')).toEqual(first);
    },
    PATIENCE,
  );

  it(
    'sees that a row of the due list is dropped',
    async () => {
      const { code, last } = await prove('--control', 'dropped-due-row');
      expect([code, last]).toEqual([0, expect.stringContaining('dropped-due-row: found in seed')]);
    },
    PATIENCE,
  );
});
