import type { Agreement } from '../agreement/agreement';
import { protocolSchema } from '../agreement/protocol-schema';
import { schoolSchema, type School } from '../agreement/school-schema';
import type { Agreements } from '../service/ports';
import { openedRow, type ReportBroken } from './broken';
import { fromChunks, fromJson, toChunks, toJson } from './chunks';
import { lenient } from './lenient';
import { LruCache } from '../service/lru-cache';
import { stamp } from './schema';
import { RowExists } from './tables';
import type { TableRow, StoredRow, Tables } from './tables';
import { downcast, upcast } from './upcast';

const row = 'agreement';

/** The partition of the rows that say which agreement of each school was in order last; row = school. */
const LAST_GOOD = 'last-good';

/**
 * Partition = hash. An agreement never changes, so it is read from storage once. One that was stored is never refused,
 * whatever files may say today: cases go by it.
 */
export class AgreementsOnTables implements Agreements {
  private readonly known = new LruCache<string, Agreement>(100);

  constructor(
    private readonly tables: Tables,
    private readonly report: ReportBroken,
  ) {}

  async get(hash: string): Promise<Agreement | undefined> {
    const known = this.known.get(hash);
    if (known !== undefined) return known;
    const found = await this.tables.get('agreements', hash, row);
    const agreement = found && this.opened(found);
    if (agreement !== undefined) this.known.set(hash, agreement);
    return agreement;
  }

  async put(agreement: Agreement): Promise<void> {
    if (this.known.get(agreement.hash) !== undefined) return;
    const content = toChunks(toJson(downcast('agreement', agreement)));
    const whole: TableRow = { partition: agreement.hash, row, values: { ...stamp('agreement'), ...content } };
    try {
      await this.tables.insert('agreements', whole);
    } catch (error) {
      if (!(error instanceof RowExists)) throw error;
      const stands = await this.tables.get('agreements', agreement.hash, row);
      // What is there says the same, unless it does not open: then this is what it said.
      if (stands !== undefined && this.opened(stands) === undefined) await this.tables.upsert('agreements', whole);
    }
    this.known.set(agreement.hash, agreement);
  }

  async lastGood(school: string): Promise<Agreement | undefined> {
    const found = await this.tables.get('agreements', LAST_GOOD, school);
    return found && this.namedIn(found);
  }

  async everyLastGood(): Promise<readonly Agreement[]> {
    const rows = await this.tables.range('agreements', { partition: LAST_GOOD });
    const found = await Promise.all(rows.map((named) => this.namedIn(named)));
    return found.flatMap((agreement) => agreement ?? []);
  }

  private async namedIn({ values: { hash } }: StoredRow): Promise<Agreement | undefined> {
    return typeof hash === 'string' ? this.get(hash) : undefined;
  }

  async putLastGood(school: string, hash: string): Promise<void> {
    await this.tables.upsert('agreements', {
      partition: LAST_GOOD,
      row: school,
      values: { ...stamp('agreement'), hash },
    });
  }

  private opened(found: StoredRow): Agreement | undefined {
    return openedRow(this.report, { table: 'agreements', row: found, remedy }, () => {
      const stored = upcast('agreement', 'agreements', found, fromJson(fromChunks(found.values)));
      return readAgreement(stored as Agreement);
    });
  }
}

const remedy =
  'Cases that go by this agreement cannot go on. Restore the row, or start the program once with the school and protocol files of then.';

/** With what was added to the form of an agreement since. What was changed from cards is in no file. */
export function readAgreement(stored: Agreement): Agreement {
  const { changed, ...file } = { ...stored.school };
  const school: School = lenient(schoolSchema, file);
  return {
    ...stored,
    protocol: lenient(protocolSchema, stored.protocol),
    school: changed === undefined ? school : { ...school, changed },
  };
}
