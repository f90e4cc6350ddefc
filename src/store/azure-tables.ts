import { odata, TableClient } from '@azure/data-tables';
import type { TableEntity, TableEntityResult, TableServiceClientOptions, TransactionAction } from '@azure/data-tables';
import { OperatorError } from '../agreement/operator-error';
import { isAbsent, understand } from './azure-errors';
import type { StoragePlace } from './azure-errors';
import { checkChanges, checkRow, isKey, tableNames } from './tables';
import type { Change, Range, TableRow, StoredRow, TableName, Tables, Value } from './tables';

/** Where the tables are: a connection string, or the account's URL for a program that has an identity in the cloud. */
export type AzureSettings = {
  /** Stands before each table's name, so that several programs can share an account. Letters and digits. */
  readonly prefix?: string;
  /** Milliseconds that one call may take, with its retries, before storage counts as away. */
  readonly patience?: number;
  /** What carries calls to storage; the network unless something else is given. */
  readonly httpClient?: TableHttpClient;
} & ({ readonly connection: string } | { readonly accountUrl: string });

/** Carries one HTTP call to storage, and knows nothing of what is in it. */
export type TableHttpClient = NonNullable<TableServiceClientOptions['httpClient']>;

/** Somebody is waiting: storage that is away must be told within seconds. All in milliseconds. */
const defaultPatience = 4_000;
const retryOptions = { maxRetries: 2, retryDelayInMs: 150, maxRetryDelayInMs: 600 };

type Entity = TableEntity<Record<string, Value>>;

class AzureTables implements Tables {
  constructor(
    private readonly clients: Readonly<Record<TableName, TableClient>>,
    private readonly place: StoragePlace,
    private readonly patience: number,
  ) {}

  async prepare(): Promise<void> {
    // One goes first: where storage is away the others are not tried, and what was made is not asked for again.
    const [first, ...others] = this.unmade;
    if (first !== undefined) await this.make(first);
    await Promise.all(others.map((table) => this.make(table)));
  }

  private readonly unmade = new Set<TableName>(tableNames);

  private async make(table: TableName): Promise<void> {
    await this.call(`making table ${table}`, (limit) => this.clients[table].createTable(limit));
    this.unmade.delete(table);
  }

  async get(table: TableName, partition: string, row: string): Promise<StoredRow | undefined> {
    if (!isKey(partition) || !isKey(row)) return undefined;
    return this.call(`reading ${table}`, async (limit) => {
      try {
        return toRow(await this.clients[table].getEntity<Record<string, Value>>(partition, row, limit));
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw error;
      }
    });
  }

  insert(table: TableName, row: TableRow): Promise<string> {
    return this.write(table, row, (client, limit) => client.createEntity(toEntity(row), limit));
  }

  upsert(table: TableName, row: TableRow): Promise<string> {
    return this.write(table, row, (client, limit) => client.upsertEntity(toEntity(row), 'Replace', limit));
  }

  replace(table: TableName, row: TableRow, etag: string): Promise<string> {
    return this.write(table, row, (client, limit) => client.updateEntity(toEntity(row), 'Replace', { ...limit, etag }));
  }

  async remove(table: TableName, partition: string, row: string): Promise<void> {
    if (!isKey(partition) || !isKey(row)) return;
    await this.call(`removing from ${table}`, async (limit) => {
      try {
        await this.clients[table].deleteEntity(partition, row, limit);
      } catch (error) {
        if (!isAbsent(error)) throw error;
      }
    });
  }

  async transact(table: TableName, changes: readonly Change[]): Promise<readonly string[]> {
    checkChanges(changes);
    const [only] = changes;
    if (only !== undefined && changes.length === 1) return [await this.alone(table, only)];
    return this.call(`writing ${table}`, async (limit) => {
      const { subResponses } = await this.clients[table].submitTransaction(changes.map(toAction), limit);
      return changes.map((_, index) => etagOf(subResponses[index]?.etag));
    });
  }

  async range(table: TableName, range: Range): Promise<readonly StoredRow[]> {
    if (!isKey(range.partition)) return [];
    const most = range.most ?? Infinity;
    const rows: StoredRow[] = [];
    let continuationToken: string | undefined;
    do {
      // A page of one listing, each within its own time: a long list may take longer than one call may.
      const page = await this.page(table, filterOf(range), Math.min(most - rows.length, 1_000), continuationToken);
      rows.push(...page.map(toRow));
      continuationToken = page.continuationToken;
    } while (continuationToken !== undefined && rows.length < most);
    return rows.slice(0, most);
  }

  async *scan(table: TableName, row?: string): AsyncIterable<StoredRow> {
    const filter = row === undefined ? undefined : odata`RowKey eq ${row}`;
    let continuationToken: string | undefined;
    do {
      const page = await this.page(table, filter, 1_000, continuationToken);
      yield* page.map(toRow);
      continuationToken = page.continuationToken;
    } while (continuationToken !== undefined);
  }

  /** A transaction of one row is a plain write, that needs no envelope around it. */
  private alone(table: TableName, change: Change): Promise<string> {
    switch (change.do) {
      case 'insert':
        return this.insert(table, change.row);
      case 'upsert':
        return this.upsert(table, change.row);
      case 'replace':
        return this.replace(table, change.row, change.etag);
    }
  }

  private page(
    table: TableName,
    filter: string | undefined,
    maxPageSize: number,
    continuationToken: string | undefined,
  ) {
    return this.call(`listing ${table}`, async (limit) => {
      const queryOptions = filter === undefined ? {} : { filter };
      const pages = this.clients[table]
        .listEntities<Record<string, Value>>({ ...limit, queryOptions })
        .byPage({ maxPageSize, ...(continuationToken !== undefined && { continuationToken }) });
      for await (const page of pages) return page;
      return [];
    });
  }

  private async write(
    table: TableName,
    row: TableRow,
    write: (client: TableClient, limit: { readonly abortSignal: AbortSignal }) => Promise<{ readonly etag?: string }>,
  ): Promise<string> {
    checkRow(row);
    return this.call(`writing ${table}`, async (limit) => etagOf((await write(this.clients[table], limit)).etag));
  }

  private async call<T>(doing: string, act: (limit: { readonly abortSignal: AbortSignal }) => Promise<T>): Promise<T> {
    try {
      return await act({ abortSignal: AbortSignal.timeout(this.patience) });
    } catch (error) {
      throw understand(error, doing, this.place);
    }
  }
}

const toEntity = ({ partition, row, values }: TableRow): Entity => ({
  ...values,
  partitionKey: partition,
  rowKey: row,
});

function toRow(entity: TableEntityResult<Record<string, Value>>): StoredRow {
  const { etag, partitionKey = '', rowKey = '', timestamp: _, ...rest } = entity;
  const values = Object.entries(rest).filter(([name]) => !name.startsWith('odata.'));
  return { partition: partitionKey, row: rowKey, etag, values: Object.fromEntries(values) };
}

function toAction(change: Change): TransactionAction {
  switch (change.do) {
    case 'insert':
      return ['create', toEntity(change.row)];
    case 'upsert':
      return ['upsert', toEntity(change.row), 'Replace'];
    case 'replace':
      return ['update', toEntity(change.row), 'Replace', { etag: change.etag }];
  }
}

function etagOf(etag: string | undefined): string {
  if (etag === undefined) throw new OperatorError('Storage wrote a row without saying its etag.');
  return etag;
}

function filterOf({ partition, from, to }: Range): string {
  const bounds = [odata`PartitionKey eq ${partition}`];
  if (from !== undefined) bounds.push(odata`RowKey ge ${from}`);
  if (to !== undefined) bounds.push(odata`RowKey le ${to}`);
  return bounds.join(' and ');
}

/**
 * Tables in Azure Storage, or in Azurite. Reaches nothing yet: `prepare` does.
 * @throws OperatorError naming the setting when it cannot be understood
 */
export async function azureTables(settings: AzureSettings): Promise<Tables> {
  const prefix = settings.prefix ?? 'zorgmelding';
  if (!/^[A-Za-z][A-Za-z0-9]{0,49}$/.test(prefix)) {
    throw new OperatorError('TABLE_PREFIX must be letters and digits, beginning with a letter, 50 at most.');
  }
  const open = await opener(settings);
  const clients = Object.fromEntries(tableNames.map((name) => [name, open(`${prefix}${name}`)])) as Record<
    TableName,
    TableClient
  >;
  const setting = 'connection' in settings ? 'STORAGE_CONNECTION' : 'STORAGE_ACCOUNT_URL';
  return new AzureTables(
    clients,
    { setting, host: new URL(clients.cases.url).host },
    settings.patience ?? defaultPatience,
  );
}

async function opener(settings: AzureSettings): Promise<(name: string) => TableClient> {
  const carrier = settings.httpClient === undefined ? {} : { httpClient: settings.httpClient };
  const options: TableServiceClientOptions = { retryOptions, ...carrier };
  if ('connection' in settings) return (name) => fromConnection(settings.connection, name, options);
  if (!/^https:\/\/[^/]+\/?$/.test(settings.accountUrl)) {
    throw new OperatorError(
      "STORAGE_ACCOUNT_URL must be the address of the account's tables, such as https://NAME.table.core.windows.net.",
    );
  }
  // Loaded only here: on a laptop it would cost half a second for nothing.
  const { DefaultAzureCredential } = await import('@azure/identity');
  const credential = new DefaultAzureCredential();
  return (name) => new TableClient(settings.accountUrl, name, credential, options);
}

function fromConnection(connection: string, name: string, options: TableServiceClientOptions): TableClient {
  const loopback = /TableEndpoint=http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]|UseDevelopmentStorage=true/i.test(
    connection,
  );
  try {
    const client = TableClient.fromConnectionString(connection, name, {
      ...options,
      allowInsecureConnection: loopback,
    });
    // A proxy of the house's network knows nothing of what listens on this machine.
    if (loopback) client.pipeline.removePolicy({ name: 'proxyPolicy' });
    return client;
  } catch {
    // What it says may quote the setting, and with it the key.
    throw new OperatorError(
      'STORAGE_CONNECTION is no connection string: copy it from the storage account, under "Access keys".',
    );
  }
}
