import { StorageUnavailable, VersionConflict, type SchoolChangeRow, type Schools } from '../service/ports';
import { fromChunks, fromJson, toChunks, toJson } from './chunks';
import { open, seal, Unopenable } from './envelope';
import type { Secrets } from './secrets';
import { RowExists } from './tables';
import type { Row, Tables } from './tables';

/**
 * Partition = school, in order of number. Rows are only ever added. Sealed, since a reason stands in it, and why somebody
 * is away.
 */
export class SchoolsOnTables implements Schools {
  constructor(
    private readonly tables: Tables,
    private readonly secrets: Secrets,
  ) {}

  async list(school: string): Promise<readonly SchoolChangeRow[]> {
    const rows = await this.tables.range('schools', { partition: school });
    return Promise.all(rows.map(async (row) => fromJson(await this.opened(row)) as SchoolChangeRow));
  }

  async append(change: SchoolChangeRow): Promise<void> {
    const { school, number, at, by } = change;
    const row = String(number).padStart(10, '0');
    const sealed = seal(await this.secrets.of('schools'), placeOf({ partition: school, row }), toJson(change));
    try {
      await this.tables.insert('schools', { partition: school, row, values: { at, by, ...toChunks(sealed) } });
    } catch (error) {
      if (!(error instanceof RowExists)) throw error;
      const stands = await this.tables.get('schools', school, row);
      // The answer of this very write was lost, and the client sent it again.
      if (stands !== undefined && Buffer.from(await this.opened(stands)).equals(Buffer.from(toJson(change)))) return;
      throw new VersionConflict();
    }
  }

  private async opened(row: Row): Promise<Uint8Array> {
    try {
      return open(await this.secrets.of('schools'), placeOf(row), fromChunks(row.values));
    } catch (error) {
      if (!(error instanceof Unopenable)) throw error;
      throw new StorageUnavailable(
        `What was changed about school ${row.partition} does not open: restore the schools table.`,
      );
    }
  }
}

const placeOf = ({ partition, row }: Pick<Row, 'partition' | 'row'>) => ({ caseId: partition, row, version: 0 });
