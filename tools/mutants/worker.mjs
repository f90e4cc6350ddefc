// Judges one mutant after another, as its parent names them. It has a process of its own, since a mutant may never end.
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { translate } from '../typescript.mjs';
import { createRegistry } from './registry.mjs';
import { createSuite } from './suite.mjs';

/** @typedef {{ file: string, text: string, judges: readonly (import('./suite.mjs').Judge & { ms: number })[] }} Order */

/** A file of tests may compute this long whatever it took before, since it may have to be loaded first. */
const LEAST_MS = 10_000;
const TIMES_AS_LONG = 10;

const folder = process.argv[2] ?? '';
const registry = createRegistry();
const suite = createSuite(registry, folder);
const shared = new SharedArrayBuffer(8);
const until = new Float64Array(shared);
new Worker(new URL('watchdog.mjs', import.meta.url), { workerData: shared }).unref();

/** @param {number} ms */
function mayTake(ms) {
  const { user, system } = process.cpuUsage();
  until[0] = (user + system) / 1000 + Math.max(LEAST_MS, ms * TIMES_AS_LONG);
}

process.on('message', (/** @type {Order} */ { file, text, judges }) => {
  const path = join(folder, file);
  registry.put(path, translate(text, path));
  void suite
    .firstFailing(judges, (begun) => mayTake(judges.find((one) => one.file === begun)?.ms ?? 0))
    .then((by) => {
      until[0] = 0;
      registry.put(path);
      process.send?.({ by: by ?? null });
    });
});
