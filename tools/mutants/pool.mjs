// A few processes that judge mutants side by side.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../typescript.mjs';

/**
 * @typedef {{ mutant: import('./sample.mjs').Mutant, judges: readonly (import('./suite.mjs').Judge & { ms: number })[] }} Job
 * @typedef {{ is: 'killed', by: string } | { is: 'survived' } | { is: 'timed out' }} Verdict
 */

/** @param {string} folder */
const startWorker = (folder) =>
  fork(join(root, 'tools', 'mutants', 'worker.mjs'), [folder], {
    execArgv: ['--max-old-space-size=1500'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });

/** @param {string} folder */
function createJudge(folder) {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  return {
    stop: () => child?.kill('SIGKILL'),
    /** @param {Job} job @returns {Promise<Verdict>} */
    judge: ({ mutant: { file, text }, judges }) =>
      new Promise((done) => {
        const worker = (child ??= startWorker(folder));
        worker.once('message', (/** @type {{ by: string | null }} */ { by }) => {
          worker.removeAllListeners('exit');
          done(by === null ? { is: 'survived' } : { is: 'killed', by });
        });
        // It is killed by itself when it takes too long; it ends otherwise where it cannot go on at all.
        worker.once('exit', (_, signal) => {
          child = undefined;
          done(signal === 'SIGKILL' ? { is: 'timed out' } : { is: 'killed', by: 'the process ended' });
        });
        worker.send({ file, text, judges });
      }),
  };
}

/**
 * Tells each verdict as it falls; jobs begin in the order in which they are given.
 * @param {string} folder @param {readonly Job[]} jobs @param {number} workers @param {(job: Job, verdict: Verdict) => void} tell
 */
export async function judgeAll(folder, jobs, workers, tell) {
  const waiting = [...jobs];
  const one = async () => {
    const judge = createJudge(folder);
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) tell(job, await judge.judge(job));
    judge.stop();
  };
  await Promise.all(Array.from({ length: Math.min(workers, jobs.length) }, one));
}
