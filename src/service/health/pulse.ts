import type { Moment } from '../../agreement/time';
import { later } from '../delivery/backoff';
import { OnceAMinute } from './once-a-minute';
import type { Clock, Heartbeat, Heartbeats, Log, Metrics, Store } from '../ports';

/** Milliseconds after which reminders stand still, when no copy of the program looked at the due list. */
const STILL_AFTER = 5 * 60_000;
/** Milliseconds between two looks at the due list, after which the later one is late. It is looked at every second. */
const LOOK_WITHIN = 10_000;
/** Milliseconds by which the earliest of what is due may be late. */
const LATE_AFTER = 10 * 60_000;
/** Milliseconds after which the coordinators hear that reminders stood still. */
const AWAY_AFTER = 60 * 60_000;
/** Milliseconds after which nobody needs to hear any more that they did. */
const AWAY_UNTIL = 7 * 24 * 3_600_000;
/** Milliseconds after which a copy that is no more is forgotten. */
const FORGET_AFTER = 24 * 3_600_000;

interface Parts {
  readonly store: Pick<Store, 'due'> & { readonly heartbeats: Heartbeats };
  readonly clock: Clock;
  readonly log: Log;
  readonly instance: string;
  readonly metrics?: Metrics | undefined;
}

/**
 * Whether reminders go out: each copy of the program writes down that it lives and when it last looked at the due list, and
 * each tells the operator when none of them looks, or when what is due is not served.
 */
export class Pulse {
  private looked: Moment | undefined;
  /** Since when this copy looks without a pause for which the coordinators would have to hear of it. */
  private lookingSince: Moment | undefined;
  /** When any copy last looked, as far as this one knows. */
  private last: Moment;
  /** When this copy last did anything, and when it last woke with its machine. */
  private stirred: Moment;
  private woke: Moment | undefined;
  /** The last look of any copy, where it was too long ago at the beat before this one. */
  private old: Moment | undefined;
  private readonly telling: OnceAMinute;

  constructor(private readonly parts: Parts) {
    this.last = this.stirred = parts.clock.wall();
    this.telling = new OnceAMinute(() => Date.parse(parts.clock.wall()));
  }

  /** The due list was read, and serving what is due has begun. */
  lookEnded(): void {
    const now = this.parts.clock.wall();
    const before = this.looked;
    if (before !== undefined && later(before, LOOK_WITHIN) < now) this.parts.metrics?.lookedLate();
    this.stir(now);
    const paused = before !== undefined && later(before, AWAY_AFTER) < now && (this.woke ?? '') <= before;
    if (before === undefined || paused) this.lookingSince = now;
    this.looked = now;
  }

  /** A machine that slept did not miss anything that this copy could have done: the copy looks as soon as it wakes. */
  private stir(now: Moment): void {
    if (later(this.stirred, AWAY_AFTER) < now) this.woke = now;
    this.stirred = now;
  }

  /** Writes that this copy lives, and tells what stands still. @throws StorageUnavailable */
  async beat(): Promise<void> {
    const { store, clock, instance, metrics } = this.parts;
    const at = clock.wall();
    this.stir(at);
    metrics?.still(secondsBetween(this.last, at));
    const all = await store.heartbeats.list();
    await this.keepStandstill(all, at);
    const looked = this.looked ?? all.find((one) => one.instance === instance)?.looked;
    // Its own row of before a start says until when it looked then: it is kept until this copy looks again.
    await store.heartbeats.beat({ instance, at, ...(looked === undefined ? {} : { looked }) });
    this.last = latest([this.last, ...all.map((one) => one.looked), this.looked]);
    this.tellStandstill(this.last, at);
    await this.tellLate();
  }

  /**
   * That reminders stood still, by what all copies wrote down, is written down before this copy writes that it looks
   * again: a crash in between loses nothing. What is long over is forgotten.
   */
  private async keepStandstill(all: readonly Heartbeat[], at: Moment): Promise<void> {
    const { heartbeats } = this.parts.store;
    const until = this.lookingSince;
    if (until === undefined) return;
    const from = latest(all.map((one) => one.looked));
    if (from !== '' && later(from, AWAY_AFTER) < until) {
      await heartbeats.stoodStill({ from, until });
      this.parts.log.error(
        { from, until },
        'reminders stood still for more than an hour: no copy of the program looked at what is due; the coordinators are told',
      );
    }
    const old = all.filter((one) => later(one.at, FORGET_AFTER) < at && one.instance !== this.parts.instance);
    await Promise.all(old.map((one) => heartbeats.remove(one.instance)));
    const over = (await heartbeats.standstills()).filter((one) => later(one.until, AWAY_UNTIL) < at);
    await Promise.all(over.map((one) => heartbeats.forget(one)));
  }

  /** After a sleep of the machine no copy has looked either; so only where none has by the next beat do reminders stand still. */
  private tellStandstill(last: Moment, at: Moment): void {
    const before = this.old;
    this.old = later(last, STILL_AFTER) < at ? last : undefined;
    if (this.old === undefined || this.old !== before || !this.telling.may('still')) return;
    this.parts.log.error(
      { last },
      'no copy of the program has looked at the due list for five minutes: reminders stand still; start it again, and report this',
    );
  }

  /** One line for all that waits, with the earliest of it. */
  private async tellLate(): Promise<void> {
    const { store, clock, log, metrics } = this.parts;
    const [earliest] = await store.due.due({ domain: clock.now(), wall: clock.wall() }, 1);
    if (earliest === undefined) {
      metrics?.late(0);
      return;
    }
    const seconds = secondsBetween(earliest.at, earliest.clock === 'domain' ? clock.now() : clock.wall());
    metrics?.late(seconds);
    if (seconds * 1_000 < LATE_AFTER || !this.telling.may('late')) return;
    log.error(
      { case: earliest.caseId, seconds },
      'what is due is not served in time; the earliest waits so many seconds',
    );
  }
}

/** Empty when there is none. */
const latest = (moments: readonly (Moment | undefined)[]): Moment =>
  moments.reduce<Moment>((a, b = '') => (a > b ? a : b), '');

const secondsBetween = (from: Moment, to: Moment): number => Math.round((Date.parse(to) - Date.parse(from)) / 1_000);
