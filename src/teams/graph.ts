import { z } from 'zod/v4';
import type { PersonId } from '../agreement/people';
import { PlatformError, reaches, sendHttp, type MayBegin } from './send';
import { CLOUD, type TeamsSettings } from './settings';
import { GRAPH_SCOPE, type Tokens } from './tokens';

type Version = 'v1.0' | 'beta';

const page = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() });
/** So many pages are read at most: no list that is needed here is longer. */
const MOST_PAGES = 50;

/** Microsoft Graph, as far as it is used. Every failure is a {@link PlatformError}. */
export class Graph {
  private readonly base: string;
  private readonly timeout: number;

  constructor(
    private readonly settings: TeamsSettings,
    private readonly tokens: Tokens,
  ) {
    this.base = (settings.graphUrl ?? CLOUD.graphUrl).replace(/\/$/, '');
    this.timeout = settings.timeout ?? CLOUD.timeout;
  }

  /** How a user is named inside another request. */
  user(person: PersonId): string {
    return `${this.base}/v1.0/users('${person}')`;
  }

  /**
   * How this app is named inside another request.
   * @throws PlatformError `refused` when the setting is missing
   */
  app(version: Version = 'v1.0'): string {
    if (this.settings.teamsAppId === undefined) {
      throw new PlatformError(
        'refused',
        "The app cannot be installed: set TEAMS_APP_ID to its id in the organisation's catalogue.",
      );
    }
    return `${this.base}/${version}/appCatalogs/teamsApps/${this.settings.teamsAppId}`;
  }

  async get<T>(path: string, shape: z.ZodType<T>): Promise<T> {
    return this.read(await this.call('GET', this.url(path)), shape, path);
  }

  /** All pages of a list. */
  async list<T>(path: string, shape: z.ZodType<T>): Promise<T[]> {
    const found: T[] = [];
    let url: string | undefined = this.url(path);
    for (let pages = 0; url !== undefined && pages < MOST_PAGES; pages += 1) {
      const answer: z.infer<typeof page> = this.read(await this.call('GET', url), page, path);
      found.push(...answer.value.map((item) => shape.parse(item)));
      url = answer['@odata.nextLink'];
      if (url !== undefined && !url.startsWith(`${this.base}/`)) {
        throw new PlatformError('refused', 'Graph pointed to another host for the next page, which gets no token.');
      }
    }
    return found;
  }

  async post<T>(
    path: string,
    body: object,
    shape: z.ZodType<T>,
    { version = 'v1.0', mayBegin }: { readonly version?: Version; readonly mayBegin?: MayBegin | undefined } = {},
  ): Promise<T> {
    return this.read(await this.call('POST', this.url(path, version), { body, mayBegin }), shape, path);
  }

  async patch(path: string, body: object): Promise<void> {
    await this.call('PATCH', this.url(path), { body });
  }

  async delete(path: string): Promise<void> {
    await this.call('DELETE', this.url(path));
  }

  /** Whether Graph answers. @throws PlatformError */
  probe(): Promise<void> {
    return reaches({ method: 'GET', url: this.url('/'), timeout: this.timeout, road: 'graph' });
  }

  private url(path: string, version: Version = 'v1.0'): string {
    return `${this.base}/${version}${path}`;
  }

  private async call(
    method: string,
    url: string,
    { body, mayBegin }: { readonly body?: object; readonly mayBegin?: MayBegin | undefined } = {},
  ): Promise<string> {
    const token = await this.tokens.get(GRAPH_SCOPE);
    try {
      const answer = await sendHttp({
        method,
        url,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        timeout: this.timeout,
        road: 'graph',
        mayBegin,
      });
      return answer.body;
    } catch (error) {
      if (error instanceof PlatformError && error.status === 401) this.tokens.forget(GRAPH_SCOPE);
      throw error;
    }
  }

  /** An answer that cannot be read leaves it unknown what happened. */
  private read<T>(body: string, shape: z.ZodType<T>, path: string): T {
    try {
      return shape.parse(body === '' ? undefined : JSON.parse(body));
    } catch {
      throw new PlatformError('unknown', `Graph's answer on ${path.split('?')[0] ?? ''} could not be read.`);
    }
  }
}

/**
 * Repeating is harmless: what is there already is what was wanted.
 * @returns whether it was not there yet
 */
export async function unlessThere(doing: Promise<unknown>): Promise<boolean> {
  try {
    await doing;
    return true;
  } catch (error) {
    if (error instanceof PlatformError && error.status === 409) return false;
    throw error;
  }
}

/** Repeating is harmless: what is gone already is what was wanted. */
export async function unlessGone(doing: Promise<unknown>): Promise<void> {
  try {
    await doing;
  } catch (error) {
    if (!(error instanceof PlatformError && error.status === 404)) throw error;
  }
}
