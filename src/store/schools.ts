import { StorageUnavailable, VersionConflict, type SchoolChangeRow, type Schools } from '../service/ports';
import type { ReportBroken } from './broken';
import { fromChunks, fromJson, toChunks, toJson } from './chunks';
import { Unopenable } from './aead';
import { open, seal } from './sealed-rows';
import { stamp } from './schema';
import type { Secrets } from './secrets';
import { RowExists } from './tables';
import type { TableRow, Tables } from './tables';
import { downcast, upcast } from './upcast';

/**
 * Partition = school, in order of number. Rows are only ever added. Sealed, since a reason is in it, and why somebody
 * is away.
 */
export class SchoolsOnTables implements Schools {
  constructor(
    private readonly tables: Tables,
    private readonly secrets: Secrets,
    private readonly report: ReportBroken,
  ) {}

  async list(school: string): Promise<readonly SchoolChangeRow[]> {
    const rows = await this.tables.range('schools', { partition: school });
    // Known before any row is looked at: keys that are away are no broken row.
    await this.secrets.of('schools');
    const changes: SchoolChangeRow[] = [];
    for (const row of rows) {
      const change = await this.change(row);
      // A change is one upon those before it: whatever comes after one that does not open waits for it.
      if (change === undefined) break;
      changes.push(change);
    }
    return changes;
  }

  private async change(row: TableRow): Promise<SchoolChangeRow | undefined> {
    try {
      return upcast('change', 'schools', row, fromJson(await this.opened(row))) as SchoolChangeRow;
    } catch (error) {
      if (!(error instanceof StorageUnavailable || error instanceof SyntaxError)) throw error;
      const remedy = error instanceof StorageUnavailable ? error.message : doesNotOpen(row.partition);
      this.report({ table: 'schools', partition: row.partition, row: row.row, remedy });
      return undefined;
    }
  }

  async append(change: SchoolChangeRow): Promise<void> {
    const { school, number, at, by } = change;
    const row = String(number).padStart(10, '0');
    const sealed = seal(
      await this.secrets.of('schools'),
      placeOf({ partition: school, row }),
      toJson(downcast('change', change)),
    );
    const values = { ...stamp('change'), at, by, ...toChunks(sealed) };
    try {
      await this.tables.insert('schools', { partition: school, row, values });
    } catch (error) {
      if (!(error instanceof RowExists)) throw error;
      const stands = await this.tables.get('schools', school, row);
      // The answer of this very write was lost, and the client sent it again.
      if (stands !== undefined && Buffer.from(await this.opened(stands)).equals(Buffer.from(toJson(change)))) return;
      throw new VersionConflict();
    }
  }

  private async opened(row: TableRow): Promise<Uint8Array> {
    try {
      return open(await this.secrets.of('schools'), placeOf(row), fromChunks(row.values));
    } catch (error) {
      if (!(error instanceof Unopenable)) throw error;
      throw new StorageUnavailable(doesNotOpen(row.partition));
    }
  }
}

const doesNotOpen = (school: string): string =>
  `What was changed about school ${school} does not open: its people and roles are as they were before, and nobody can change them from a card. Restore the schools table.`;

const placeOf = ({ partition, row }: Pick<TableRow, 'partition' | 'row'>) => ({ caseId: partition, row, version: 0 });
