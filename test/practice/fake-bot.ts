import express from 'express';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PracticeChat } from '../../tools/practice/api';
import { startPractice, type Practice, type PracticeOptions, type Storage } from '../../tools/practice/practice';
import type { StartBot } from '../../tools/practice/supervisor/bot-process';

/** An activity as the bot received it: the fields that tests look at. */
export interface HeardActivity {
  readonly id: string;
  readonly type: string;
  readonly name?: string;
  readonly text?: string;
  readonly value?: unknown;
  readonly replyToId?: string;
  readonly serviceUrl: string;
  readonly timestamp: string;
  readonly entities: readonly unknown[];
  readonly from: { readonly id: string; readonly aadObjectId: string };
  readonly recipient: { readonly id: string; readonly isTargeted?: boolean };
  readonly conversation: { readonly id: string; readonly conversationType: string; readonly tenantId: string };
  readonly channelData: { readonly tenant: { readonly id: string }; readonly eventType?: string };
}

export interface Heard {
  readonly authorization: string | undefined;
  readonly activity: HeardActivity;
}

/** One of a list in an answer: the fields that tests look at. */
export interface Row {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly topic: string;
  readonly userId: string;
  readonly roles: readonly string[];
}

/** What an answer may hold; a test that reads what is not there fails by itself. */
export interface Body extends Row {
  readonly activityId: string;
  readonly status: number;
  readonly body: string;
  readonly text: string;
  readonly problem: string;
  readonly card: unknown;
  readonly dialog: { readonly title: string; readonly card: unknown };
  readonly error: { readonly code: string; readonly message: string };
  readonly fields: readonly string[];
  readonly value: readonly Row[];
  readonly '@odata.nextLink': string;
  readonly members: readonly Row[];
  readonly conversations: readonly Row[];
  readonly continuationToken: string;
  readonly access_token: string;
  readonly jwks_uri: string;
  readonly now: string;
  readonly stops: readonly string[];
  readonly bot: string;
}

/** A bot that writes down what it hears, and answers what the test tells it to. */
export class FakeBot {
  readonly heard: Heard[] = [];
  readonly clocks: string[] = [];
  /** Moments at which it says that something is due. */
  due: string[] = [];
  env: Readonly<Record<string, string>> = {};
  starts = 0;
  answer: (activity: HeardActivity) => unknown = () => undefined;
  /** Activities that get no answer at all. */
  silent = 0;
  private now = '';
  private settled = 0;

  readonly start: StartBot = async ({ env, onLine }) => {
    this.env = env;
    this.starts += 1;
    onLine(`started ${String(this.starts)}`);
    const server = await new Promise<Server>((resolve) => {
      const listening = this.app().listen(0, '127.0.0.1', () => resolve(listening));
    });
    const end = async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    };
    return {
      url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
      kill: end,
      stop: end,
      rest: end,
    };
  };

  get settles(): number {
    return this.settled;
  }

  private app(): express.Express {
    const app = express();
    app.use(express.json());
    app.post('/api/messages', async (request, response) => {
      const activity = request.body as HeardActivity;
      this.heard.push({ authorization: request.headers.authorization, activity });
      if (this.silent > 0) {
        this.silent -= 1;
        return;
      }
      const body = await this.answer(activity);
      if (body === undefined) response.status(200).end();
      else response.status(200).json(body);
    });
    app.post('/practice/clock', (request, response) => {
      this.now = (request.body as { now: string }).now;
      this.clocks.push(this.now);
      response.end();
    });
    app.post('/practice/settle', (_request, response) => {
      this.settled += 1;
      response.end();
    });
    app.get('/practice/next', (request, response) => {
      const until = request.query['until'] as string;
      const at = this.due.filter((moment) => moment > this.now && moment <= until).sort()[0] ?? null;
      response.json({ at });
    });
    app.get('/practice/cases', (_request, response) => void response.json([]));
    return app;
  }
}

/** Storage that says back what it hears. */
export async function echoStorage(): Promise<Storage & { readonly port: number }> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    connectionString: `TableEndpoint=http://127.0.0.1:${String(port)}/devstoreaccount1;`,
    stop: async () => {
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** A practice school with a fake bot in it, and ways to talk to it as the bot and as a person would. */
export async function openSchool(options: PracticeOptions = {}): Promise<TestSchool> {
  const bot = new FakeBot();
  const dir = mkdtempSync(join(tmpdir(), 'practice-test-'));
  const practice = await startPractice({ dir, startBot: bot.start, startStorage: echoStorage, ...options });
  const stop = async (): Promise<void> => {
    await practice.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  return new TestSchool({ ...practice, stop }, bot);
}

export interface Got {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

export class TestSchool {
  private readonly tokens = new Map<string, string>();

  constructor(
    readonly practice: Practice,
    readonly bot: FakeBot,
  ) {}

  get env(): Readonly<Record<string, string>> {
    return this.bot.env;
  }

  person(key: string): { readonly id: string; readonly teamsId: string } {
    return this.practice.world.platform.byKey(key)!;
  }

  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Got> {
    const response = await fetch(`${this.practice.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    let parsed: unknown = text;
    try {
      parsed = JSON.parse(text);
    } catch {
      // Not everything answers JSON.
    }
    return { status: response.status, body: parsed as Body, headers: response.headers };
  }

  async token(scope: string, secret = this.env['BOT_APP_SECRET']!): Promise<Got> {
    const form = { grant_type: 'client_credentials', client_id: this.env['BOT_APP_ID']!, client_secret: secret, scope };
    const response = await fetch(`${this.env['LOGIN_URL']!}/${this.env['BOT_TENANT_ID']!}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    return { status: response.status, body: (await response.json()) as Body, headers: response.headers };
  }

  connector(method: string, path: string, body?: unknown): Promise<Got> {
    return this.authorized('https://api.botframework.com/.default', method, `/v3${path}`, body);
  }

  graph(method: string, path: string, body?: unknown): Promise<Got> {
    return this.authorized('https://graph.microsoft.com/.default', method, `/graph${path}`, body);
  }

  async chats(key: string): Promise<readonly PracticeChat[]> {
    return (await this.call('GET', `/practice/people/${key}/chats`)).body as unknown as readonly PracticeChat[];
  }

  async personal(key: string): Promise<PracticeChat> {
    return (await this.chats(key)).find((chat) => chat.kind === 'personal')!;
  }

  async open(): Promise<PracticeChat> {
    return (await this.chats('anna')).find((chat) => chat.kind === 'open-channel')!;
  }

  member(key: string, roles: string[] = []): Record<string, unknown> {
    return {
      '@odata.type': '#microsoft.graph.aadUserConversationMember',
      'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${this.person(key).id}')`,
      roles,
    };
  }

  /** A private channel of Carla and Anna, without the bot. */
  async channel(displayName = 'Zorg K7M4'): Promise<string> {
    const members = [this.member('carla', ['owner']), this.member('anna')];
    const made = await this.graph('POST', this.channels(), { displayName, membershipType: 'private', members });
    return made.body.id;
  }

  channels(rest = ''): string {
    return `/v1.0/teams/${this.practice.world.platform.team.id}/channels${rest}`;
  }

  async enable(channel: string): Promise<Got> {
    const reference = `https://graph.microsoft.com/beta/appCatalogs/teamsApps/${this.env['TEAMS_APP_ID']!}`;
    const team = this.practice.world.platform.team.id;
    return this.graph('POST', `/beta/teams/${team}/channels/${channel}/enabledApps/$ref`, { '@odata.id': reference });
  }

  private async authorized(scope: string, method: string, path: string, body?: unknown): Promise<Got> {
    const token = this.tokens.get(scope) ?? (await this.token(scope)).body.access_token;
    this.tokens.set(scope, token);
    return this.call(method, path, body, { authorization: `Bearer ${token}` });
  }
}

/** A card with one form field and its buttons. */
export function card(extra: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [{ type: 'TextBlock', text: 'Overleg gevraagd' }],
    actions: [],
    ...extra,
  };
}

export function message(
  content: Record<string, unknown>,
  extra: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
    ...extra,
  };
}
