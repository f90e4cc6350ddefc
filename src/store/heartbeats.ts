import type { Heartbeat, Heartbeats, Standstill } from '../service/ports';
import type { Tables } from './tables';

const partition = 'heartbeats';
/** Beside the copies: when none of them looked. */
const stillPartition = 'standstills';

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

  async stoodStill({ from, until }: Standstill): Promise<void> {
    const row = { partition: stillPartition, row: from, values: { schema: 1, from, until } };
    await this.tables.upsert('heartbeats', row);
  }

  async standstills(): Promise<readonly Standstill[]> {
    const rows = await this.tables.range('heartbeats', { partition: stillPartition });
    return rows.map(({ values: { from, until } }) => ({ from: String(from), until: String(until) }));
  }

  async forget({ from }: Standstill): Promise<void> {
    await this.tables.remove('heartbeats', stillPartition, from);
  }
}
