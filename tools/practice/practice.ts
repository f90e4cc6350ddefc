import { randomBytes, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import type { Moment } from '../../src/agreement/time';
import { localKeyFile } from '../../src/store/local-key-file';
import { app } from './app';
import { startAzurite } from './azurite';
import { Changes } from './changes';
import { BotLine } from './client/bot-line';
import { Clients } from './client/client';
import { EventLine } from './client/event-line';
import { PracticeClock, asMoment } from './clock';
import { Pace } from './connector/pace';
import { School } from './control/school-control';
import { FaultList } from './faults';
import { TokenIssuer } from './openid/issuer';
import type { BotApp } from './platform/model';
import { Platform } from './platform/platform';
import { root } from '../root';
import { readResourceSpecific } from './manifest';
import { readSchool, type PracticeFiles } from './school';
import { SchoolFiles, type SchoolFolders } from './school-files';
import { BotLog } from './supervisor/bot-log';
import { nodeProcess, type StartBot } from './supervisor/bot-process';
import { BotRemote } from './supervisor/bot-remote';
import { Supervisor } from './supervisor/supervisor';
import { Wire, storagePort, through } from './supervisor/wire';
import { Trace } from './trace';
import { Behaviour } from './worlds/behaviour';
import { defaultSettings, type PlatformSettings, type World } from './world';

export const defaultDir = join(root, '.practice');

export interface Storage {
  readonly connectionString: string;
  stop(): Promise<void>;
}

export interface PracticeOptions {
  /** 0, and the default, is any free port. */
  readonly port?: number;
  /** Where storage, the key and the bot's log are kept. Default `.practice` beside the program. */
  readonly dir?: string;
  readonly schools?: string;
  readonly protocols?: string;
  readonly practice?: string;
  /** More school files than those, and what belongs to practising with them. */
  readonly beside?: Partial<SchoolFolders>;
  /** The `id` of a school file. Default: the first. */
  readonly school?: string;
  /** When it begins. Default: Tuesday 18 May 2027, 09.00 in Amsterdam. */
  readonly now?: Moment;
  /** Whether the bot is told at the start of everybody for whom it is installed, and so greets them. */
  readonly welcome?: boolean;
  /** Whether the bot waits between its tries by the practice clock, unless a reset says otherwise. Default: not. */
  readonly patient?: boolean;
  readonly logLevel?: string;
  readonly settings?: Partial<PlatformSettings>;
  /** How the bot is started. Default: the compiled program, as a child process. */
  readonly startBot?: StartBot;
  /** How storage is started. Default: Azurite, in a process of its own. */
  readonly startStorage?: () => Promise<Storage>;
}

/** A practice school that is open. */
export interface Practice {
  /** Its page and, below it, everything that `api.ts` names. */
  readonly url: string;
  readonly world: World;
  readonly school: School;
  /** Closes it: the bot, the storage and the doors. What was in it is forgotten. */
  stop(): Promise<void>;
}

/**
 * Opens a practice school: Microsoft 365 as far as the bot needs it, the bot and its storage. Everything listens on
 * 127.0.0.1 only, and the platform lives in memory. Resolves when the bot is ready.
 * @throws Error, for the operator, when a file has a mistake or something does not come up
 */
export async function startPractice(options: PracticeOptions = {}): Promise<Practice> {
  const closers: Closer[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    return { ...(await open(options, closers)), stop };
  } catch (problem) {
    await stop();
    throw problem;
  }
}

/** Ends what was started; the last to start is the first to end. */
type Closer = () => Promise<unknown>;

async function open(options: PracticeOptions, closers: Closer[]): Promise<Omit<Practice, 'stop'>> {
  const dir = options.dir ?? defaultDir;
  const begins = asMoment(options.now ?? '2027-05-18T07:00:00Z');
  const files = schoolFiles(options, dir);
  const furnish = furnisher(files, new PracticeClock(begins), new Changes());
  const first = furnish(options.school);
  const server = createServer();
  const url = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;
  closers.push(() => closeServer(server));
  const storage = await openStorage(options, join(dir, 'azurite'), closers);
  const wire = await Wire.to(storagePort(storage.connectionString));
  closers.push(() => wire.close());
  await localKeyFile({ path: keyFile(dir), create: true });
  const settings = { ...defaultSettings, ...options.settings };
  const issuer = await TokenIssuer.create();
  const supervisor = new Supervisor(
    options.startBot ?? nodeProcess(join(root, 'dist/tools/practice/bot.js')),
    new BotLog(join(dir, 'bot.log')),
    (prefix) =>
      botEnv(options, {
        url,
        dir,
        files: files.files,
        prefix,
        storage: through(wire, storage.connectionString),
        platform: world.platform,
      }),
    () => first.changes.tell(),
  );
  closers.push(() => supervisor.stop());
  const botUrl = (): string | undefined => supervisor.url();
  const line = new BotLine(issuer, { ...settings, appId: first.bot.appId, botUrl });
  const behaviour = new Behaviour();
  const world: World = {
    url,
    options: settings,
    clock: first.clock,
    changes: first.changes,
    issuer,
    trace: new Trace(),
    faults: new FaultList(() => first.clock.now()),
    behaviour,
    pace: new Pace(() => behaviour.manners.paces ?? [{ most: settings.sendsPerSecond, within: 1_000 }], first.clock),
    events: new EventLine(line, () => url),
    platform: first,
  };
  const school = new School({
    world,
    clients: new Clients(world, line),
    supervisor,
    remote: new BotRemote(botUrl),
    wire,
    furnish,
    files,
    begins,
    patient: options.patient === true,
    welcomes: options.welcome === true,
  });
  server.on('request', app(world, school, root));
  await school.reset({});
  return { url, world, school };
}

const keyFile = (dir: string): string => join(dir, 'practice.key');

async function openStorage(options: PracticeOptions, dir: string, closers: Closer[]): Promise<Storage> {
  const storage = await (options.startStorage ?? (() => startAzurite({ dir })))();
  // The chats that its cases stood in are gone with this program, so the cases are of no more use.
  if (options.startStorage === undefined) closers.push(() => rm(dir, { recursive: true, force: true }));
  closers.push(() => storage.stop());
  return storage;
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
}

function furnisher(
  files: SchoolFiles,
  clock: PracticeClock,
  changes: Changes,
): (school: string | undefined) => Platform {
  const bot: BotApp = {
    appId: randomUUID(),
    catalogId: randomUUID(),
    secret: randomBytes(24).toString('base64url'),
    name: 'Zorgmelding',
    resourceSpecific: readResourceSpecific(join(root, 'appPackage', 'manifest.json')),
  };
  return (id) => {
    files.refresh();
    const { school, extra } = readSchool(files.files, id);
    return new Platform(school, extra, bot, clock, changes);
  };
}

function schoolFiles(options: PracticeOptions, dir: string): SchoolFiles {
  const own = {
    schools: resolve(options.schools ?? join(root, 'schools')),
    practice: resolve(options.practice ?? join(root, 'practice')),
  };
  const protocols = resolve(options.protocols ?? join(root, 'protocols'));
  return new SchoolFiles([own, options.beside ?? {}], protocols, join(resolve(dir), 'files'));
}

/** The settings with which the bot believes that it is in production, and talks with this program instead. */
function botEnv(
  options: PracticeOptions,
  made: {
    readonly url: string;
    readonly dir: string;
    readonly files: PracticeFiles;
    readonly prefix: string;
    readonly storage: string;
    readonly platform: Platform;
  },
): Readonly<Record<string, string>> {
  const { bot, school } = made.platform;
  const { schools, protocols } = made.files;
  return {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PRACTICE_URL: made.url,
    // Every start has another port; a bot that was killed must still find its own leases again.
    INSTANCE: 'practice',
    BOT_APP_ID: bot.appId,
    BOT_APP_SECRET: bot.secret,
    BOT_TENANT_ID: school.tenant,
    TEAMS_APP_ID: bot.catalogId,
    STORAGE_CONNECTION: made.storage,
    TABLE_PREFIX: made.prefix,
    KEY_FILE: keyFile(made.dir),
    SCHOOLS_DIR: schools,
    PROTOCOLS_DIR: protocols,
    GRAPH_URL: `${made.url}/graph`,
    OPENID_METADATA_URL: `${made.url}/openid/.well-known/openidconfiguration`,
    LOGIN_URL: `${made.url}/openid`,
    SERVICE_URL: made.url,
    LOG_LEVEL: options.logLevel ?? 'info',
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}
