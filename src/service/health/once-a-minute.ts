/** Milliseconds. */
const MINUTE = 60_000;
/** Nobody fills the memory, or the log, by being called something else each time. */
const MOST = 200;

/** Whether something may be told again: the same thing once a minute, however often it happens. */
export class OnceAMinute {
  private readonly told = new Map<string, number>();

  /** @param now wall time in milliseconds */
  constructor(private readonly now: () => number) {}

  may(what: string): boolean {
    const now = this.now();
    for (const [key, at] of this.told) if (now - at >= MINUTE) this.told.delete(key);
    if (this.told.has(what) || this.told.size >= MOST) return false;
    this.told.set(what, now);
    return true;
  }
}
