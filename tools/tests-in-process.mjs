// Jest's words, for tools that run tests without it: in this process, with what is loaded already.
import { expect } from 'expect';
import { bind } from 'jest-each';

/** @typedef {{ title: string, run: () => unknown }} Test */

/** @type {Test[]} */
let found = [];
/** @type {string[]} */
let within = [];

/** @param {string} title @param {() => void} fill */
function describe(title, fill) {
  const before = within;
  within = [...before, title];
  fill();
  within = before;
}

/** @param {string} title @param {() => unknown} run */
function it(title, run) {
  found.push({ title: [...within, title].join(' '), run });
}

const globals = {
  describe: Object.assign(describe, { each: bind(describe, false) }),
  it: Object.assign(it, { each: bind(it, true) }),
  expect,
};

/** The tests that loading a file of tests names, in that order. @param {() => unknown} load @returns {readonly Test[]} */
export function testsNamedBy(load) {
  found = [];
  within = [];
  Object.assign(globalThis, globals);
  load();
  return found;
}
