import type { Registry, RegistryRow } from '../service/ports';
import { fromChunks, fromJson, toChunks, toJson } from './chunks';
import { RowExists } from './tables';
import type { Row, Tables } from './tables';

/** Partition = school, row = the case's code: so no two cases of a school have the same. */
export class RegistryOnTables implements Registry {
  constructor(private readonly tables: Tables) {}

  async reserve(row: RegistryRow): Promise<'reserved' | 'taken'> {
    try {
      await this.tables.insert('registry', toRow(row));
      return 'reserved';
    } catch (error) {
      if (!(error instanceof RowExists)) throw error;
    }
    const holder = await this.tables.get('registry', row.school, row.code);
    // Given back in between: the next code is as good.
    return holder?.values['caseId'] === row.caseId ? 'reserved' : 'taken';
  }

  async put(row: RegistryRow): Promise<void> {
    await this.tables.upsert('registry', toRow(row));
  }

  async remove(school: string, code: string): Promise<void> {
    await this.tables.remove('registry', school, code);
  }

  async list(school: string): Promise<readonly RegistryRow[]> {
    const rows = await this.tables.range('registry', { partition: school });
    return rows.map(({ values }) => fromJson(fromChunks(values)) as RegistryRow);
  }
}

/** Whole in its chunks; what an operator looks for stands beside it in properties of its own. */
function toRow(row: RegistryRow): Row {
  const { school, code, caseId, status, step, version, openedAt, nextDue } = row;
  const values = { caseId, status, step, version, openedAt, nextDue: nextDue ?? '', ...toChunks(toJson(row)) };
  return { partition: school, row: code, values };
}
