import type { Moment } from '../agreement/time';
import { PlatformError, reaches, sendHttp, type MayBegin } from './send';
import { CLOUD, type TeamsSettings } from './settings';
import { CONNECTOR_SCOPE, type Tokens } from './tokens';

/** One call on the Bot Connector. */
export interface ConnectorCall {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly serviceUrl: string;
  /** After `/v3/conversations`. */
  readonly path: string;
  readonly body?: object;
  readonly mayBegin?: MayBegin | undefined;
}

/**
 * The Bot Connector, for what is not an answer. By hand, because botbuilder's client knows neither messages to one person
 * among several nor a moment after which nothing may begin, and repeats calls by itself.
 */
export class Connector {
  constructor(
    private readonly settings: TeamsSettings,
    private readonly tokens: Tokens,
  ) {}

  /** @returns the body of the answer. @throws PlatformError */
  async call({ method, serviceUrl, path, body, mayBegin }: ConnectorCall): Promise<string> {
    const { anonymous, timeout = CLOUD.timeout } = this.settings;
    const token = anonymous === true ? undefined : await this.tokens.get(CONNECTOR_SCOPE);
    try {
      const answer = await sendHttp({
        method,
        url: `${rootOf(serviceUrl)}${path}`,
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        timeout,
        road: 'connector',
        mayBegin,
      });
      return answer.body;
    } catch (error) {
      if (error instanceof PlatformError && error.status === 401) this.tokens.forget(CONNECTOR_SCOPE);
      throw error;
    }
  }

  /** Whether the Connector answers; asked without a token and about nothing. @throws PlatformError */
  probe(serviceUrl: string): Promise<void> {
    const { timeout = CLOUD.timeout } = this.settings;
    return reaches({ method: 'GET', url: rootOf(serviceUrl), timeout, road: 'connector' });
  }
}

const rootOf = (serviceUrl: string): string => `${serviceUrl.replace(/\/+$/, '')}/v3/conversations`;

/** @throws PlatformError `busy` for a call that would begin after this wall moment */
export const until =
  (notAfter: Moment | undefined, clock: { wall(): Moment }): MayBegin =>
  () => {
    if (notAfter === undefined || clock.wall() <= notAfter) return;
    throw new PlatformError('busy', 'It was looked up too long ago who may see this message: it is looked up again.');
  };
