import type { DeliveredItem, Delivery, SentNote } from './delivery';
import type { CaseStore } from '../ports';
import type { Held, Holds } from './held';

/** The delivery row of one case in the hands of one worker. */
export class Ledger {
  private held = false;

  constructor(private readonly row: Held<Delivery>) {}

  /** Whether something of the case waits that is nowhere written down. */
  get isHeld(): boolean {
    return this.held;
  }

  /** Something waits for the platform to answer again. */
  hold(): void {
    this.held = true;
  }

  get delivery(): Delivery {
    return this.row.content;
  }

  item(key: string): DeliveredItem | undefined {
    return this.delivery.items.find((item) => item.key === key);
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

  private change(what: (now: Delivery) => Partial<Delivery>, sent: readonly SentNote[] = []): Promise<void> {
    return this.row.write((now) => ({ ...now, ...what(now) }), sent);
  }

  /** Writes down which version was caught up with, and lets go. */
  release(version: number): Promise<void> {
    this.row.set({ ...this.delivery, version });
    return this.row.release();
  }
}

/**
 * Takes the lease of a case; when another worker holds it, says until when (wall time). `undefined` when there is no such
 * case: an opening that was given up, or an id that was made up, leaves nothing behind. @throws DeliveryConflict
 */
export async function takeLedger(
  holds: Holds<Delivery>,
  cases: CaseStore,
  caseId: string,
): Promise<Ledger | { readonly heldUntil: string } | undefined> {
  const taken = await holds.take({
    name: caseId,
    read: async () => {
      const { delivery: content, etag } = await cases.readDelivery(caseId);
      return etag === undefined && (await cases.readState(caseId)) === undefined ? undefined : { content, etag };
    },
    write: (delivery, write) => cases.writeDelivery(caseId, delivery, write),
  });
  return taken === undefined || 'heldUntil' in taken ? taken : new Ledger(taken);
}
