import { randomUUID } from 'node:crypto';
import { AlertConflict, type AlertStore, type FoundAlert, type KeptAlert } from '../service/danger/port';
import { openedHere, type Report } from './broken';
import { fromChunks, fromJson, toChunks, toJson } from './chunks';
import type { KeyRing, WrappedKey } from './keys';
import { stamp } from './schema';
import { open, seal, type Place } from './sealed-rows';
import { isRowRefusal, type StoredRow, type Tables } from './tables';
import { downcast, upcast } from './upcast';

const partition = 'alerts';

/** One partition, row = a random id. In clear stands only the locked key; every write has a key of its own. */
export class AlertsOnTables implements AlertStore {
  constructor(
    private readonly tables: Tables,
    private readonly keys: KeyRing,
    private readonly report: Report,
  ) {}

  async all(): Promise<readonly FoundAlert[]> {
    const rows = await this.tables.range('alerts', { partition });
    const found = await Promise.all(
      rows.map(async (row) => {
        const alert = await this.alertIn(row);
        return alert === undefined ? [] : [{ id: row.row, alert, etag: row.etag }];
      }),
    );
    return found.flat();
  }

  async write(id: string, alert: KeptAlert, etag: string | undefined): Promise<string> {
    const write = randomUUID();
    const { bytes, wrapped } = await this.keys.create();
    const sealed = seal(bytes, placeOf(id), toJson(downcast('alert', alert)));
    const clear = { ...stamp('alert'), write, keyBy: wrapped.by, key: wrapped.bytes };
    const row = { partition, row: id, values: { ...clear, ...toChunks(sealed) } };
    try {
      return etag === undefined
        ? await this.tables.insert('alerts', row)
        : await this.tables.replace('alerts', row, etag);
    } catch (error) {
      if (!isRowRefusal(error)) throw error;
      const now = await this.tables.get('alerts', partition, id);
      // It was this very write, of which the answer got lost and which the client then sent again.
      if (now?.values['write'] === write) return now.etag;
      this.keys.forget(wrapped);
      throw new AlertConflict();
    }
  }

  async remove(id: string): Promise<void> {
    const found = await this.tables.get('alerts', partition, id);
    const wrapped = found && keyOf(found);
    if (wrapped !== undefined) this.keys.forget(wrapped);
    await this.tables.remove('alerts', partition, id);
  }

  private async alertIn(row: StoredRow): Promise<KeptAlert | undefined> {
    const wrapped = keyOf(row);
    const unlocked = wrapped && (await this.keys.unlock(wrapped).then(({ bytes }) => bytes, asError));
    return openedHere(this.report, { table: 'alerts', row, remedy }, () => {
      if (unlocked === undefined) throw new TypeError('a row without a key');
      if (unlocked instanceof Error) throw unlocked;
      const stored = fromJson(open(unlocked, placeOf(row.row), fromChunks(row.values)));
      return upcast('alert', 'alerts', row, stored) as KeptAlert;
    });
  }
}

const remedy =
  'An alert about danger that it held may not have arrived: ask those who lead the schools, and remove it.';

const placeOf = (id: string): Place => ({ caseId: partition, row: id, version: 0 });

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error('a key does not open'));

function keyOf({ values: { key, keyBy } }: StoredRow): WrappedKey | undefined {
  return key instanceof Uint8Array && typeof keyBy === 'string' ? { by: keyBy, bytes: key } : undefined;
}
