import type { Agreement } from '../agreement/agreement';
import type { Agreements } from '../service/ports';
import { fromChunks, fromJson, toChunks, toJson } from './chunks';
import { Recent } from './recent';
import { RowExists } from './tables';
import type { Tables } from './tables';

const row = 'agreement';

/** The partition of the rows that say which agreement of each school was in order last; row = school. */
const LAST_GOOD = 'last-good';

/** Partition = hash. An agreement never changes, so it is read from storage once. */
export class AgreementsOnTables implements Agreements {
  private readonly known = new Recent<string, Agreement>(100);

  constructor(private readonly tables: Tables) {}

  async get(hash: string): Promise<Agreement | undefined> {
    const known = this.known.get(hash);
    if (known !== undefined) return known;
    const found = await this.tables.get('agreements', hash, row);
    if (found === undefined) return undefined;
    const agreement = fromJson(fromChunks(found.values)) as Agreement;
    this.known.set(hash, agreement);
    return agreement;
  }

  async put(agreement: Agreement): Promise<void> {
    if (this.known.get(agreement.hash) !== undefined) return;
    try {
      await this.tables.insert('agreements', { partition: agreement.hash, row, values: toChunks(toJson(agreement)) });
    } catch (error) {
      if (!(error instanceof RowExists)) throw error;
    }
    this.known.set(agreement.hash, agreement);
  }

  async lastGood(school: string): Promise<Agreement | undefined> {
    const found = await this.tables.get('agreements', LAST_GOOD, school);
    const hash = found?.values['hash'];
    return typeof hash === 'string' ? this.get(hash) : undefined;
  }

  async putLastGood(school: string, hash: string): Promise<void> {
    await this.tables.upsert('agreements', { partition: LAST_GOOD, row: school, values: { schema: 1, hash } });
  }
}
