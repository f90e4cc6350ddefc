// The tests, in this process: each file is read anew only where it hangs on what changed.
import { join } from 'node:path';
import fastCheck from 'fast-check';
import { testsNamedBy } from '../tests-in-process.mjs';

/** @typedef {import('../tests-in-process.mjs').Test} Test */
/** @typedef {ReturnType<typeof import('./registry.mjs').createRegistry>} Registry */

/** Which tests of a file; without numbers, all. @typedef {{ file: string, only?: readonly number[] | undefined }} Judge */

/** @param {Registry} registry @param {string} folder */
export function createSuite(registry, folder) {
  /** @type {Map<string, readonly Test[]>} */
  const known = new Map();
  // The same examples each time: what one run finds by chance, another would not.
  fastCheck.configureGlobal({ seed: 1 });

  /** @param {string} file */
  function testsOf(file) {
    const path = join(folder, file);
    if (!registry.has(path)) known.delete(file);
    const tests = known.get(file) ?? testsNamedBy(() => registry.load(path));
    known.set(file, tests);
    return tests;
  }

  /**
   * The first test that fails, or the file that does not load.
   * @param {readonly Judge[]} judges @param {(file: string) => void} begins
   */
  async function firstFailing(judges, begins) {
    for (const { file, only } of judges) {
      begins(file);
      let tests;
      try {
        tests = testsOf(file);
      } catch {
        return file;
      }
      const picked = only === undefined ? tests : only.flatMap((index) => tests[index] ?? []);
      for (const { title, run } of picked) {
        try {
          await run();
        } catch {
          return `${file}: ${title}`;
        }
      }
    }
    return undefined;
  }

  return { testsOf, firstFailing };
}
