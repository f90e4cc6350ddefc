import { createHash } from 'node:crypto';
import type { Reach, Reply, Request, RoomChange, Service } from '../../../src/service/request';
import { Roads } from '../../../src/service/delivery/roads';
import { connectTeams, type Teams } from '../../../src/teams/teams';
import type { SchoolPlace, TeamsPorts } from '../../../src/teams/ports';
import type { TeamsSettings } from '../../../src/teams/settings';
import { measuring, type Measured } from '../../service/measured';
import { APP_ID, TENANT, type FakeMicrosoft } from './fake-microsoft';

export const PERSON = '11111111-1111-4111-8111-111111111111';
export const TEAM = '22222222-2222-4222-8222-222222222222';
export const CATALOGUE_ID = '33333333-3333-4333-8333-333333333333';

export const startCard: Reply = { kind: 'card', card: { template: 'start', data: {} } };

/** What the ports were asked and told. */
export interface Notes {
  readonly remembered: { person: string; tenant: string; reference: unknown }[];
  readonly logged: string[];
  readonly references: Map<string, Record<string, unknown>>;
  place: SchoolPlace;
  /** What both clocks say. */
  now: string;
}

export function settingsFor(microsoft: FakeMicrosoft, more: Partial<TeamsSettings> = {}): TeamsSettings {
  return {
    host: '127.0.0.1',
    port: 0,
    appId: APP_ID,
    secret: 'not-a-secret',
    tenantId: TENANT,
    teamsAppId: CATALOGUE_ID,
    loginUrl: microsoft.url,
    openIdMetadataUrl: `${microsoft.url}/openid`,
    graphUrl: `${microsoft.url}/graph`,
    serviceUrl: `${microsoft.url}/`,
    timeout: 2_000,
    ...more,
  };
}

export function notedPorts(): { ports: TeamsPorts; notes: Notes } {
  const notes: Notes = {
    remembered: [],
    logged: [],
    references: new Map(),
    place: { tenant: TENANT, kind: 'private-channel', team: TEAM },
    now: '2027-05-21T07:00:00.000Z',
  };
  const write = (fields: object, message: string): void =>
    void notes.logged.push(JSON.stringify({ ...fields, message }));
  const ports: TeamsPorts = {
    cards: {
      bindCard: (card, mentions = []) => ({
        type: 'AdaptiveCard',
        version: '1.5',
        body: [{ ...card, mentions }],
        ...(card.data['refresh'] === true ? { refresh: { userIds: ['29:teacher'] } } : {}),
      }),
      bindDialog: ({ form, page }) => ({ type: 'AdaptiveCard', version: '1.5', body: [{ dialog: form, page }] }),
      summaryOf: () => 'Zorgmelding: er staat iets voor je klaar',
    },
    reference: async (person) => notes.references.get(person),
    remember: async (person, tenant, reference) => void notes.remembered.push({ person, tenant, reference }),
    school: (school) => (school === 'de-linde' ? notes.place : undefined),
    mark: async (caseId) => createHash('sha256').update(`secret of the test ${caseId}`).digest('hex').slice(0, 32),
    clock: { now: () => notes.now, wall: () => notes.now },
    log: { info: write, warn: write, error: write },
  };
  return { ports, notes };
}

/** What the tests look at in the bot's answers; of each, what its kind of answer has. */
export interface BotBody {
  readonly task: { readonly value: { readonly card: { readonly content: { readonly body: readonly unknown[] } } } };
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
}

export interface Bot {
  readonly teams: Teams;
  readonly roads: Roads;
  readonly notes: Notes;
  readonly requests: Request[];
  /** What was noticed of who came into a room and went. */
  readonly changes: RoomChange[];
  /** What the service was told can be reached now. */
  readonly reached: Reach[];
  readonly measured: readonly Measured[];
  /** What the service answers from now on. */
  reply: (request: Request) => Reply;
  post(activity: object, options?: { token?: string | null }): Promise<{ status: number; body: BotBody }>;
  readonly url: string;
  stop(): Promise<void>;
}

/** The program's edge as it runs, on a double of the service. */
export async function startBot(microsoft: FakeMicrosoft, more: Partial<TeamsSettings> = {}): Promise<Bot> {
  const { ports, notes } = notedPorts();
  const teams = connectTeams(settingsFor(microsoft, more), ports);
  const requests: Request[] = [];
  const changes: RoomChange[] = [];
  const reached: Reach[] = [];
  const { metrics, measured } = measuring();
  const service: Service = {
    noticed: async (change) => void changes.push(change),
    reachable: async (news) => void reached.push(news),
    handle: async (request) => {
      requests.push(request);
      return bot.reply(request);
    },
  };
  const roads = new Roads({ clock: ports.clock, log: ports.log, surface: teams.surface }, () => undefined);
  const listening = await teams.listen(service, { metrics, roads });
  const bot: Bot = {
    teams,
    roads,
    notes,
    requests,
    changes,
    reached,
    measured,
    url: listening.url,
    reply: () => startCard,
    stop: () => listening.close(),
    post: async (activity, { token } = {}) => {
      const bearer = token === undefined ? await microsoft.token() : token;
      const response = await fetch(`${listening.url}/api/messages`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
        },
        body: JSON.stringify(activity),
      });
      const text = await response.text();
      return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as BotBody };
    },
  };
  return bot;
}

let made = 0;

/** An activity of {@link PERSON}, one to one unless said otherwise. */
export function activity(microsoft: FakeMicrosoft, fields: Record<string, unknown> = {}): Record<string, unknown> {
  made += 1;
  return {
    type: 'message',
    id: `activity-of-test-${made}`,
    timestamp: '2027-05-21T07:00:00.000Z',
    channelId: 'msteams',
    serviceUrl: `${microsoft.url}/`,
    from: { id: '29:teacher', aadObjectId: PERSON, name: 'Anna Bos' },
    recipient: { id: `28:${APP_ID}`, name: 'Zorgmelding' },
    conversation: { id: 'a:chat-of-anna', conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    ...fields,
  };
}

/** A message in a channel that mentions the bot. */
export const inChannel = (microsoft: FakeMicrosoft, text: string, more: Record<string, unknown> = {}): object =>
  activity(microsoft, {
    text: `<at>Zorgmelding</at> ${text}`,
    entities: [
      { type: 'mention', text: '<at>Zorgmelding</at>', mentioned: { id: `28:${APP_ID}`, name: 'Zorgmelding' } },
    ],
    conversation: {
      id: '19:open@thread.tacv2;messageid=1',
      conversationType: 'channel',
      tenantId: TENANT,
      isGroup: true,
    },
    ...more,
  });

export const invoke = (
  microsoft: FakeMicrosoft,
  name: string,
  value: unknown,
  more: Record<string, unknown> = {},
): object => activity(microsoft, { type: 'invoke', name, value, ...more });

export const execute = (microsoft: FakeMicrosoft, verb: string, data: object = {}): object =>
  invoke(
    microsoft,
    'adaptiveCard/action',
    { action: { type: 'Action.Execute', verb, data } },
    { replyToId: 'the-card' },
  );
