import { later } from '../delivery/backoff';
import { errorFacts } from '../health/error-facts';
import type { Clock, Log, Store } from '../ports';
import type { Request } from '../request';
import { AlertConflict, type FoundAlert, type KeptAlert, type Stand } from './port';

/** So long a copy of the program that says nothing more keeps an alert from the others. Milliseconds. */
const LEASE = 45_000;

interface Own {
  alert: Omit<KeptAlert, 'until'>;
  etag: string | undefined;
  /** It is not stored as it is. */
  changed: boolean;
}

export interface KeptAlertsPorts {
  readonly store: Pick<Store, 'alerts'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
}

/**
 * The alerts of schools that cannot run, as this copy of the program keeps them in storage: those that it goes on with
 * itself, and those that another copy left. What storage does not take is given to it again.
 */
export class KeptAlerts {
  private readonly own = new Map<string, Own>();
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly ports: KeptAlertsPorts) {}

  /** Never throws. @returns its id */
  keep(request: Request): string {
    const id = this.ports.newId();
    this.own.set(id, { alert: { request, stands: [] }, etag: undefined, changed: true });
    void this.write();
    return id;
  }

  /** How far it came. Never throws. */
  came(id: string, stands: readonly Stand[], done: boolean): void {
    const own = this.own.get(id);
    if (own === undefined) return;
    const { request } = own.alert;
    own.alert = { request, stands, ...(done ? { done: true as const } : {}) };
    own.changed = true;
    void this.write();
  }

  /** Gives storage what it did not take yet. Never throws. */
  write(): Promise<void> {
    this.writing = this.writing.then(() => this.writeChanged());
    return this.writing;
  }

  /**
   * Keeps what is under way here from the other copies of the program, and takes over what one of them left.
   * @param wanted whether something can be done about an alert that nobody goes on with
   * @throws StorageUnavailable
   */
  async look(
    wanted: (alert: KeptAlert) => boolean,
    goOn: (id: string, alert: KeptAlert) => Promise<void>,
  ): Promise<void> {
    for (const own of this.own.values()) own.changed ||= own.alert.done !== true;
    await this.write();
    for (const found of await this.ports.store.alerts.all()) {
      const free = found.alert.done === true || found.alert.until <= this.ports.clock.wall();
      if (this.own.has(found.id) || !free || !wanted(found.alert)) continue;
      if (await this.take(found)) await goOn(found.id, found.alert);
    }
  }

  /** There is a case of it now, which speaks for itself. */
  async over(id: string): Promise<void> {
    this.own.delete(id);
    await this.ports.store.alerts.remove(id);
  }

  /** This copy does not go on with it: another may, or this one at a later look. */
  leave(id: string): void {
    this.own.delete(id);
  }

  private async take({ id, alert, etag }: FoundAlert): Promise<boolean> {
    const { store, clock } = this.ports;
    try {
      const taken = await store.alerts.write(id, { ...alert, until: later(clock.wall(), LEASE) }, etag);
      this.own.set(id, { alert, etag: taken, changed: false });
      return true;
    } catch (error) {
      if (!(error instanceof AlertConflict)) throw error;
      return false;
    }
  }

  private async writeChanged(): Promise<void> {
    const { store, clock, log } = this.ports;
    for (const [id, own] of this.own) {
      if (!own.changed) continue;
      own.changed = false;
      try {
        own.etag = await store.alerts.write(id, { ...own.alert, until: later(clock.wall(), LEASE) }, own.etag);
      } catch (error) {
        if (error instanceof AlertConflict) this.own.delete(id);
        else own.changed = true;
        log.warn({ ...errorFacts(error) }, 'how far an alert about danger came could not be written down');
      }
    }
  }
}
