import type { People, PersonRow } from '../service/ports';
import { openedHere, type ReportBroken } from './broken';
import { fromChunks, fromJson, toChunks, toJson } from './chunks';
import { stamp } from './schema';
import type { Tables } from './tables';
import { downcast, upcast } from './upcast';

const row = 'person';
const remedy =
  'It is written anew when this person next does something; until then the bot is installed for them anew.';

/** Partition = person: each is read and written alone. */
export class PeopleOnTables implements People {
  constructor(
    private readonly tables: Tables,
    private readonly report: ReportBroken,
  ) {}

  async get(person: string): Promise<PersonRow | undefined> {
    const found = await this.tables.get('people', person, row);
    if (found === undefined) return undefined;
    const read = () => upcast('person', 'people', found, fromJson(fromChunks(found.values))) as PersonRow;
    return openedHere(this.report, { table: 'people', row: found, remedy }, read);
  }

  async put(seen: PersonRow): Promise<void> {
    const content = toChunks(toJson(downcast('person', seen)));
    const values = { ...stamp('person'), tenant: seen.tenant, lastSeen: seen.lastSeen, ...content };
    await this.tables.upsert('people', { partition: seen.person, row, values });
  }
}
