import type { Find } from './conclude';
import type { Observer } from './observer';

const HOUR = 3_600_000;
/** For one thing that waits: what two copies try twice a minute while half of storage is away takes most of these. */
const MOST_PER_HOUR = 2_000;

/** Watches that no hour has far more calls than there are things to do: what goes round in circles shows. */
export class Pulse {
  private hour = 0;
  private calls = 0;

  constructor(
    private readonly observer: Observer,
    private readonly find: Find,
  ) {}

  /** A call begins. */
  beat(now: number): void {
    const hour = Math.floor(now / HOUR);
    if (hour !== this.hour) this.turn(hour);
    this.calls += 1;
  }

  private turn(hour: number): void {
    const waited = this.observer.takeMostWaiting();
    if (this.calls > MOST_PER_HOUR * waited)
      this.find(
        'no storm of calls',
        `${String(this.calls)} in the hour of ${new Date(this.hour * HOUR).toISOString()}, for ${String(waited)} things that waited`,
      );
    this.hour = hour;
    this.calls = 0;
  }
}
