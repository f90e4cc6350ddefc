import { randomUUID } from 'node:crypto';
import { MorningConflict } from '../service/ports';
import type { Morning, MorningPlace, MorningStore } from '../service/ports';
import { fromChunks, fromJson, toChunks, toJson } from './chunks';
import { isRowRefusal } from './tables';
import type { Tables } from './tables';

const rowOf = ({ day, school }: MorningPlace): string => `${day}|${school}`;

/** Partition = person: what they have in front of them is one row a day and school. */
export class MorningsOnTables implements MorningStore {
  constructor(private readonly tables: Tables) {}

  async get(place: MorningPlace): Promise<{ readonly morning: Morning; readonly etag: string } | undefined> {
    const found = await this.tables.get('mornings', place.person, rowOf(place));
    return found && { morning: fromJson(fromChunks(found.values)) as Morning, etag: found.etag };
  }

  async write(place: MorningPlace, morning: Morning, etag: string | undefined): Promise<string> {
    const write = randomUUID();
    const row = { partition: place.person, row: rowOf(place), values: { write, ...toChunks(toJson(morning)) } };
    try {
      return etag === undefined
        ? await this.tables.insert('mornings', row)
        : await this.tables.replace('mornings', row, etag);
    } catch (error) {
      if (!isRowRefusal(error)) throw error;
      const now = await this.tables.get('mornings', place.person, rowOf(place));
      // It was this very write, of which the answer got lost and which the client then sent again.
      if (now?.values['write'] === write) return now.etag;
      throw new MorningConflict();
    }
  }
}
