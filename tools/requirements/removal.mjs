// Takes a rule out of one protocol, and runs the tests that name it: one must fail. All of it in one process, with the
// program loaded once; only the tests are read anew each time, since they build their cases as they are read.
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { testsNamedBy } from '../tests-in-process.mjs';
import { exportsOf, root } from '../typescript.mjs';

const require = createRequire(import.meta.url);
const rules = join(root, 'test', 'rules') + sep;
/** Of these nothing depends on what is taken out, but by what they are asked. */
const STAYS = new Set(['support.ts', 'kept-at.ts', 'without.ts', 'place.ts'].map((name) => rules + name));

/** The tests of these files, as they are with what is taken out now. @param {readonly string[]} files */
function testsOf(files) {
  for (const name of Object.keys(require.cache))
    if (name.startsWith(rules) && !STAYS.has(name)) Reflect.deleteProperty(require.cache, name);
  return testsNamedBy(() => {
    for (const file of files) exportsOf(file.slice(root.length));
  });
}

/** What is left is no protocol any more: it makes any test fail, and shows nothing. @param {unknown} error */
const saysNothing = (error) => error instanceof Error && error.message.includes('no protocol any more');

/** The titles of the tests that fail, of those that `names` picks. @param {readonly string[]} files @param {(title: string) => boolean} names */
async function failing(files, names) {
  /** @type {string[]} */
  const failed = [];
  let tests;
  try {
    tests = testsOf(files);
  } catch (error) {
    return { failed: saysNothing(error) ? [] : files, broken: saysNothing(error) };
  }
  for (const { title, run } of tests.filter((test) => names(test.title))) {
    try {
      await run();
    } catch (error) {
      if (saysNothing(error)) return { failed: [], broken: true };
      failed.push(title);
    }
  }
  return { failed, broken: false };
}

/**
 * Whether a test that names the rule fails once the rule is out of that protocol; `broken`: what is left is no protocol.
 * @param {string} rule @param {string} protocol @param {readonly string[]} files @param {(title: string) => boolean} names
 */
export async function isProved(rule, protocol, files, names) {
  Object.assign(process.env, { WITHOUT_RULE: rule, WITHOUT_IN: protocol });
  try {
    const { failed, broken } = await failing(files, names);
    return { proved: failed.length > 0, broken };
  } finally {
    delete process.env['WITHOUT_RULE'];
    delete process.env['WITHOUT_IN'];
  }
}

/** The tests that fail with nothing taken out: there must be none. @param {readonly string[]} files @param {(title: string) => boolean} names */
export const failingAnyway = async (files, names) => (await failing(files, names)).failed;
