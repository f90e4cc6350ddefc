// Which tests come by which mutants: each test runs once with all of them counted and none at work.
import { join } from 'node:path';
import { translate, translated } from '../typescript.mjs';
import { createRegistry } from './registry.mjs';
import { createSuite } from './suite.mjs';

/**
 * @typedef {object} TestFile
 * @property {string} file
 * @property {number} ms how long its tests take
 * @property {ReadonlySet<string>} loading mutants that it comes by as it is loaded, itself or in what it imports
 * @property {readonly ReadonlySet<string>[]} tests mutants that each of its tests comes by
 */

/**
 * @param {import('./rooms.mjs').Plan} plan @param {ReadonlyMap<string, string>} instrumented
 * @returns {Promise<readonly TestFile[]>}
 */
export async function coverageOf({ folder, tests }, instrumented) {
  const texts = new Map([...instrumented].map(([file, text]) => [join(folder, file), text]));
  const registry = createRegistry((text, path) => {
    const counting = texts.get(path);
    return counting === undefined ? translated(text, path) : translate(counting, path);
  });
  const suite = createSuite(registry, folder);
  /** @type {Map<string, Record<string, number>>} */
  const whileLoading = new Map();
  /** @type {Record<string, number>} */
  let now = {};
  const counted = {
    perTest: {},
    /** Where a count goes: a file that is being loaded, or the test that runs. */
    get static() {
      const loading = registry.loading();
      if (loading === undefined) return now;
      const counts = whileLoading.get(loading) ?? {};
      whileLoading.set(loading, counts);
      return counts;
    },
  };
  Reflect.set(globalThis, '__stryker__', { mutantCoverage: counted });
  /** @type {TestFile[]} */
  const files = [];
  for (const file of tests) {
    const named = suite.testsOf(file);
    const loading = new Set(
      [...registry.reaches(join(folder, file))].flatMap((path) => Object.keys(whileLoading.get(path) ?? {})),
    );
    /** @type {Set<string>[]} */
    const perTest = [];
    const began = process.cpuUsage();
    for (const { title, run } of named) {
      now = {};
      try {
        await run();
      } catch (error) {
        throw new Error(`with nothing changed this fails: ${file}: ${title}`, { cause: error });
      }
      perTest.push(new Set(Object.keys(now)));
    }
    files.push({ file, ms: process.cpuUsage(began).user / 1000, loading, tests: perTest });
  }
  Reflect.deleteProperty(globalThis, '__stryker__');
  return files;
}

/** A folder of tests mirrors one of sources: the tests of the same topic come first. @param {string} source @param {string} test */
const isOwn = (source, test) => test.startsWith(`${source.replace(/^src/, 'test').replace(/\/[^/]*$/, '')}/`);

/** Tests that take so long, each, judge their own topic alone: those that take chances with whole cases. */
const SLOW_MS = 1_000;

/**
 * The tests that come by a mutant, those first that are likely to fail soon.
 * @param {{ id: string, file: string }} mutant @param {readonly TestFile[]} files @returns {(import('./suite.mjs').Judge & { ms: number })[]}
 */
export function judgesOf({ id, file: source }, files) {
  const judges = files.flatMap(({ file, ms, loading, tests }) => {
    if (ms / tests.length > SLOW_MS && !isOwn(source, file)) return [];
    if (loading.has(id)) return [{ file, ms }];
    const only = tests.flatMap((covers, index) => (covers.has(id) ? [index] : []));
    return only.length === 0 ? [] : [{ file, only, ms }];
  });
  /** @param {{ file: string, ms: number }} judge */
  const cost = ({ file, ms }) => (isOwn(source, file) ? ms / 1_000_000 : ms);
  return judges.sort((a, b) => cost(a) - cost(b));
}
