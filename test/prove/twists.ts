import { Chance } from './chance';

/** What is out of the ordinary in a seed, besides faults. */
export interface Twists {
  /** Decides what of them it is: nothing else draws from it, so that a new twist leaves the seeds without it as they were. */
  readonly chance: Chance;
  /** The due list holds rows from before. */
  readonly leftovers: boolean;
}

const OTHER = 0x5bd1e995;

export function twistsFor(seed: number): Twists {
  const chance = new Chance(seed ^ OTHER);
  return { chance, leftovers: chance.may(0.3) };
}
