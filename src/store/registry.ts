import type { Registry, RegistryRow } from '../service/ports';
import { openedHere, type ReportBroken } from './broken';
import { fromChunks, fromJson, toChunks, toJson } from './chunks';
import { READS, schemaOf, stamp } from './schema';
import { RowExists } from './tables';
import type { TableRow, StoredRow, Tables } from './tables';
import { downcast, upcast } from './upcast';

/**
 * Partition = school, row = the case's code: so no two cases of a school have the same. All else in it follows from the
 * cases, and can be written anew from them.
 */
export class RegistryOnTables implements Registry {
  constructor(
    private readonly tables: Tables,
    private readonly report: ReportBroken,
  ) {}

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
    return rows.flatMap((row) => this.opened(row) ?? []);
  }

  async broken(school: string): Promise<readonly string[]> {
    const rows = await this.tables.range('registry', { partition: school });
    return rows.flatMap((row) => {
      const { caseId } = row.values;
      // What a later version of the program wrote is whole: it stays as it is.
      const ours = schemaOf(row) <= READS.registry;
      return ours && typeof caseId === 'string' && this.opened(row) === undefined ? [caseId] : [];
    });
  }

  private opened(row: StoredRow): RegistryRow | undefined {
    const read = () => upcast('registry', 'registry', row, fromJson(fromChunks(row.values))) as RegistryRow;
    return openedHere(this.report, { table: 'registry', row, remedy }, read);
  }
}

const remedy = 'The next sweep, within an hour, writes it anew from its case.';

/** Whole in its chunks; what an operator looks for is beside it, in properties of its own. */
function toRow(row: RegistryRow): TableRow {
  const { school, code, caseId, status, step, version, openedAt, nextDue } = row;
  const content = toChunks(toJson(downcast('registry', row)));
  const values = { ...stamp('registry'), caseId, status, step, version, openedAt, nextDue: nextDue ?? '', ...content };
  return { partition: school, row: code, values };
}
