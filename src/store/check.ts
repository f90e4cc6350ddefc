import { replay } from '../case/evolve';
import { OperatorError } from '../agreement/operator-error';
import type { BrokenRow, ClearFacts, RegistryRow } from '../service/ports';
import { isMeant } from './due';
import { headRow, unopenable } from './case-rows';
import { KeyRing } from './keys';
import { openStore, type OpenStore, type StoreParts } from './store';
import { Secrets } from './secrets';
import { READS, refuseLater, schemaOf, type RowKind } from './schema';
import type { StoredRow, TableName, Tables } from './tables';

export interface CheckOptions {
  /** Make anew what follows from the rest, and take away what the program makes anew by itself. */
  readonly rebuild?: boolean;
  /** Hears how far it is: a table, and how many rows of it were opened. */
  readonly progress?: (table: TableName, rows: number) => void;
}

export interface Checked {
  /** How many rows and cases were opened. */
  readonly opened: number;
  readonly broken: readonly BrokenRow[];
  /** How many of those are in order again. */
  readonly rebuilt: number;
}

const TELL_EVERY = 500;
/** What the program makes anew by itself once the row is gone. */
const remakes: Readonly<Partial<Record<string, RowKind>>> = { mornings: 'morning', people: 'person', due: 'due' };

/** Opens everything that storage holds. It changes nothing, unless it is asked to. @throws StorageUnavailable */
export async function checkStore(parts: Omit<StoreParts, 'report'>, options: CheckOptions = {}): Promise<Checked> {
  return new Check(parts, options).run();
}

class Check {
  private readonly broken: BrokenRow[] = [];
  private readonly store: OpenStore;
  private readonly secrets: Secrets;
  private readonly tables: Tables;
  private readonly lists = new Map<string, ReadonlySet<string>>();
  private opened = 0;
  private rebuilt = 0;

  constructor(
    parts: Omit<StoreParts, 'report'>,
    private readonly options: CheckOptions,
  ) {
    this.tables = parts.tables;
    this.store = openStore({ ...parts, report: (row) => this.broken.push(row), onlyReads: true });
    this.secrets = new Secrets(parts.tables, new KeyRing(parts.keys));
  }

  async run(): Promise<Checked> {
    const { store } = this;
    await this.each('keys', (row) => this.secrets.of(row.row));
    await this.each('agreements', ({ partition, row }) =>
      row === 'agreement' ? store.agreements.get(partition) : Promise.resolve(),
    );
    const looked = new Set<string>();
    await this.each('schools', async ({ partition }) => {
      if (!looked.has(partition)) await store.schools.list(partition);
      looked.add(partition);
    });
    await this.each('people', ({ partition }) => store.people.get(partition));
    await this.each('mornings', ({ partition, row }) => {
      const [day = '', school = ''] = row.split('|');
      return store.digests.get({ person: partition, day, school });
    });
    await this.each('drafts', ({ partition, row }) => store.drafts.get({ person: partition, id: row }));
    this.opened += (await store.alerts.all()).length;
    await this.each('due', async (row) => {
      if (!isMeant(row)) this.tell('due', row, 'It says of no case that it is due: the program removes it.');
    });
    await this.each('audit', this.numbered('audit', 'audit'));
    await this.each('pupils', this.numbered('pupil', 'pupils'));
    await this.each('registry', ({ partition }) => this.listed(partition));
    await this.each('cases', ({ partition }) => this.wholeCase(partition), headRow);
    if (this.options.rebuild === true) await this.rebuild();
    return { opened: this.opened, broken: this.broken, rebuilt: this.rebuilt };
  }

  /** Opens each row of a table; one that does not open leaves the others to be opened. */
  private async each(table: TableName, open: (row: StoredRow) => Promise<unknown>, row?: string): Promise<void> {
    let count = 0;
    for await (const found of this.tables.scan(table, row)) {
      try {
        await open(found);
      } catch (error) {
        if (!(error instanceof OperatorError)) throw error;
        this.tell(table, found, error.message);
      }
      count += 1;
      if (count % TELL_EVERY === 0) this.options.progress?.(table, count);
    }
    this.options.progress?.(table, count);
    this.opened += count;
  }

  private tell(table: TableName, { partition, row }: Pick<StoredRow, 'partition' | 'row'>, remedy: string): void {
    this.broken.push({ table, partition, row, remedy });
  }

  private readonly numbered =
    (kind: RowKind, table: TableName) =>
    async (row: StoredRow): Promise<void> =>
      refuseLater(kind, table, row);

  /** The cases in the list of a school, read once. */
  private async listed(school: string): Promise<ReadonlySet<string>> {
    const known = this.lists.get(school);
    if (known !== undefined) return known;
    const cases = new Set((await this.store.registry.list(school)).map(({ caseId }) => caseId));
    this.lists.set(school, cases);
    return cases;
  }

  private async wholeCase(caseId: string): Promise<void> {
    const { cases, agreements } = this.store;
    const facts = await cases.clearOf(caseId);
    const events = await cases.readEvents(caseId);
    // Its key was destroyed: nothing of it is to open.
    if (facts === undefined || events.length === 0) return;
    if (events.length !== facts.version) throw unopenable(caseId);
    await cases.readDelivery(caseId);
    await cases.readSent(caseId);
    const state = replay(events);
    if (state !== undefined && (await agreements.get(state.agreement)) === undefined)
      this.tell(
        'agreements',
        { partition: state.agreement, row: 'agreement' },
        `Case ${caseId} goes by it and it is not there: restore the agreements table.`,
      );
    if (!(await this.listed(facts.school)).has(caseId))
      this.tell(
        'registry',
        { partition: facts.school, row: facts.code },
        `Case ${caseId} is in no list: run with --rebuild, or wait for the program's daily look.`,
      );
    const snapshot = await cases.readState(caseId).catch(() => undefined);
    if (JSON.stringify(sorted(snapshot)) !== JSON.stringify(sorted(state)))
      this.tell(
        'cases',
        { partition: caseId, row: headRow },
        'The snapshot of this case is not what its events say: run with --rebuild.',
      );
  }

  private async rebuild(): Promise<void> {
    const done = new Set<string>();
    for (const { table, partition, row } of this.broken) {
      const name = [table, partition, row].join('\n');
      if (done.has(name)) continue;
      if (await this.remade(table, partition, row)) done.add(name);
    }
    this.rebuilt = this.broken.filter(({ table, partition, row }) =>
      done.has([table, partition, row].join('\n')),
    ).length;
  }

  /** What a later version of the program wrote is whole, and stays. */
  private async takenAway(
    table: TableName,
    kind: RowKind,
    { partition, row }: Pick<StoredRow, 'partition' | 'row'>,
  ): Promise<boolean> {
    const found = await this.tables.get(table, partition, row);
    if (found !== undefined && schemaOf(found) > READS[kind]) return false;
    await this.tables.remove(table, partition, row);
    return true;
  }

  /** Whether a row could be made anew. */
  private async remade(table: string, partition: string, row: string): Promise<boolean> {
    if (table === 'cases' && row === headRow) return this.store.remake(partition).catch(() => false);
    const kind = remakes[table];
    if (kind !== undefined) return this.takenAway(table as TableName, kind, { partition, row });
    if (table !== 'registry') return false;
    for await (const facts of this.store.cases.everyCase()) {
      if (facts.school !== partition || facts.code !== row) continue;
      await this.store.registry.put(barely(facts));
      return true;
    }
    return false;
  }
}

/** What is known of a case in clear. It counts as behind, so that the program completes it at the next sweep. */
const barely = ({ caseId, school, code, status, step, openedAt, emergencySince }: ClearFacts): RegistryRow => {
  const danger = emergencySince === undefined ? {} : { danger: true };
  return { caseId, school, code, status, step, openedAt, version: 0, people: [], ...danger };
};

/** Keys in one order, so that only content differs. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, inner]) => [key, sorted(inner)]),
        )
      : value;
