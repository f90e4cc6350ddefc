import { randomUUID } from 'node:crypto';
import type { Moment } from '../../agreement/time';
import { later } from './backoff';
import type { Lease, SentNote, DeliveryWrite } from './delivery';
import { DeliveryConflict, StorageUnavailable, type Clock } from '../ports';
import { Queue } from '../commands/queue';

/** Longer than any call to the platform may take, so that a lease never ends under a copy that is still busy. */
const LEASE = 60_000;

/** Where what was delivered of something is written down. */
export interface HoldableRow<R> {
  readonly name: string;
  /** `undefined` where there is nothing of which anything could be delivered. */
  read(): Promise<{ readonly content: R; readonly etag: string | undefined } | undefined>;
  /** @returns the etag to go on with @throws DeliveryConflict when somebody else changed the row since its etag was read */
  write(content: R, write: DeliveryWrite): Promise<string>;
  /** What could not be written, and now another copy of the program has the row. */
  overtaken?(content: R): Promise<void>;
}

interface Leased {
  readonly lease?: Lease;
}

/**
 * What was delivered of something, in the hands of one copy of the program: it is taken before anything is sent, every
 * change is written before the next call to the platform, and every write renews the lease. A copy that lost it gets a
 * DeliveryConflict and stops.
 */
export class Held<R extends Leased> {
  private readonly writing = new Queue();
  /** Names this holder in what it writes. */
  private readonly by = randomUUID();
  /** Notes of which it is not known whether they are stored. */
  private unsure: readonly SentNote[] = [];

  constructor(
    private readonly holds: Holds<R>,
    private readonly row: HoldableRow<R>,
    private current: R,
    private etag: string | undefined,
  ) {}

  get content(): R {
    return this.current;
  }

  /** Goes along with the next write. */
  set(content: R): void {
    this.current = content;
  }

  /**
   * Writes a change, and in the same transaction the notes of what was sent. One after the other, each upon what the one
   * before left: messages to several people go out side by side.
   */
  write(what: (now: R) => R, sent: readonly SentNote[] = []): Promise<void> {
    return this.writing.run('', () => this.store({ ...what(this.current), lease: this.holds.lease() }, sent));
  }

  /** Writes it as it is, and lets go. */
  async release(): Promise<void> {
    const { lease: _, ...rest } = this.current;
    await this.store(rest as R, []);
  }

  /**
   * What storage did not answer about may be stored: the next write goes on from it, and so takes it along. One lost answer
   * then costs nothing of what is sent beside it.
   */
  private async store(content: R, sent: readonly SentNote[]): Promise<void> {
    this.current = content;
    this.unsure = [...this.unsure, ...sent];
    const { unwritten } = this.holds;
    try {
      this.etag = await this.row.write(content, { by: this.by, etag: this.etag, sent: this.unsure });
    } catch (error) {
      if (error instanceof StorageUnavailable) unwritten.set(this.row.name, this);
      else unwritten.delete(this.row.name);
      throw error;
    }
    unwritten.delete(this.row.name);
    this.unsure = [];
  }
}

/** How this copy of the program holds rows of one kind. */
export class Holds<R extends Leased> {
  /** What was delivered while storage went away: it is written down as soon as storage answers, and not sent again. */
  readonly unwritten = new Map<string, Held<R>>();

  constructor(
    private readonly clock: Clock,
    /** Names this running copy of the program. */
    private readonly owner: string,
  ) {}

  lease(): Lease {
    return { owner: this.owner, until: later(this.clock.wall(), LEASE) };
  }

  /** Takes the lease; when another copy holds it, says until when (wall time). @throws DeliveryConflict */
  async take(row: HoldableRow<R>): Promise<Held<R> | { readonly heldUntil: Moment } | undefined> {
    const left = this.unwritten.get(row.name);
    if (left !== undefined) {
      try {
        await left.write(asItIs);
        return left;
      } catch (error) {
        if (!(error instanceof DeliveryConflict)) throw error;
        await row.overtaken?.(left.content);
      }
    }
    const found = await row.read();
    if (found === undefined) return undefined;
    const { lease } = found.content;
    if (lease !== undefined && lease.owner !== this.owner && lease.until > this.clock.wall())
      return { heldUntil: lease.until };
    const held = new Held(this, row, found.content, found.etag);
    await held.write(asItIs);
    return held;
  }
}

/** Only renews the lease. */
const asItIs = <R>(now: R): R => now;
