import type { Moment } from '../../src/agreement/time';

/**
 * The practice school's clock. It stands still until it is moved; all that people, platform and bot call "now" is
 * this, in UTC.
 */
export class PracticeClock {
  /** Whether the bot waits between its tries by this clock; else it never waits. */
  patient = false;

  constructor(private moment: Moment) {}

  now(): Moment {
    return this.moment;
  }

  set(moment: Moment): void {
    this.moment = moment;
  }
}

/** Any way of writing a moment, in the fixed width that lets moments be compared as strings. */
export function asMoment(written: string): Moment {
  return new Date(written).toISOString();
}
