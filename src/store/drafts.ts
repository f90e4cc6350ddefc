import { randomUUID } from 'node:crypto';
import type { PersonId } from '../agreement/people';
import type { Moment } from '../agreement/time';
import { DraftConflict, type Draft, type DraftPlace, type DraftStore, type StoredDraft } from '../service/drafts/port';
import { opened, openedHere, type Reading, type Report } from './broken';
import { fromChunks, fromJson, toChunks, toJson } from './chunks';
import { open, seal, type Place } from './sealed-rows';
import type { KeyRing, WrappedKey } from './keys';
import { refuseLater, stamp } from './schema';
import { isRowRefusal } from './tables';
import type { StoredRow, Tables } from './tables';
import { downcast, upcast } from './upcast';

/**
 * Partition = writer, row = the id that the form was opened under. In clear stand only until when it is kept, and the
 * locked key. Every write has a key of its own: what was written before cannot be opened any more either.
 */
export class DraftsOnTables implements DraftStore {
  constructor(
    private readonly tables: Tables,
    private readonly keys: KeyRing,
    private readonly report: Report,
  ) {}

  async get({ person, id }: DraftPlace): Promise<StoredDraft | undefined> {
    const found = await this.tables.get('drafts', person, id);
    if (found === undefined) return undefined;
    refuseLater('draft', 'drafts', found);
    const { sent, until } = found.values;
    if (typeof sent === 'string') return { kind: 'sent', as: sent, until: String(until) };
    const draft = await this.draftIn(found, opened);
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

  async write({ person, id }: DraftPlace, draft: Draft, etag: string | undefined): Promise<string> {
    const write = randomUUID();
    const { bytes, wrapped } = await this.keys.create();
    const sealed = seal(bytes, sealedAt(person, id), toJson(downcast('draft', draft)));
    const clear = { ...stamp('draft'), write, until: draft.until, keyBy: wrapped.by, key: wrapped.bytes };
    const row = { partition: person, row: id, values: { ...clear, ...toChunks(sealed) } };
    try {
      return etag === undefined
        ? await this.tables.insert('drafts', row)
        : await this.tables.replace('drafts', row, etag);
    } catch (error) {
      if (!isRowRefusal(error)) throw error;
      const now = await this.tables.get('drafts', person, id);
      // It was this very write, of which the answer got lost and which the client then sent again.
      if (now?.values['write'] === write) return now.etag;
      this.keys.forget(wrapped);
      throw new DraftConflict();
    }
  }

  async destroy({ person, id }: DraftPlace): Promise<void> {
    await this.forget(person, id);
    await this.tables.remove('drafts', person, id);
  }

  async sent({ person, id }: DraftPlace, as: string, until: Moment): Promise<void> {
    await this.forget(person, id);
    await this.tables.upsert('drafts', { partition: person, row: id, values: { ...stamp('draft'), sent: as, until } });
  }

  async *all(): AsyncIterable<DraftPlace & { readonly until: Moment }> {
    for await (const { partition, row, values } of this.tables.scan('drafts'))
      yield { person: partition, id: row, until: String(values['until']) };
  }

  /** This copy of the program forgets the key that the row holds. */
  private async forget(person: PersonId, id: string): Promise<void> {
    const found = await this.tables.get('drafts', person, id);
    const wrapped = found && keyOf(found);
    if (wrapped !== undefined) this.keys.forget(wrapped);
  }

  private async draftIn(row: StoredRow, as: typeof opened): Promise<Draft | undefined> {
    const wrapped = keyOf(row);
    if (wrapped === undefined) return undefined;
    const read = await this.keys.unlock(wrapped).then(
      ({ bytes }) =>
        () =>
          unsealed(row, bytes),
      (error: unknown) => () => {
        throw error;
      },
    );
    return as(this.report, reading(row), read);
  }
}

const reading = (row: StoredRow): Reading => ({ table: 'drafts', row, remedy });
const remedy = 'It is removed when its time ends; its writer begins the form anew, and nobody else has to do anything.';

const unsealed = (row: StoredRow, key: Uint8Array): Draft =>
  upcast(
    'draft',
    'drafts',
    row,
    fromJson(open(key, sealedAt(row.partition, row.row), fromChunks(row.values))),
  ) as Draft;

function keyOf({ values: { key, keyBy } }: StoredRow): WrappedKey | undefined {
  return key instanceof Uint8Array && typeof keyBy === 'string' ? { by: keyBy, bytes: key } : undefined;
}

const sealedAt = (person: PersonId, id: string): Place => ({ caseId: person, row: id, version: 0 });
