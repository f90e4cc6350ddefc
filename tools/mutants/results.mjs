// What is known of the mutants of a run, line by line in a file, so that a run that was stopped goes on.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../typescript.mjs';

/** @typedef {{ key: string, is: 'refused' | 'not covered' | 'killed' | 'survived' | 'timed out', by?: string }} Result */

/** @param {string} path @returns {string[]} */
const filesIn = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => filesIn(join(path, name)))
    : [path];

/** What a run hangs on. @param {import('./rooms.mjs').Plan} plan */
function stateOf({ folder, follows }) {
  const hash = createHash('sha256');
  for (const file of [...follows.map((one) => join(folder, one)), join(root, 'tools', 'mutants')].flatMap(filesIn))
    hash.update(file).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** @param {string} file @returns {{ of?: string, results: readonly Result[] }} */
export function readResults(file) {
  if (!existsSync(file)) return { results: [] };
  const [head = '', ...lines] = readFileSync(file, 'utf8').split('\n');
  // The last line is whole or empty: a run that was killed in the middle of one did not know that result.
  return { of: head, results: lines.slice(0, -1).map((line) => JSON.parse(line)) };
}

/**
 * What the file knows, if it is of the program and the tests as they are now; else it begins anew.
 * @param {string} file @param {import('./rooms.mjs').Plan} plan
 */
export function openResults(file, plan) {
  const now = stateOf(plan);
  const before = readResults(file);
  const known = before.of === now ? before.results : [];
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, [now, ...known.map((one) => JSON.stringify(one)), ''].join('\n'));
  const results = new Map(known.map((one) => [one.key, one]));
  return {
    results,
    add: (/** @type {Result} */ result) => {
      results.set(result.key, result);
      appendFileSync(file, `${JSON.stringify(result)}\n`);
    },
  };
}
