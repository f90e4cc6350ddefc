import type { PersonId } from '../agreement/people';
import type { Moment } from '../agreement/time';
import { DraftConflict, type Draft, type DraftPlace, type DraftStore, type StoredDraft } from '../service/drafts/port';
import { openedRow, openedHere, type ReportBroken } from './broken';
import type { KeyRing } from './keys';
import { hasKey, OwnKeyRows } from './own-key-rows';
import { refuseLater, stamp } from './schema';
import type { StoredRow, Tables } from './tables';

/**
 * Partition = writer, row = the id that the form was opened under. In clear are only until when it is kept, and the
 * locked key.
 */
export class DraftsOnTables implements DraftStore {
  private readonly rows: OwnKeyRows<Draft>;

  constructor(
    private readonly tables: Tables,
    keys: KeyRing,
    report: ReportBroken,
  ) {
    this.rows = new OwnKeyRows(tables, keys, report, {
      table: 'drafts',
      kind: 'draft',
      remedy,
      conflict: () => new DraftConflict(),
    });
  }

  async get({ person, id }: DraftPlace): Promise<StoredDraft | undefined> {
    const found = await this.tables.get('drafts', person, id);
    if (found === undefined) return undefined;
    refuseLater('draft', 'drafts', found);
    const { sent, until } = found.values;
    if (typeof sent === 'string') return { kind: 'sent', as: sent, until: String(until) };
    const draft = await this.draftIn(found, openedRow);
    return draft && { kind: 'draft', draft, etag: found.etag };
  }

  async of(person: PersonId): Promise<readonly (DraftPlace & { readonly draft: Draft; readonly etag: string })[]> {
    const rows = await this.tables.range('drafts', { partition: person });
    const drafts = await Promise.all(
      rows.map(async (row) => {
        const draft = await this.draftIn(row, openedHere);
        return draft === undefined ? [] : [{ person, id: row.row, draft, etag: row.etag }];
      }),
    );
    return drafts.flat();
  }

  write({ person, id }: DraftPlace, draft: Draft, etag: string | undefined): Promise<string> {
    return this.rows.write(person, id, draft, etag, { until: draft.until });
  }

  async destroy({ person, id }: DraftPlace): Promise<void> {
    await this.rows.forget(person, id);
    await this.tables.remove('drafts', person, id);
  }

  async sent({ person, id }: DraftPlace, as: string, until: Moment): Promise<void> {
    await this.rows.forget(person, id);
    await this.tables.upsert('drafts', { partition: person, row: id, values: { ...stamp('draft'), sent: as, until } });
  }

  async *all(): AsyncIterable<DraftPlace & { readonly until: Moment }> {
    for await (const { partition, row, values } of this.tables.scan('drafts'))
      yield { person: partition, id: row, until: String(values['until']) };
  }

  /** The row of a form that was sent holds no draft. */
  private draftIn(row: StoredRow, as: typeof openedRow): Promise<Draft | undefined> {
    return hasKey(row) ? this.rows.read(row, as) : Promise.resolve(undefined);
  }
}

const remedy = 'It is removed when its time ends; its writer begins the form anew, and nobody else has to do anything.';
