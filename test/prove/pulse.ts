import type { Around, Find } from './conclude';
import type { Call } from './wires';

const HOUR = 3_600_000;
/** For one thing that waits: what two copies try twice a minute while half of storage is away takes most of these. */
const MOST_PER_HOUR = 2_000;
/** Each copy looks every second whether something is due, also when nothing is. */
const LOOKS_PER_HOUR = 3_600;
const LOOK = 'GET due';
/** A chat is opened anew where nothing says how to reach somebody, as while storage is away. */
const OPENS_CHAT = 'POST v3/conversations';
/** So many kinds of calls are told of a storm: what goes round in circles is among them. */
const TOLD = 4;

/** Watches that no hour has far more calls than there are things to do: what goes round in circles shows. */
export class Pulse {
  private hour = 0;
  private readonly calls = new Map<string, number>();
  private readonly copies = new Set<string>();
  /** Whom each copy tries to tell while storage is away: that waits in its memory, where the observer does not see it. */
  private readonly unstored = new Set<string>();

  constructor(
    private readonly around: Pick<Around, 'observer' | 'weather'>,
    private readonly find: Find,
  ) {}

  /** A call begins. */
  beat({ at, name, life, body }: Call): void {
    const hour = Math.floor(at / HOUR);
    if (hour !== this.hour) this.turn(hour);
    this.calls.set(name, (this.calls.get(name) ?? 0) + 1);
    this.copies.add(life.name);
    if (name === OPENS_CHAT && this.around.weather.rough(at, 'tables')) this.unstored.add(`${life.name} ${body}`);
  }

  private turn(hour: number): void {
    const looks = this.calls.get(LOOK) ?? 0;
    const others = [...this.calls.values()].reduce((sum, times) => sum + times, 0) - looks;
    const waited = this.around.observer.takeMostWaiting() + this.unstored.size;
    // What carries a case out looks as well, beside all else that it does.
    const mostLooks = LOOKS_PER_HOUR * this.copies.size + others;
    if (others > MOST_PER_HOUR * waited || looks > mostLooks)
      this.find(
        'no storm of calls',
        `${String(others)} and ${String(looks)} looks in the hour of ${new Date(this.hour * HOUR).toISOString()}, for ${String(waited)} things that waited: ${this.most()}`,
      );
    this.hour = hour;
    this.calls.clear();
    this.copies.clear();
    this.unstored.clear();
  }

  private most(): string {
    const told = [...this.calls].sort(([, one], [, other]) => other - one).slice(0, TOLD);
    return told.map(([name, times]) => `${String(times)} ${name}`).join(', ');
  }
}
