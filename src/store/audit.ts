import { randomUUID } from 'node:crypto';
import { auditedActs, type Audit, type AuditEntry } from '../service/ports';
import { stamp } from './schema';
import { RowExists } from './tables';
import type { StoredRow, Tables } from './tables';

/** Partition = subject, in order of moment. Rows are only ever added. */
export class AuditOnTables implements Audit {
  constructor(private readonly tables: Tables) {}

  async record(subject: string, entry: AuditEntry): Promise<void> {
    try {
      await this.tables.insert('audit', {
        partition: subject,
        row: `${entry.at}|${randomUUID()}`,
        values: { ...stamp('audit'), ...entry },
      });
    } catch (error) {
      // No two rows have the same key: it is this row, of which the answer got lost and which the client then sent again.
      if (!(error instanceof RowExists)) throw error;
    }
  }

  async list(subject: string): Promise<readonly AuditEntry[]> {
    return (await this.tables.range('audit', { partition: subject })).map(toEntry);
  }
}

function toEntry({ values }: StoredRow): AuditEntry {
  const { at, person, tenant, act, what } = values;
  return {
    at: String(at),
    person: String(person),
    tenant: String(tenant),
    act: auditedActs.find((known) => known === act) ?? 'refused',
    what: String(what),
  };
}
