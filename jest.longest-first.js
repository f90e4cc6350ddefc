const { default: Sequencer } = require('@jest/test-sequencer');

/** Suites that keep one processor busy for minutes: when they begin first, all others run beside them. */
const LONGEST = ['/test/scenario/scenarios-', '/test/scenario/', '/test/walk/', '/test/service/crash.test.ts'];

const placeOf = ({ path }) => {
  const found = LONGEST.findIndex((part) => path.includes(part));
  return found < 0 ? LONGEST.length : found;
};

module.exports = class extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => placeOf(one) - placeOf(other));
  }
};
