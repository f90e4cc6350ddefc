import { PlatformError } from '../http';

/** Messages that one thread takes, by the real clock: `perSecond` in a second; Teams itself says 7. */
export class Pace {
  private readonly sent = new Map<string, number[]>();

  constructor(private readonly perSecond: number) {}

  /** @throws PlatformError 429 with Retry-After when the thread had its share */
  take(thread: string): void {
    const now = Date.now();
    const recent = (this.sent.get(thread) ?? []).filter((moment) => now - moment < 1000);
    if (recent.length >= this.perSecond) {
      throw new PlatformError(429, 'TooManyRequests', 'API calls quota exceeded.', { 'Retry-After': '1' });
    }
    this.sent.set(thread, [...recent, now]);
  }
}
