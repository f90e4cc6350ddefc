import { randomUUID } from 'node:crypto';
import { later } from './backoff';
import type { DeliveredItem, Delivery, SentNote } from './delivery';
import type { CaseStore, Clock } from '../ports';
import { Queue } from '../commands/queue';

/** Longer than any call to the platform may take, so that a lease never ends under a worker that is still busy. */
const LEASE = 60_000;

/**
 * The delivery row of one case in the hands of one worker: every change is written before the next call to the platform,
 * and every write renews the lease. A copy that lost the lease gets a DeliveryConflict and stops.
 */
export class Ledger {
  private readonly writing = new Queue();
  /** Names this holder of the row in what it writes. */
  private readonly id = randomUUID();
  /** Notes of which it is not known whether they are stored. */
  private unsure: readonly SentNote[] = [];
  private held = false;

  private constructor(
    private readonly cases: CaseStore,
    private readonly clock: Clock,
    private readonly caseId: string,
    private readonly owner: string,
    private current: Delivery,
    private etag: string | undefined,
  ) {}

  /**
   * Takes the lease; when another worker holds it, says until when (wall time). `undefined` when there is no such case:
   * an opening that was given up, or an id that was made up, leaves nothing behind. @throws DeliveryConflict
   */
  static async take(
    cases: CaseStore,
    clock: Clock,
    caseId: string,
    owner: string,
  ): Promise<Ledger | { readonly heldUntil: string } | undefined> {
    const { delivery, etag } = await cases.readDelivery(caseId);
    const { lease } = delivery;
    if (lease !== undefined && lease.owner !== owner && lease.until > clock.wall()) return { heldUntil: lease.until };
    if (etag === undefined && (await cases.readState(caseId)) === undefined) return undefined;
    const ledger = new Ledger(cases, clock, caseId, owner, delivery, etag);
    await ledger.write({});
    return ledger;
  }

  /** Whether something of the case waits that is nowhere written down. */
  get isHeld(): boolean {
    return this.held;
  }

  /** Something waits for the platform to answer again. */
  hold(): void {
    this.held = true;
  }

  get delivery(): Delivery {
    return this.current;
  }

  item(key: string): DeliveredItem | undefined {
    return this.current.items.find((item) => item.key === key);
  }

  /** Writes a change, and in the same transaction the notes of what was sent. */
  async write(change: Partial<Delivery>, sent: readonly SentNote[] = []): Promise<void> {
    await this.change(() => change, sent);
  }

  /** Writes items anew, by key; the others stay. */
  async writeItems(items: readonly DeliveredItem[], sent: readonly SentNote[] = []): Promise<void> {
    const changed = new Map(items.map((item) => [item.key, item]));
    await this.change((now) => {
      const known = new Set(now.items.map(({ key }) => key));
      const kept = now.items.map((item) => changed.get(item.key) ?? item);
      return { items: [...kept, ...items.filter(({ key }) => !known.has(key))] };
    }, sent);
  }

  /** Puts other items in the place of one, in one write. */
  async replace(key: string, by: readonly DeliveredItem[]): Promise<void> {
    const gone = new Set([key, ...by.map((item) => item.key)]);
    await this.change(({ items }) => ({ items: [...items.filter((item) => !gone.has(item.key)), ...by] }));
  }

  /** Forgets items that are over, so that the row stays small. */
  async forget(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    await this.change(({ items }) => ({ items: items.filter(({ key }) => !keys.includes(key)) }));
  }

  /** One after the other, each upon what the one before left: messages to several people go out side by side. */
  private change(what: (now: Delivery) => Partial<Delivery>, sent: readonly SentNote[] = []): Promise<void> {
    return this.writing.run('', () => {
      const lease = { owner: this.owner, until: later(this.clock.wall(), LEASE) };
      return this.store({ ...this.current, ...what(this.current), lease }, sent);
    });
  }

  /** Writes down which version was caught up with, and lets go. */
  async release(version: number): Promise<void> {
    const { lease: _, ...rest } = this.current;
    await this.store({ ...rest, version }, []);
  }

  /**
   * What storage did not answer about may be stored: the next write goes on from it, and so takes it along. One lost answer
   * then costs nothing of what is sent beside it.
   */
  private async store(delivery: Delivery, sent: readonly SentNote[]): Promise<void> {
    this.current = delivery;
    this.unsure = [...this.unsure, ...sent];
    const write = { by: this.id, etag: this.etag, sent: this.unsure };
    this.etag = await this.cases.writeDelivery(this.caseId, delivery, write);
    this.unsure = [];
  }
}
