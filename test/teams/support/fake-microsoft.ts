import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWK, type KeyLike } from 'jose';

export const APP_ID = '00000000-0000-4000-8000-00000000b070';
export const TENANT = '00000000-0000-4000-8000-000000007e11';

/** What the tests look at in what was sent. */
export interface SeenBody {
  readonly [field: string]: unknown;
  readonly text?: string;
  readonly summary?: string;
  readonly attachments: readonly [{ readonly content: { readonly body: readonly [SeenCard] } }];
}
/** A card as the double of `src/cards` binds it. */
export interface SeenCard {
  readonly template: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly mentions: readonly string[];
}

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly body: SeenBody;
  readonly authorization: string | undefined;
}

export type Answer =
  | { readonly status?: number; readonly body?: unknown; readonly headers?: Record<string, string> }
  | 'hang up'
  | 'silence';
type Rule = { readonly match: RegExp; readonly answer: (seen: Seen) => Answer };

/** The Connector, Graph and the token issuer in one, over loopback: it writes down what it is asked. */
export class FakeMicrosoft {
  readonly seen: Seen[] = [];
  private rules: Rule[] = [];
  private messages = 0;

  private constructor(
    private readonly server: Server,
    private readonly privateKey: KeyLike,
    private readonly jwk: JWK,
  ) {}

  static async start(): Promise<FakeMicrosoft> {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const server = createServer();
    const fake = new FakeMicrosoft(server, privateKey, await exportJWK(publicKey));
    server.on('request', (request, response) => {
      void fake.take(request).then((answer) => {
        if (answer === 'hang up') request.socket.destroy();
        if (typeof answer === 'string') return;
        response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
        response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  forget(): void {
    this.seen.length = 0;
    this.rules = [];
  }

  /** From now on requests like `POST /v3/…` are answered so; the last rule that matches counts. */
  on(match: RegExp, ...answers: readonly (Answer | ((seen: Seen) => Answer))[]): void {
    let turn = 0;
    const answer = (seen: Seen): Answer => {
      const next = answers[Math.min(turn, answers.length - 1)]!;
      turn += 1;
      return typeof next === 'function' ? next(seen) : next;
    };
    this.rules.unshift({ match, answer });
  }

  /** What was asked, as `METHOD /path`. */
  asked(match: RegExp): Seen[] {
    return this.seen.filter((seen) => match.test(`${seen.method} ${seen.path}`));
  }

  /** The token with which Teams signs an activity, with what makes it wrong. */
  async token(
    wrong: { aud?: string; iss?: string; serviceurl?: string; exp?: string; key?: KeyLike } = {},
  ): Promise<string> {
    return new SignJWT({ serviceurl: wrong.serviceurl ?? `${this.url}/` })
      .setProtectedHeader({ alg: 'RS256', kid: 'test-key' })
      .setIssuer(wrong.iss ?? 'https://api.botframework.com')
      .setAudience(wrong.aud ?? APP_ID)
      .setIssuedAt()
      .setExpirationTime(wrong.exp ?? '1h')
      .sign(wrong.key ?? this.privateKey);
  }

  private async take(request: IncomingMessage): Promise<Answer> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const json = request.headers['content-type']?.includes('json') === true && text !== '';
    const seen: Seen = {
      method: request.method ?? '',
      path: decodeURIComponent(request.url ?? ''),
      body: (json ? JSON.parse(text) : { form: text }) as SeenBody,
      authorization: request.headers.authorization,
    };
    this.seen.push(seen);
    const rule = this.rules.find(({ match }) => match.test(`${seen.method} ${seen.path}`));
    return rule?.answer(seen) ?? this.usual(seen);
  }

  private usual({ method, path, body }: Seen): Answer {
    if (path === '/openid') return { body: { issuer: 'https://api.botframework.com', jwks_uri: `${this.url}/keys` } };
    if (path === '/keys') return { body: { keys: [{ ...this.jwk, kid: 'test-key', endorsements: ['msteams'] }] } };
    if (path.endsWith('/oauth2/v2.0/token')) {
      const scope = formOf(body).get('scope') ?? '';
      return { body: { access_token: `token for ${scope}`, expires_in: 3600, token_type: 'Bearer' } };
    }
    if (method === 'POST' && path === '/v3/conversations') {
      this.messages += 1;
      return { status: 201, body: { id: `conversation-${this.messages}`, activityId: `activity-${this.messages}` } };
    }
    if (path.startsWith('/v3/')) {
      this.messages += 1;
      return { body: { id: `message-${this.messages}` } };
    }
    return { status: 404, body: { error: { code: 'NotFound', message: 'nothing here' } } };
  }
}

/** The fields of a form that was sent. */
export const formOf = (body: SeenBody): URLSearchParams => new URLSearchParams(body['form'] as string);
