import type { PracticeClock } from '../clock';
import { PlatformError } from '../http';
import type { Limit } from '../worlds/manners';

/**
 * Messages that one thread takes. Time is the practice clock's, and goes on while that stands still: who waits before a
 * screen waits as well.
 */
export class Pace {
  private readonly sent = new Map<string, number[]>();
  private stood = '';
  private since = 0;

  constructor(
    private readonly limits: () => readonly Limit[],
    private readonly clock: Pick<PracticeClock, 'now'>,
    private readonly real: () => number = Date.now,
  ) {}

  /** @throws PlatformError 429 with Retry-After when the thread had its share */
  take(thread: string): void {
    const limits = this.limits();
    const now = this.time();
    const longest = Math.max(...limits.map(({ within }) => within));
    const recent = (this.sent.get(thread) ?? []).filter((moment) => moment <= now && now - moment < longest);
    for (const { most, within } of limits) {
      const counted = recent.filter((moment) => now - moment < within);
      if (counted.length < most) continue;
      const wait = Math.ceil(((counted.at(-most) ?? now) + within - now) / 1_000);
      throw new PlatformError(429, 'TooManyRequests', 'API calls quota exceeded.', { 'Retry-After': String(wait) });
    }
    this.sent.set(thread, [...recent, now]);
  }

  private time(): number {
    const now = this.clock.now();
    if (now !== this.stood) [this.stood, this.since] = [now, this.real()];
    return Date.parse(now) + this.real() - this.since;
  }
}
