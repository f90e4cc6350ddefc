import type { People, PersonRow } from '../service/ports';
import { fromChunks, fromJson, toChunks, toJson } from './chunks';
import type { Tables } from './tables';

const row = 'person';

/** Partition = person: each is read and written alone. */
export class PeopleOnTables implements People {
  constructor(private readonly tables: Tables) {}

  async get(person: string): Promise<PersonRow | undefined> {
    const found = await this.tables.get('people', person, row);
    return found && (fromJson(fromChunks(found.values)) as PersonRow);
  }

  async put(seen: PersonRow): Promise<void> {
    const values = { tenant: seen.tenant, lastSeen: seen.lastSeen, ...toChunks(toJson(seen)) };
    await this.tables.upsert('people', { partition: seen.person, row, values });
  }
}
