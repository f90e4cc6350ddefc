import type { Moment } from '../agreement/time';
import { PlatformError } from './send';

/** Milliseconds in which what was just made may still answer as if it were not there. */
const FRESH = 2 * 60_000;
/** Milliseconds after which such a thing is looked at again. */
const SOON = 5_000;
/** So much is made in two minutes at most; older things are forgotten first. */
const MOST = 1_000;

/**
 * What this copy of the program made, installed or opened again a moment ago. Microsoft answers 403 or 404 about such a
 * thing for a while: that says nothing yet, so the call is tried again soon instead of being taken as refused.
 */
export class Fresh {
  private readonly made = new Map<string, readonly number[]>();

  constructor(private readonly clock: { now(): Moment; wall(): Moment }) {}

  /** `thing` has just come to be. */
  add(thing: string): void {
    this.made.delete(thing);
    this.made.set(thing, this.times());
    const [oldest] = this.made.keys();
    if (this.made.size > MOST && oldest !== undefined) this.made.delete(oldest);
  }

  /** Whether it came to be at most so many milliseconds ago. */
  has(thing: string, within = FRESH): boolean {
    const at = this.made.get(thing);
    return at !== undefined && this.times().every((time, index) => time - (at[index] ?? 0) < within);
  }

  /** By both clocks: a tester who moves the school's ahead has let that time pass. */
  private times(): readonly number[] {
    return [Date.parse(this.clock.wall()), Date.parse(this.clock.now())];
  }

  /** A call that is about a thing. @throws PlatformError `busy` instead of a refusal while the thing is fresh */
  async about<T>(thing: string, call: () => Promise<T>, saysNothing: readonly number[] = [403, 404]): Promise<T> {
    try {
      return await call();
    } catch (error) {
      const absent = error instanceof PlatformError && saysNothing.includes(error.status ?? 0);
      if (!absent || !this.has(thing)) throw error;
      const { code, road, status } = error;
      throw new PlatformError('busy', `${error.message} It was made a moment ago.`, status, {
        retryAfter: SOON,
        code,
        road,
      });
    }
  }
}
