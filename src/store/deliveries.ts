import { createHash, randomUUID } from 'node:crypto';
import { nothingDelivered, type DeliveryWrite } from '../service/delivery/delivery';
import type { Delivery, SentNote } from '../service/delivery/delivery';
import { DeliveryConflict } from '../service/ports';
import type { StoredDelivery } from '../service/ports';
import { openedRow, type ReportBroken } from './broken';
import { deliveryRow } from './case-rows';
import { fromChunks, fromJson, toChunks, toJson } from './chunks';
import { writeOwn } from './own-write';
import { stamp } from './schema';
import type { TableRow, Tables } from './tables';
import { downcast, upcast } from './upcast';

/** What was delivered of a case: process only, so it is in clear. Its row is apart from the head on purpose. */
export class Deliveries {
  constructor(
    protected readonly tables: Tables,
    protected readonly report: ReportBroken,
  ) {}

  async readDelivery(caseId: string): Promise<StoredDelivery> {
    const row = await this.tables.get('cases', caseId, deliveryRow);
    if (row === undefined) return { delivery: nothingDelivered, etag: undefined };
    const delivery = openedRow(this.report, { table: 'cases', row, remedy: deliverAgain }, () =>
      upcast('delivery', 'cases', row, fromJson(fromChunks(row.values))),
    );
    return { delivery: (delivery as Delivery | undefined) ?? nothingDelivered, etag: row.etag };
  }

  async writeDelivery(
    caseId: string,
    delivery: Delivery,
    { etag, by = randomUUID(), sent = [] }: DeliveryWrite,
  ): Promise<string> {
    const row = {
      partition: caseId,
      row: deliveryRow,
      values: { ...stamp('delivery'), ...toChunks(toJson(downcast('delivery', delivery))) },
    };
    const notes = sent.map((note) => ({ do: 'upsert' as const, row: toSentRow(caseId, note) }));
    return writeOwn(this.tables, 'cases', row, { etag, by }, () => new DeliveryConflict(), notes);
  }

  async readSent(caseId: string): Promise<readonly SentNote[]> {
    const rows = await this.tables.range('cases', { partition: caseId, from: 'sent-', to: 'sent-~' });
    return rows.flatMap((row) => {
      const read = () => upcast('sent', 'cases', row, fromJson(fromChunks(row.values)));
      const note = openedRow(this.report, { table: 'cases', row, remedy: notInTimeline }, read);
      return note === undefined ? [] : [note as SentNote];
    });
  }
}

const deliverAgain =
  'What was delivered of this case is not known any more, and so its messages are sent anew, some for a second time. To prevent that, restore the row.';
const notInTimeline = 'One reminder is missing from the timeline of this case. Restore the row, or leave it.';

/** In order of moment. The same note is the same row, so that noting it again changes nothing. */
function toSentRow(caseId: string, note: SentNote): TableRow {
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
