import type { Heartbeat, Heartbeats } from '../service/ports';
import type { Tables } from './tables';

const partition = 'heartbeats';

/** One row a copy of the program, under its name. */
export class HeartbeatsOnTables implements Heartbeats {
  constructor(private readonly tables: Tables) {}

  async beat({ instance, at, looked }: Heartbeat): Promise<void> {
    const values = { schema: 1, instance, at, ...(looked === undefined ? {} : { looked }) };
    await this.tables.upsert('heartbeats', { partition, row: encodeURIComponent(instance), values });
  }

  async list(): Promise<readonly Heartbeat[]> {
    const rows = await this.tables.range('heartbeats', { partition });
    return rows.map(({ values: { instance, at, looked } }) => ({
      instance: String(instance),
      at: String(at),
      ...(typeof looked === 'string' ? { looked } : {}),
    }));
  }

  async remove(instance: string): Promise<void> {
    await this.tables.remove('heartbeats', partition, encodeURIComponent(instance));
  }
}
