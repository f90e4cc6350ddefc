import type { Result } from './run';

/** How a scenario went, for people: one line, and when it failed where, what was expected and what was found. */
export function describeResult({ file, name, steps, took, failure }: Result): string {
  const seconds = `${(took / 1000).toFixed(1)} s`;
  if (failure === undefined) return `passed  ${file}  ${name}  (${steps} steps, ${seconds})`;
  const misses = failure.misses.map(
    ({ what, expected, found }) => `    ${what}\n      expected: ${expected}\n      found:    ${found}`,
  );
  return [
    `FAILED  ${file}  ${name}  (${seconds})`,
    `  ${file}:${failure.line}: step ${failure.step} of ${steps}`,
    ...misses,
  ].join('\n');
}
