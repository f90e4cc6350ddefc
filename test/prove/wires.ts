import type { TableHttpClient } from '../../src/store/azure-tables';
import type { Clockwork } from './clockwork';
import { inject, type Given, type Server } from './inject';
import { living, type Life } from './life';
import type { Storage } from './storage';
import { handedOver, notReached, type TableAnswer } from './table-server';
import type { Blow, Road, Weather } from './weather';

/** One call of a copy of the program, as an observer beside the wire sees it. */
export interface Call {
  readonly at: number;
  readonly life: Life;
  readonly road: Road;
  /** Which call it is, without ids: `POST conversations/:id/activities`. */
  readonly name: string;
  readonly url: string;
  readonly body: string;
}

export type Outcome = 'ok' | 'refused' | 'lost' | 'not done' | 'died before' | 'died after';

/** Who is told of calls. */
export interface Beside {
  begins(call: Call): void;
  /** `status`: what the program was told, or how it was told nothing. `happened`: what was really answered. */
  ends(call: Call, outcome: Outcome, status: string, happened?: Given): void;
}

/** Carries the calls of copies of the program to what plays the platform and storage, through the weather. */
export class Wires {
  constructor(
    private readonly time: Clockwork,
    private readonly weather: Weather,
    private readonly beside: Beside,
    private readonly platform: () => Server,
  ) {}

  /** Takes the place of `fetch`. */
  readonly fetch = async (address: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(address instanceof Request ? address.url : address);
    const life = living.getStore();
    if (life === undefined) throw new Error('a call of nobody');
    const path = `${url.pathname}${url.search}`;
    const body = typeof init.body === 'string' ? init.body : '';
    const method = init.method ?? 'GET';
    const call = this.call(life, roadOf(path), `${method} ${nameOf(url.pathname)}`, path, body);
    const headers = { authorization: 'Bearer anybody', ...(init.headers as Record<string, string> | undefined) };
    const signal = init.signal ?? undefined;
    const given = await this.carry<Given>(call, signal, {
      act: () =>
        living.run(undefined, () =>
          inject(this.platform(), { method, url: path, headers: { ...headers, host: url.host }, body }),
        ),
      statusOf: ({ status }) => status,
      told: (status, code) => ({
        status,
        headers: retryAfter(status),
        body: JSON.stringify({ error: { code: code ?? `Status${String(status)}`, message: 'played fault' } }),
      }),
      aborted: () => signal?.reason as Error,
      unreached: (code) => new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }),
    });
    const empty = given.status === 204 || given.status === 304;
    return new Response(empty ? null : given.body, { status: given.status, headers: given.headers });
  };

  /** The client of a copy's tables. */
  tableClient(life: Life, storage: Storage): TableHttpClient {
    return {
      sendRequest: async (request) => {
        const url = new URL(request.url);
        const path = decodeURIComponent(url.pathname);
        const table = /\/sim([a-z]+)/.exec(path)?.[1] ?? tableOfBatch(request.body);
        const act = path.endsWith('$batch')
          ? 'batch'
          : path.includes('(PartitionKey')
            ? `${request.method} row`
            : request.method;
        const body = typeof request.body === 'string' ? request.body : '';
        const call = this.call(life, 'tables', `${act} ${table}`, path, body);
        const answer = await this.carry<TableAnswer>(call, request.abortSignal, {
          act: () => storage.server.answer(request),
          statusOf: ({ status }) => status,
          told: (status) => ({
            status,
            body: JSON.stringify({ 'odata.error': { code: `Status${String(status)}`, message: { value: '' } } }),
          }),
          aborted: () => Object.assign(new Error('The operation was aborted.'), { name: 'AbortError' }),
          unreached: (code) => notReached(request, code),
        });
        return handedOver(request, answer);
      },
    };
  }

  private call(life: Life, road: Road, name: string, url: string, body: string): Call {
    return { at: this.time.now(), life, road, name, url, body };
  }

  private async carry<T>(call: Call, signal: Ending | undefined, way: Way<T>): Promise<T> {
    const { life, road } = call;
    // Asked anew each time: it may end while something is waited for.
    const dead = (): boolean => !life.alive;
    if (dead()) return never();
    const ended = life.begins();
    this.beside.begins(call);
    const blow = this.weather.strike(this.time.now(), road, call.name);
    const took = this.weather.pace(this.time.now(), road);
    let done: T | undefined;
    try {
      if (life.strikes('before')) return await this.dies(call, 'died before');
      if (blow?.how === 'unreachable') {
        await this.pause(took, signal, way);
        this.beside.ends(call, 'not done', 'ECONNREFUSED');
        throw way.unreached('ECONNREFUSED');
      }
      await this.pause(took / 2, signal, way);
      if (dead()) return await this.dies(call, 'died before');
      if (blow?.done !== false) done = await way.act();
      if (life.strikes('after') || dead()) return await this.dies(call, 'died after', done);
      if (blow?.how === 'silence') await this.pause(60_000, signal, way);
      await this.pause(took / 2, signal, way);
      if (dead()) return await this.dies(call, 'died after', done);
    } catch (error) {
      if (blow?.how !== 'unreachable') this.tell(call, done, 'silence', way);
      throw error;
    } finally {
      ended();
    }
    return this.outcome(call, blow, done, way);
  }

  private outcome<T>(call: Call, blow: Blow | undefined, done: T | undefined, way: Way<T>): T {
    if (blow === undefined && done !== undefined) {
      const status = way.statusOf(done);
      this.beside.ends(call, status < 400 ? 'ok' : 'refused', String(status), done as Given);
      return done;
    }
    if (blow?.how === 'status') {
      this.tell(call, done, String(blow.status), way);
      return way.told(blow.status, blow.code);
    }
    this.tell(call, done, 'ECONNRESET', way);
    throw way.unreached('ECONNRESET');
  }

  private tell<T>(call: Call, done: T | undefined, status: string, way: Way<T>): void {
    const happened = done !== undefined && way.statusOf(done) < 400;
    this.beside.ends(call, happened ? 'lost' : 'not done', status, done as Given | undefined);
  }

  private dies(call: Call, outcome: Outcome, done?: unknown): Promise<never> {
    this.beside.ends(call, outcome, 'killed', done as Given | undefined);
    return never();
  }

  /** @throws what the library throws, when the caller has waited long enough */
  private async pause(
    milliseconds: number,
    signal: Ending | undefined,
    { aborted }: Pick<Way<unknown>, 'aborted'>,
  ): Promise<void> {
    if (signal?.aborted === true) throw aborted();
    await new Promise<void>((resolve, reject) => {
      void this.time.wait(milliseconds).then(resolve);
      signal?.addEventListener('abort', () => reject(aborted()));
    });
  }
}

interface Way<T> {
  readonly act: () => Promise<T>;
  readonly statusOf: (answer: T) => number;
  readonly told: (status: number, code?: string) => T;
  readonly aborted: () => Error;
  readonly unreached: (code: string) => Error;
}

interface Ending {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
}

/** What a program that is gone waits for. */
export const never = (): Promise<never> => new Promise(() => undefined);

const roadOf = (path: string): Road =>
  path.startsWith('/graph/') ? 'graph' : path.startsWith('/openid/') ? 'login' : 'connector';

const retryAfter = (status: number): Record<string, string> => (status === 429 ? { 'retry-after': '5' } : {});

/** An address without its ids. */
const nameOf = (path: string): string =>
  path
    .split('/')
    .filter((part) => part !== '')
    .map((part) => (/^[$a-zA-Z0-9.]{1,20}$/.test(part) && !/^\d+$/.test(part) ? part : ':id'))
    .join('/');

function tableOfBatch(body: unknown): string {
  return typeof body === 'string' ? (/\/sim([a-z]+)/.exec(body)?.[1] ?? '?') : '?';
}
