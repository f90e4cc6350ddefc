import { join } from 'node:path';
import express, { json, type Express } from 'express';
import { Changes } from '../../tools/practice/changes';
import type { Activity } from '../../tools/practice/client/activity';
import { BotLine, type RawAnswer } from '../../tools/practice/client/bot-line';
import { Clients } from '../../tools/practice/client/client';
import { EventLine } from '../../tools/practice/client/event-line';
import { PracticeClock } from '../../tools/practice/clock';
import { Pace } from '../../tools/practice/connector/pace';
import { connectorRoutes } from '../../tools/practice/connector/routes';
import { FaultList } from '../../tools/practice/faults';
import { graphRoutes } from '../../tools/practice/graph/routes';
import type { TokenIssuer } from '../../tools/practice/openid/issuer';
import { openIdRoutes } from '../../tools/practice/openid/routes';
import type { Account } from '../../tools/practice/platform/model';
import { readResourceSpecific } from '../../tools/practice/manifest';
import { Platform } from '../../tools/practice/platform/platform';
import { practiceSchema } from '../../tools/practice/practice-file';
import { Trace } from '../../tools/practice/trace';
import { Behaviour } from '../../tools/practice/worlds/behaviour';
import type { WorldName } from '../../tools/practice/worlds/manners';
import { defaultSettings, type World } from '../../tools/practice/world';
import type { School } from '../../src/agreement/school-schema';
import type { Clockwork } from './clockwork';
import type { Given } from './inject';

/** The ids of the app, the same in every seed. */
export const APP = {
  appId: '11111111-2222-4333-8444-000000000001',
  catalogId: '11111111-2222-4333-8444-000000000002',
  secret: 'played',
  name: 'Zorgmelding',
} as const;

const resourceSpecific = readResourceSpecific(join(__dirname, '..', '..', 'appPackage', 'manifest.json'));

/** Signs nothing and takes everything: who may call whom has tests of its own. */
class Anybody {
  readonly keys = (): { readonly keys: readonly unknown[] } => ({ keys: [] });
  readonly toBot = async (): Promise<string> => 'anybody';
  readonly toPlatform = async (): Promise<string> => 'anybody';
  readonly accepts = async (): Promise<boolean> => true;
}

/** The line from Teams to whichever copy of the program takes it. */
class Line extends BotLine {
  constructor(private readonly carry: (body: string) => Promise<Given | undefined>) {
    super(new Anybody() as unknown as TokenIssuer, {
      appId: APP.appId,
      resendAfterMs: 0,
      resends: 0,
      botUrl: () => '',
    });
  }

  override async send(activity: Activity): Promise<RawAnswer> {
    const given = await this.carry(JSON.stringify(activity));
    return given === undefined ? { status: 0, body: '' } : { status: given.status, body: given.body };
  }
}

/** Microsoft 365 as the practice school plays it, without a socket and with the time of the simulation. */
export interface PlayedWorld {
  readonly platform: Platform;
  readonly clients: Clients;
  readonly server: Express;
  /** Somebody opens the bot for the first time. */
  opens(account: Account): void;
  /** From now on everything works, at once. */
  becomesKind(): void;
}

export function playWorld(
  school: School,
  time: Clockwork,
  carry: (body: string) => Promise<Given | undefined>,
  { neverOpened, name }: { readonly neverOpened: readonly string[]; readonly name: WorldName },
): PlayedWorld {
  const clock = Object.assign(new PracticeClock(''), { now: () => new Date(time.now()).toISOString() });
  const changes = new Changes();
  const platform = new Platform(
    school,
    practiceSchema.parse({ neverOpened }),
    { ...APP, resourceSpecific },
    clock,
    changes,
  );
  const line = new Line(carry);
  const behaviour = new Behaviour();
  behaviour.begin(name);
  const world: World = {
    url: 'http://127.0.0.1:4000',
    options: defaultSettings,
    clock,
    changes,
    issuer: new Anybody() as unknown as TokenIssuer,
    trace: new Trace(),
    faults: new FaultList(() => clock.now()),
    behaviour,
    pace: new Pace(() => behaviour.manners.paces ?? [{ most: 7, within: 1_000 }], clock),
    events: new EventLine(line, () => 'http://127.0.0.1:4000'),
    platform,
  };
  const server = express();
  server.use(json({ limit: '1mb' }));
  server.use('/v3', connectorRoutes(world));
  server.use('/graph', graphRoutes(world));
  server.use('/openid', openIdRoutes(world));
  const opens = (account: Account): void => {
    if (account.hasBot) return;
    account.hasBot = true;
    world.events.installed(platform, account, platform.openPersonalChat(account));
  };
  return { platform, clients: new Clients(world, line), server, opens, becomesKind: () => behaviour.change('kind') };
}
