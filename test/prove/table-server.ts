import { RestError } from '@azure/data-tables';
import type { TableHttpClient } from '../../src/store/azure-tables';
import { memoryTables } from '../../src/store/memory-tables';
import { RowConflict, RowExists, RowMissing, tableNames } from '../../src/store/tables';
import type { Change, TableRow, StoredRow, TableName, Tables, Value } from '../../src/store/tables';

type Request = Parameters<TableHttpClient['sendRequest']>[0];
type Response = Awaited<ReturnType<TableHttpClient['sendRequest']>>;

/** What storage answers to one call, before anything befalls it on the way. */
export interface TableAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The protocol of Azure Tables over tables in memory: what the program's own client sends is what is read here. */
export class TableServer {
  private readonly made = new Set<string>();

  constructor(
    private readonly prefix: string,
    private readonly tables: Tables = memoryTables(),
  ) {}

  async answer(request: Request): Promise<TableAnswer> {
    const url = new URL(request.url);
    const path = decodeURIComponent(url.pathname).replace(/^\/[^/]+/, '');
    const body = typeof request.body === 'string' ? request.body : '';
    try {
      if (path === '/Tables') return this.make(body);
      if (path === '/$batch') return await this.batch(body);
      const [, name = '', keys = ''] = /^\/([^(]+)(?:\((.*)\))?$/.exec(path) ?? [];
      const table = this.tableOf(name);
      if (table === undefined) return failed(404, 'TableNotFound');
      if (request.method === 'GET' && keys === '') return await this.query(table, url.searchParams);
      return await this.single(table, request.method, keysOf(keys), body, request.headers.get('if-match'));
    } catch (error) {
      return refusal(error);
    }
  }

  private make(body: string): TableAnswer {
    const { TableName: name } = JSON.parse(body) as { readonly TableName: string };
    if (this.made.has(name)) return failed(409, 'TableAlreadyExists');
    this.made.add(name);
    return { status: 201, body: JSON.stringify({ TableName: name }) };
  }

  private tableOf(name: string): TableName | undefined {
    return this.made.has(name) ? tableNames.find((table) => name === `${this.prefix}${table}`) : undefined;
  }

  private async single(
    table: TableName,
    method: string,
    [partition, row]: readonly [string, string],
    body: string,
    match: string | undefined,
  ): Promise<TableAnswer> {
    switch (method) {
      case 'GET': {
        const found = await this.tables.get(table, partition, row);
        if (found === undefined) return failed(404, 'ResourceNotFound');
        return { status: 200, headers: { etag: found.etag }, body: JSON.stringify(written(found)) };
      }
      case 'POST':
        return { status: 204, headers: { etag: await this.tables.insert(table, readRow(body)) } };
      case 'DELETE':
        if ((await this.tables.get(table, partition, row)) === undefined) return failed(404, 'ResourceNotFound');
        await this.tables.remove(table, partition, row);
        return { status: 204 };
      case 'PUT': {
        const given = readRow(body, [partition, row]);
        const etag = await (match === undefined || match === '*'
          ? this.tables.upsert(table, given)
          : this.tables.replace(table, given, match));
        return { status: 204, headers: { etag } };
      }
      default:
        return failed(405, 'MethodNotAllowed');
    }
  }

  private async query(table: TableName, asked: URLSearchParams): Promise<TableAnswer> {
    const filter = asked.get('$filter') ?? '';
    const part = (name: string): string | undefined =>
      new RegExp(`${name} '((?:[^']|'')*)'`).exec(filter)?.[1]?.replaceAll("''", "'");
    const partition = part('PartitionKey eq');
    if (partition === undefined) return this.whole(table, part('RowKey eq'), asked);
    const most = Math.min(Number(asked.get('$top') ?? 1_000), 1_000);
    const from = asked.get('NextRowKey') ?? part('RowKey ge');
    const to = part('RowKey le');
    const rows = await this.tables.range(table, {
      partition,
      most: most + 1,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    });
    const next = rows[most];
    const headers: Readonly<Record<string, string>> =
      next === undefined
        ? {}
        : { 'x-ms-continuation-nextpartitionkey': partition, 'x-ms-continuation-nextrowkey': next.row };
    return { ...listed(rows.slice(0, most)), headers };
  }

  /** A page of the rows of all partitions, or of those that have this row key. */
  private async whole(table: TableName, row: string | undefined, asked: URLSearchParams): Promise<TableAnswer> {
    const most = Math.min(Number(asked.get('$top') ?? 1_000), 1_000);
    const from = [asked.get('NextPartitionKey') ?? '', asked.get('NextRowKey') ?? ''] as const;
    const rows: StoredRow[] = [];
    for await (const found of this.tables.scan(table, row)) {
      if (found.partition < from[0] || (found.partition === from[0] && found.row < from[1])) continue;
      if (rows.length === most)
        return {
          ...listed(rows),
          headers: {
            'x-ms-continuation-nextpartitionkey': found.partition,
            'x-ms-continuation-nextrowkey': found.row,
          },
        };
      rows.push(found);
    }
    return listed(rows);
  }

  private async batch(body: string): Promise<TableAnswer> {
    const parts = body.split(/--changeset_[^\r\n]*\r?\n?/).slice(1, -1);
    const changes = parts.map(changeOf);
    const table = this.tableOf(changes[0]?.table ?? '');
    if (table === undefined) return failed(404, 'TableNotFound');
    try {
      const etags = await this.tables.transact(
        table,
        changes.map(({ change }) => change),
      );
      return inParts(etags.map((etag) => `HTTP/1.1 204 No Content\r\nETag: ${etag}\r\n\r\n`));
    } catch (error) {
      const { status, body: told = '' } = refusal(error);
      return inParts([`HTTP/1.1 ${String(status)} Refused\r\nContent-Type: application/json\r\n\r\n${told}\r\n`]);
    }
  }
}

const MIXED = { 'content-type': 'multipart/mixed; boundary=batchresponse_1' };

function inParts(answers: readonly string[]): TableAnswer {
  const parts = answers.map((answer) => `--changesetresponse_1\r\nContent-Type: application/http\r\n\r\n${answer}\r\n`);
  return {
    status: 202,
    headers: MIXED,
    body: `--batchresponse_1\r\n\r\n${parts.join('')}--changesetresponse_1--\r\n--batchresponse_1--\r\n`,
  };
}

function changeOf(part: string): { readonly table: string; readonly change: Change } {
  const [, method = '', address = '', rest = ''] =
    /(POST|PUT|PATCH|DELETE) (\S+) HTTP\/1.1\r?\n([\s\S]*)/.exec(part) ?? [];
  const path = decodeURIComponent(new URL(address).pathname);
  const [, table = '', keys = ''] = /\/([^/(]+)(?:\((.*)\))?$/.exec(path) ?? [];
  const body = /\{[\s\S]*\}/.exec(rest)?.[0] ?? '{}';
  if (method === 'POST') return { table, change: { do: 'insert', row: readRow(body) } };
  const row = readRow(body, keysOf(keys));
  const etag = /^if-match: *(.+?)\r?$/im.exec(rest)?.[1];
  return { table, change: etag === undefined || etag === '*' ? { do: 'upsert', row } : { do: 'replace', row, etag } };
}

function keysOf(keys: string): readonly [string, string] {
  const [, partition = '', row = ''] = /^PartitionKey='((?:[^']|'')*)',RowKey='((?:[^']|'')*)'$/.exec(keys) ?? [];
  return [partition.replaceAll("''", "'"), row.replaceAll("''", "'")];
}

const TYPE = '@odata.type';

function readRow(body: string, keys?: readonly [string, string]): TableRow {
  const { PartitionKey, RowKey, ...rest } = JSON.parse(body) as Record<string, string | number | boolean>;
  const [partition, row] = keys ?? [String(PartitionKey), String(RowKey)];
  const values = Object.entries(rest).flatMap(([name, value]): [string, Value][] => {
    if (name.endsWith(TYPE)) return [];
    return [[name, rest[`${name}${TYPE}`] === 'Edm.Binary' ? Buffer.from(String(value), 'base64') : value]];
  });
  return { partition, row, values: Object.fromEntries(values) };
}

function written({ partition, row, etag, values }: StoredRow): Record<string, unknown> {
  const properties = Object.entries(values).flatMap(([name, value]) =>
    value instanceof Uint8Array
      ? [
          [`${name}${TYPE}`, 'Edm.Binary'],
          [name, Buffer.from(value).toString('base64')],
        ]
      : [[name, value]],
  );
  return {
    'odata.etag': etag,
    PartitionKey: partition,
    RowKey: row,
    ...(Object.fromEntries(properties) as Record<string, unknown>),
  };
}

const listed = (rows: readonly StoredRow[]): TableAnswer => ({
  status: 200,
  body: JSON.stringify({ value: rows.map(written) }),
});

const failed = (status: number, code: string): TableAnswer => ({
  status,
  body: JSON.stringify({ 'odata.error': { code, message: { lang: 'en-US', value: code } } }),
});

function refusal(error: unknown): TableAnswer {
  if (error instanceof RowExists) return failed(409, 'EntityAlreadyExists');
  if (error instanceof RowConflict) return failed(412, 'UpdateConditionNotSatisfied');
  if (error instanceof RowMissing) return failed(404, 'ResourceNotFound');
  throw error;
}

/** As the library's own client hands an answer over. */
export function handedOver(request: Request, { status, headers = {}, body }: TableAnswer): Response {
  const told = new Told({ 'content-type': 'application/json;odata=minimalmetadata', ...headers });
  return { request, status, headers: told, ...(body === undefined ? {} : { bodyAsText: body }) };
}

/** Headers as the library wants them. */
class Told extends Map<string, string> {
  constructor(private readonly given: Readonly<Record<string, string>>) {
    super(Object.entries(given));
  }

  override get(name: string): string | undefined {
    return super.get(name.toLowerCase());
  }

  toJSON(): Record<string, string> {
    return { ...this.given };
  }
}

/** As the library's own client tells that no answer came. */
export const notReached = (request: Request, code: string): RestError =>
  new RestError(`no answer: ${code}`, { code: RestError.REQUEST_SEND_ERROR, request });

/** A client whose every call reaches the server. */
export const straightTo = (server: TableServer): TableHttpClient => ({
  sendRequest: async (request) => handedOver(request, await server.answer(request)),
});
