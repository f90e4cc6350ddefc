import { randomUUID } from 'node:crypto';
import type { Day } from '../agreement/time';
import type { PersonId } from '../agreement/people';
import { DeliveryConflict } from '../service/ports';
import type { DigestPlace, DigestStore, Morning } from '../service/delivery/digest-port';
import type { DeliveryWrite } from '../service/delivery/delivery';
import { openedHere, type ReportBroken } from './broken';
import { fromChunks, fromJson, toChunks, toJson } from './chunks';
import { open, seal, type SealedPlace } from './sealed-rows';
import { writeOwn } from './own-write';
import { schemaOf, stamp } from './schema';
import type { Secrets } from './secrets';
import type { StoredRow, Tables } from './tables';
import { downcast, upcast } from './upcast';

/** A day comes first, so that the rows of a person stand in order of day. */
const rowOf = ({ day, school }: DigestPlace): string => `${day}|${school}`;

/**
 * Partition = person: what they have in front of them is one row a day and school. Sealed, since its lines name colleagues,
 * with a key of the whole of storage: it is about several cases at once. A list that does not open is made anew of what
 * its cases have on it.
 */
export class DigestsOnTables implements DigestStore {
  constructor(
    private readonly tables: Tables,
    private readonly secrets: Secrets,
    private readonly report: ReportBroken,
  ) {}

  async get(place: DigestPlace): ReturnType<DigestStore['get']> {
    const found = await this.tables.get('mornings', place.person, rowOf(place));
    if (found === undefined) return undefined;
    const { etag } = found;
    const content = await this.opened(found);
    return content === undefined ? { content: nothing, etag, lost: true } : { content, etag };
  }

  async write(
    place: DigestPlace,
    content: Morning,
    { etag, by = randomUUID() }: Omit<DeliveryWrite, 'sent'>,
  ): Promise<string> {
    const [partition, row] = [place.person, rowOf(place)];
    const sealed = seal(await this.key(), sealedAt(partition, row), toJson(downcast('morning', content)));
    const written = { partition, row, values: { ...stamp('morning'), ...toChunks(sealed) } };
    return writeOwn(this.tables, 'mornings', written, { etag, by }, () => new DeliveryConflict());
  }

  async forget(person: PersonId, before: Day): Promise<void> {
    for (const found of await this.tables.range('mornings', { partition: person, to: before })) {
      const morning = await this.opened(found);
      if (!morning?.lines.some(({ open }) => open)) await this.tables.remove('mornings', person, found.row);
    }
  }

  private async opened(row: StoredRow): Promise<Morning | undefined> {
    const key = await this.key();
    const read = () => upcast('morning', 'mornings', row, fromJson(contentOf(row, key))) as Morning;
    return openedHere(this.report, { table: 'mornings', row, remedy }, read);
  }

  private key(): Promise<Uint8Array> {
    return this.secrets.of('mornings');
  }
}

const nothing: Morning = { late: false, lines: [] };
const remedy = 'A new list takes its place; nobody has to do anything. Restore the row only to look into it.';

/** The oldest builds left it in clear: JSON begins with a brace, and what is sealed does not. */
const contentOf = (found: StoredRow, key: Uint8Array): Uint8Array => {
  const { partition, row, values } = found;
  const bytes = fromChunks(values);
  return schemaOf(found) === 0 && bytes[0] === BRACE ? bytes : open(key, sealedAt(partition, row), bytes);
};
const BRACE = 0x7b;

const sealedAt = (partition: string, row: string): SealedPlace => ({ caseId: partition, row, version: 0 });
