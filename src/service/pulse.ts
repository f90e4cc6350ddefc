import type { Moment } from '../agreement/time';
import { later } from './backoff';
import { OnceAMinute } from './once-a-minute';
import type { Clock, Heartbeats, Log, Metrics, Store } from './ports';

/** Milliseconds after which reminders stand still, when no copy of the program looked at the due list. */
const STILL_AFTER = 5 * 60_000;
/** Milliseconds between two looks at the due list, after which the later one is late. It is looked at every second. */
const LOOK_WITHIN = 10_000;
/** Milliseconds by which the earliest of what is due may be late. */
const LATE_AFTER = 10 * 60_000;
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
  /** The last look of any copy, where it was too long ago at the beat before this one. */
  private old: Moment | undefined;
  private readonly telling: OnceAMinute;
  private readonly began: Moment;

  constructor(private readonly parts: Parts) {
    this.began = parts.clock.wall();
    this.telling = new OnceAMinute(() => Date.parse(parts.clock.wall()));
  }

  /** The due list was read, and serving what is due has begun. */
  lookEnded(): void {
    const now = this.parts.clock.wall();
    if (this.looked !== undefined && later(this.looked, LOOK_WITHIN) < now) this.parts.metrics?.lookedLate();
    this.looked = now;
  }

  /** Writes that this copy lives, and tells what stands still. @throws StorageUnavailable */
  async beat(): Promise<void> {
    const { store, clock, instance } = this.parts;
    const at = clock.wall();
    await store.heartbeats.beat({ instance, at, ...(this.looked === undefined ? {} : { looked: this.looked }) });
    const all = await store.heartbeats.list();
    await Promise.all(
      all.filter((one) => later(one.at, FORGET_AFTER) < at).map((one) => store.heartbeats.remove(one.instance)),
    );
    this.tellStandstill(
      all.flatMap(({ looked }) => looked ?? []).reduce((a, b) => (a > b ? a : b), this.began),
      at,
    );
    await this.tellLate();
  }

  /** After a sleep of the machine no copy has looked either; so only where none has by the next beat do reminders stand still. */
  private tellStandstill(last: Moment, at: Moment): void {
    this.parts.metrics?.still(secondsBetween(last, at));
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

const secondsBetween = (from: Moment, to: Moment): number => Math.round((Date.parse(to) - Date.parse(from)) / 1_000);
