import { AlertConflict, type AlertStore, type FoundAlert, type KeptAlert } from '../service/danger/port';
import { openedHere, type ReportBroken } from './broken';
import type { KeyRing } from './keys';
import { OwnKeyRows } from './own-key-rows';
import type { Tables } from './tables';

const partition = 'alerts';

/** One partition, row = a random id. Only the locked key is in clear. */
export class AlertsOnTables implements AlertStore {
  private readonly rows: OwnKeyRows<KeptAlert>;

  constructor(
    private readonly tables: Tables,
    keys: KeyRing,
    report: ReportBroken,
  ) {
    this.rows = new OwnKeyRows(tables, keys, report, {
      table: 'alerts',
      kind: 'alert',
      remedy,
      conflict: () => new AlertConflict(),
    });
  }

  async all(): Promise<readonly FoundAlert[]> {
    const rows = await this.tables.range('alerts', { partition });
    const found = await Promise.all(
      rows.map(async (row) => {
        const alert = await this.rows.read(row, openedHere);
        return alert === undefined ? [] : [{ id: row.row, alert, etag: row.etag }];
      }),
    );
    return found.flat();
  }

  write(id: string, alert: KeptAlert, etag: string | undefined): Promise<string> {
    return this.rows.write(partition, id, alert, etag);
  }

  async remove(id: string): Promise<void> {
    await this.rows.forget(partition, id);
    await this.tables.remove('alerts', partition, id);
  }
}

const remedy =
  'An alert about danger that it held may not have arrived: ask those who lead the schools, and remove it.';
