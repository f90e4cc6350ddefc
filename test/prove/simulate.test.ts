import { controls } from './controls';
import { simulate } from './simulate';

/** A seed goes through two weeks of a school, with all that the program loads. */
const PATIENCE = 180_000;

describe('the simulation', () => {
  it(
    'finds nothing in a seed in which nothing is broken, and does the same again',
    async () => {
      const first = await simulate(3);
      expect(first.findings).toEqual([]);
      expect(first.commands).toBeGreaterThanOrEqual(20);
      expect((await simulate(3)).hash).toBe(first.hash);
    },
    PATIENCE,
  );

  it(
    'sees that a row of the due list is dropped',
    async () => {
      const { sabotage, breaks } = controls['dropped-due-row']!;
      const { findings } = await simulate(1, sabotage);
      expect(findings.map(({ rule }) => rule)).toContain(breaks);
    },
    PATIENCE,
  );
});
