import type { Agreement } from '../agreement/agreement';
import type { Agreements } from '../service/ports';
import { fromChunks, fromJson, toChunks, toJson } from './chunks';
import { Recent } from './recent';
import { RowExists } from './tables';
import type { Tables } from './tables';

const row = 'agreement';

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
}
