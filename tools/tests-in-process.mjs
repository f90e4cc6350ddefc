// Jest's words, for tools that run tests without it: in this process, with what is loaded already.
import { expect } from 'expect';
import { bind } from 'jest-each';

/** @typedef {{ title: string, run: () => unknown }} Test */

/** @type {Test[]} */
let found = [];

/** What a file, or a part of it, does around each of its tests. @typedef {{ titles: readonly string[], before: (() => unknown)[], after: (() => unknown)[], outer: Part | undefined }} Part */

/** @param {readonly string[]} titles @param {Part} [outer] @returns {Part} */
const part = (titles, outer) => ({ titles, before: [], after: [], outer });
let within = part([]);

/** @param {string} title @param {() => void} fill */
function describe(title, fill) {
  const outer = within;
  within = part([...outer.titles, title], outer);
  fill();
  within = outer;
}

/** @param {string} title @param {() => unknown} run */
function it(title, run) {
  const around = within;
  found.push({ title: [...around.titles, title].join(' '), run: () => runWithin(around, run) });
}

/**
 * Answers a promise only where something is waited for: a test that waits for nothing costs no turn of the loop.
 * @param {Part} around @param {() => unknown} run @returns {unknown}
 */
function runWithin({ before, after, outer }, run) {
  const whole =
    before.length + after.length === 0
      ? run
      : async () => {
          try {
            for (const hook of before) await hook();
            await run();
          } finally {
            for (const hook of after) await hook();
          }
        };
  return outer === undefined ? whole() : runWithin(outer, whole);
}

const globals = {
  beforeEach: (/** @type {() => unknown} */ hook) => void within.before.push(hook),
  afterEach: (/** @type {() => unknown} */ hook) => void within.after.push(hook),
  describe: Object.assign(describe, { each: bind(describe, false) }),
  it: Object.assign(it, { each: bind(it, true) }),
  expect,
};

/** The tests that loading a file of tests names, in that order. @param {() => unknown} load @returns {readonly Test[]} */
export function testsNamedBy(load) {
  found = [];
  within = part([]);
  Object.assign(globalThis, globals);
  load();
  return found;
}
