import { worlds, type Manners, type WorldName } from './manners';

/** Milliseconds of real time after which what takes a while has happened, when nobody walks the clock. */
const A_WHILE = 2_000;

/** How the world that was chosen behaves now: its manners, and what it still owes. */
export class Behaviour {
  /** Whether an administrator consented, at the beginning or since. */
  consented = true;
  private chosen: WorldName = 'kind';
  private readonly left = new Map<string, number>();
  private promised: (() => void)[] = [];

  get name(): WorldName {
    return this.chosen;
  }

  get manners(): Manners {
    return worlds[this.chosen];
  }

  /** A world from its beginning. */
  begin(name: WorldName): void {
    this.chosen = name;
    this.consented = this.manners.consented;
    this.left.clear();
    this.promised = [];
  }

  /** Another world from now on, with what is there; what the one before still owed has happened. */
  change(name: WorldName): void {
    this.keepPromises();
    this.begin(name);
  }

  /** A channel was made, and not everywhere in Microsoft's cloud yet. */
  isFresh(channel: string): void {
    const { freshIsUnknown, freshHoldsTeam } = this.manners;
    this.left.set(`unknown ${channel}`, freshIsUnknown).set(`team ${channel}`, freshHoldsTeam);
  }

  /** Whether this call on a channel comes before it is known; each call counts. */
  isUnknown(channel: string): boolean {
    return this.countDown(`unknown ${channel}`);
  }

  /** Whether this list of a channel's members still is the team's; each list counts. */
  holdsTeam(channel: string): boolean {
    return this.countDown(`team ${channel}`);
  }

  /** What is done at once in a kind world, and a while later in a slow one. */
  inTime(doing: () => void): void {
    if (!this.manners.takesTime) {
      doing();
      return;
    }
    this.promised.push(doing);
    setTimeout(() => this.keepPromise(doing), A_WHILE).unref();
  }

  /** The while is over: the bot has done all that it could do by itself. Says whether there was anything. */
  keepPromises(): boolean {
    const [...promised] = this.promised;
    promised.forEach((doing) => this.keepPromise(doing));
    return promised.length > 0;
  }

  private keepPromise(doing: () => void): void {
    if (!this.promised.includes(doing)) return;
    this.promised = this.promised.filter((one) => one !== doing);
    doing();
  }

  private countDown(what: string): boolean {
    const left = this.left.get(what) ?? 0;
    if (left > 0) this.left.set(what, left - 1);
    return left > 0;
  }
}
