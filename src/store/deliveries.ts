import { createHash, randomUUID } from 'node:crypto';
import { nothingDelivered } from '../service/delivery';
import type { Delivery, SentNote } from '../service/delivery';
import { DeliveryConflict } from '../service/ports';
import type { StoredDelivery } from '../service/ports';
import { deliveryRow } from './case-rows';
import { fromChunks, fromJson, toChunks, toJson } from './chunks';
import { isRowRefusal } from './tables';
import type { Row, Tables } from './tables';

/** What was delivered of a case: process only, so it stands in clear. Its row is apart from the head on purpose. */
export class Deliveries {
  constructor(protected readonly tables: Tables) {}

  async readDelivery(caseId: string): Promise<StoredDelivery> {
    const row = await this.tables.get('cases', caseId, deliveryRow);
    if (row === undefined) return { delivery: nothingDelivered, etag: undefined };
    return { delivery: fromJson(fromChunks(row.values)) as Delivery, etag: row.etag };
  }

  async writeDelivery(
    caseId: string,
    delivery: Delivery,
    etag: string | undefined,
    sent: readonly SentNote[] = [],
  ): Promise<string> {
    const write = randomUUID();
    const row = { partition: caseId, row: deliveryRow, values: { write, ...toChunks(toJson(delivery)) } };
    try {
      const [written = ''] = await this.tables.transact('cases', [
        etag === undefined ? { do: 'insert', row } : { do: 'replace', row, etag },
        ...sent.map((note) => ({ do: 'upsert' as const, row: toSentRow(caseId, note) })),
      ]);
      return written;
    } catch (error) {
      if (!isRowRefusal(error)) throw error;
      const now = await this.tables.get('cases', caseId, deliveryRow);
      // It was this very write, of which the answer got lost and which the client then sent again.
      if (now?.values['write'] === write) return now.etag;
      throw new DeliveryConflict();
    }
  }

  async readSent(caseId: string): Promise<readonly SentNote[]> {
    const rows = await this.tables.range('cases', { partition: caseId, from: 'sent-', to: 'sent-~' });
    return rows.map((row) => fromJson(fromChunks(row.values)) as SentNote);
  }
}

/** In order of moment. The same note is the same row, so that noting it again changes nothing. */
function toSentRow(caseId: string, note: SentNote): Row {
  const { at, to, key, edition } = note;
  const name = createHash('sha256')
    .update(JSON.stringify([to, key, edition]))
    .digest('hex')
    .slice(0, 16);
  return { partition: caseId, row: `sent-${at}|${name}`, values: { at, ...toChunks(toJson(note)) } };
}
