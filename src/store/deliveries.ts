import { createHash, randomUUID } from 'node:crypto';
import { nothingDelivered } from '../service/delivery/delivery';
import type { Delivery, SentNote } from '../service/delivery/delivery';
import { DeliveryConflict } from '../service/ports';
import type { StoredDelivery } from '../service/ports';
import { opened, type Report } from './broken';
import { deliveryRow } from './case-rows';
import { fromChunks, fromJson, toChunks, toJson } from './chunks';
import { stamp } from './schema';
import { isRowRefusal } from './tables';
import type { Row, Tables } from './tables';
import { downcast, upcast } from './upcast';

/** What was delivered of a case: process only, so it stands in clear. Its row is apart from the head on purpose. */
export class Deliveries {
  constructor(
    protected readonly tables: Tables,
    private readonly report: Report,
  ) {}

  async readDelivery(caseId: string): Promise<StoredDelivery> {
    const row = await this.tables.get('cases', caseId, deliveryRow);
    if (row === undefined) return { delivery: nothingDelivered, etag: undefined };
    const delivery = opened(this.report, { table: 'cases', row, remedy: deliverAgain }, () =>
      upcast('delivery', 'cases', row, fromJson(fromChunks(row.values))),
    );
    return { delivery: (delivery as Delivery | undefined) ?? nothingDelivered, etag: row.etag };
  }

  async writeDelivery(
    caseId: string,
    delivery: Delivery,
    etag: string | undefined,
    sent: readonly SentNote[] = [],
  ): Promise<string> {
    const write = randomUUID();
    const row = {
      partition: caseId,
      row: deliveryRow,
      values: { ...stamp('delivery'), write, ...toChunks(toJson(downcast('delivery', delivery))) },
    };
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
    return rows.flatMap((row) => {
      const read = () => upcast('sent', 'cases', row, fromJson(fromChunks(row.values)));
      const note = opened(this.report, { table: 'cases', row, remedy: notInTimeline }, read);
      return note === undefined ? [] : [note as SentNote];
    });
  }
}

const deliverAgain =
  'What was delivered of this case is not known any more, and so its messages are sent anew, some for a second time. To prevent that, restore the row.';
const notInTimeline = 'One reminder is missing from the timeline of this case. Restore the row, or leave it.';

/** In order of moment. The same note is the same row, so that noting it again changes nothing. */
function toSentRow(caseId: string, note: SentNote): Row {
  const { at, to, key, edition } = note;
  const name = createHash('sha256')
    .update(JSON.stringify([to, key, edition]))
    .digest('hex')
    .slice(0, 16);
  return {
    partition: caseId,
    row: `sent-${at}|${name}`,
    values: { ...stamp('sent'), at, ...toChunks(toJson(downcast('sent', note))) },
  };
}
