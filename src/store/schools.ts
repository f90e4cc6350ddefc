import { VersionConflict, type SchoolChangeRow, type Schools } from '../service/ports';
import { fromChunks, fromJson, toChunks, toJson } from './chunks';
import { RowExists } from './tables';
import type { Tables } from './tables';

/** Partition = school, in order of number. Rows are only ever added. */
export class SchoolsOnTables implements Schools {
  constructor(private readonly tables: Tables) {}

  async list(school: string): Promise<readonly SchoolChangeRow[]> {
    const rows = await this.tables.range('schools', { partition: school });
    return rows.map(({ values }) => fromJson(fromChunks(values)) as SchoolChangeRow);
  }

  async append(change: SchoolChangeRow): Promise<void> {
    const { school, number, at, by } = change;
    const row = String(number).padStart(10, '0');
    try {
      await this.tables.insert('schools', { partition: school, row, values: { at, by, ...toChunks(toJson(change)) } });
    } catch (error) {
      if (!(error instanceof RowExists)) throw error;
      const stands = await this.tables.get('schools', school, row);
      // The answer of this very write was lost, and the client sent it again.
      if (stands !== undefined && Buffer.from(fromChunks(stands.values)).equals(Buffer.from(toJson(change)))) return;
      throw new VersionConflict();
    }
  }
}
