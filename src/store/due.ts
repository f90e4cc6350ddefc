import type { DueList, DueRow } from '../service/ports';
import type { ReportBroken } from './broken';
import { READS, schemaOf, stamp } from './schema';
import type { TableRow, StoredRow, Tables } from './tables';

/**
 * Both clocks share one partition, in order of moment: in one contiguous range Azure finds what is due without looking at
 * what is not, which it cannot over two partitions. Outside practice the clocks agree, and the range is exactly what is due.
 */
const partition = 'due';
/** Sorts after every row of its moment. */
const end = '|~';

const keyOf = ({ clock, at, caseId, version }: DueRow): string =>
  `${at}|${clock}|${caseId}|${version === undefined ? '-' : String(version)}`;

/** Whether a row says of a case that it is due. */
export const isMeant = (row: StoredRow): boolean => keyOf(fromRow(row)) === row.row;

export class DueOnTables implements DueList {
  constructor(
    private readonly tables: Tables,
    private readonly report: ReportBroken,
  ) {}

  async put(due: DueRow): Promise<void> {
    await this.tables.upsert('due', toRow(due));
  }

  async remove(due: DueRow): Promise<void> {
    await this.tables.remove('due', partition, keyOf(due));
  }

  async due(until: { readonly domain: string; readonly wall: string }, most: number): Promise<readonly DueRow[]> {
    const to = `${until.domain > until.wall ? until.domain : until.wall}${end}`;
    const found: DueRow[] = [];
    for (let from = ''; found.length < most;) {
      const rows = await this.tables.range('due', { partition, from, to, most });
      const meant = await this.meant(rows);
      found.push(...meant.filter(({ clock, at }) => at <= until[clock]));
      const last = rows.at(-1);
      // Only where the clocks differ can there be more that is due after a full page of which some is not.
      if (last === undefined || rows.length < most) break;
      from = `${last.row}!`;
    }
    return found.slice(0, most);
  }

  /** What rows say. One that says nothing would be read at every look for ever: it is removed, and reported. */
  private async meant(rows: readonly StoredRow[]): Promise<readonly DueRow[]> {
    const meant: DueRow[] = [];
    for (const row of rows) {
      if (isMeant(row)) meant.push(fromRow(row));
      else if (schemaOf(row) <= READS.due) {
        this.report({ table: 'due', partition, row: row.row, remedy });
        await this.tables.remove('due', partition, row.row);
      }
    }
    return meant;
  }
}

const remedy = 'It says of no case that it is due, and was removed; nobody has to do anything.';

function toRow(due: DueRow): TableRow {
  const { clock, at, caseId, version, failures, impatient } = due;
  const values = {
    ...stamp('due'),
    clock,
    at,
    caseId,
    ...(version !== undefined && { version }),
    ...(failures !== undefined && { failures }),
    ...(impatient !== undefined && { impatient }),
  };
  return { partition, row: keyOf(due), values };
}

function fromRow({ values }: StoredRow): DueRow {
  const { clock, at, caseId, version, failures, impatient } = values;
  return {
    clock: clock === 'wall' ? 'wall' : 'domain',
    at: String(at),
    caseId: String(caseId),
    ...(typeof version === 'number' && { version }),
    ...(typeof failures === 'number' && { failures }),
    ...(impatient === true && { impatient }),
  };
}
