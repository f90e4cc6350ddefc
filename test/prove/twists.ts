import { worldNames, type WorldName } from '../../tools/practice/worlds/manners';
import { Chance } from './chance';
import { roads, type Spell } from './weather';

/** What is out of the ordinary in a seed, besides faults. */
export interface Twists {
  /** Decides what of them it is: nothing else draws from it, so that a new twist leaves the seeds without it as they were. */
  readonly chance: Chance;
  /** The due list holds rows from before. */
  readonly leftovers: boolean;
  /** How Microsoft 365 behaves, until nothing is wrong any more, or until somebody saw to it. */
  readonly world: WorldName;
  /** When somebody saw to it, in milliseconds from the beginning. */
  readonly worldLasts: number;
  /** Nothing at all is reached for a while. */
  readonly allAway: boolean;
  /** People do not wait for each other: somebody is sent away while something else is under way. */
  readonly hurried: boolean;
  /** For a while rows are written down as the oldest schema, as this decides; it leaves the other twists as they were. */
  readonly older: Chance | undefined;
  /** One row goes down so that it does not open; likewise. */
  readonly badRow: Chance | undefined;
  /** Somebody types a word of danger; likewise. */
  readonly spoken: Chance | undefined;
}

const OTHER = 0x5bd1e995;
const OLDER = 0x1b873593;
const SPOKEN = 0x2545f491;
const BAD_ROW = 0x9e3779b1;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** In these much is refused until an administrator does something: for two weeks that is the same again and again. */
const refuses: ReadonlySet<WorldName> = new Set<WorldName>(['no-bots-in-private-channels', 'unconsented']);

export function twistsFor(seed: number): Twists {
  const chance = new Chance(seed ^ OTHER);
  const older = new Chance(seed ^ OLDER);
  const spoken = new Chance(seed ^ SPOKEN);
  const badRow = new Chance(seed ^ BAD_ROW);
  const leftovers = chance.may(0.3);
  const world = chance.may(0.5) ? 'kind' : chance.pick(worldNames.filter((name) => name !== 'kind'));
  return {
    chance,
    leftovers,
    world,
    worldLasts: refuses.has(world) ? chance.between(2 * HOUR, 48 * HOUR) : Infinity,
    allAway: chance.may(0.2),
    hurried: chance.may(0.4),
    older: older.may(0.25) ? older : undefined,
    badRow: badRow.may(0.3) ? badRow : undefined,
    spoken: spoken.may(0.3) ? spoken : undefined,
  };
}

/** All roads away at once, from shortly before something goes on. */
export function allAwayAt(chance: Chance, moments: readonly number[], until: number): readonly Spell[] {
  const from = chance.pick(moments) - chance.between(0, MINUTE);
  const lasts = chance.may(0.8) ? chance.between(MINUTE, 20 * MINUTE) : chance.between(20 * MINUTE, 180 * MINUTE);
  const how = chance.pick(['unreachable', 'reset', 'silence'] as const);
  const blow = how === 'unreachable' ? ({ how, done: false } as const) : { how, done: chance.may(0.3) };
  return roads.map((road) => ({ road, from, until: Math.min(until, from + lasts), share: 1, blows: [blow] }));
}
