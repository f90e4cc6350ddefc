const { availableParallelism } = require('node:os');

/**
 * Tests mirror `src`; types are checked by `npm run check`, so that a test run only translates. Two projects: `program`
 * is everything that Node alone can run, `page` needs a browser.
 */
const common = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
};

module.exports = {
  // Jest leaves one processor alone; of two that is half of them.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  testSequencer: './jest.longest-first.js',
  // What hangs is found all the same; five seconds are too few where several test runs share a machine.
  testTimeout: 30_000,
  projects: [
    {
      ...common,
      displayName: 'program',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/test/page/'],
    },
    { ...common, displayName: 'page', testMatch: ['<rootDir>/test/page/**/*.test.ts'] },
  ],
};
