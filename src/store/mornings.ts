import { randomUUID } from 'node:crypto';
import type { Day } from '../agreement/time';
import type { PersonId } from '../agreement/people';
import { MorningConflict } from '../service/ports';
import type { Morning, MorningPlace, MorningStore } from '../service/ports';
import { fromChunks, fromJson, toChunks, toJson } from './chunks';
import { open, seal, type Place } from './envelope';
import type { Secrets } from './secrets';
import { isRowRefusal } from './tables';
import type { StoredRow, Tables } from './tables';

/** A day comes first, so that the rows of a person stand in order of day. */
const rowOf = ({ day, school }: MorningPlace): string => `${day}|${school}`;

/**
 * Partition = person: what they have in front of them is one row a day and school. Sealed, since its lines name colleagues,
 * with a key of the whole of storage: it is about several cases at once.
 */
export class MorningsOnTables implements MorningStore {
  constructor(
    private readonly tables: Tables,
    private readonly secrets: Secrets,
  ) {}

  async get(place: MorningPlace): Promise<{ readonly morning: Morning; readonly etag: string } | undefined> {
    const found = await this.tables.get('mornings', place.person, rowOf(place));
    return found && { morning: await this.opened(found), etag: found.etag };
  }

  async write(place: MorningPlace, morning: Morning, etag: string | undefined): Promise<string> {
    const write = randomUUID();
    const [partition, row] = [place.person, rowOf(place)];
    const sealed = seal(await this.key(), sealedAt(partition, row), toJson(morning));
    const written = { partition, row, values: { write, ...toChunks(sealed) } };
    try {
      return etag === undefined
        ? await this.tables.insert('mornings', written)
        : await this.tables.replace('mornings', written, etag);
    } catch (error) {
      if (!isRowRefusal(error)) throw error;
      const now = await this.tables.get('mornings', partition, row);
      // It was this very write, of which the answer got lost and which the client then sent again.
      if (now?.values['write'] === write) return now.etag;
      throw new MorningConflict();
    }
  }

  async forget(person: PersonId, before: Day): Promise<void> {
    for (const found of await this.tables.range('mornings', { partition: person, to: before })) {
      const { lines } = await this.opened(found);
      if (!lines.some(({ open }) => open)) await this.tables.remove('mornings', person, found.row);
    }
  }

  private async opened({ partition, row, values }: StoredRow): Promise<Morning> {
    return fromJson(open(await this.key(), sealedAt(partition, row), fromChunks(values))) as Morning;
  }

  private key(): Promise<Uint8Array> {
    return this.secrets.of('mornings');
  }
}

const sealedAt = (partition: string, row: string): Place => ({ caseId: partition, row, version: 0 });
