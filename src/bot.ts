import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import type { Logger } from 'pino';
import { dayOf } from './agreement/calendar';
import { readSchools, type ReadSchools } from './agreement/load';
import type { School } from './agreement/school-schema';
import { bindCard } from './cards/bind-card';
import { bindDialog } from './cards/bind-dialog';
import { summaryOf } from './cards/summary';
import { castList, castOf } from './case/roster';
import { errorFacts } from './service/error-facts';
import type { Clock, Store } from './service/ports';
import { lookAtSchools } from './service/appoint';
import { askAboutSchools } from './service/ask-about-schools';
import { acquaintances } from './service/acquaintances';
import { remembering } from './service/danger/memory';
import { openDirectory } from './service/directory';
import type { ReconcilePorts } from './service/reconcile';
import { fileAlarm, schoolsToRun } from './service/school-files';
import { createService } from './service/service';
import { findLost, sweep } from './service/sweep';
import { createWorker, type Worker } from './service/worker';
import type { Settings } from './settings';
import { azureTables, type TableHttpClient } from './store/azure-tables';
import { azureKeyVault } from './store/key-vault';
import { localKeyFile } from './store/local-key-file';
import type { KeyWrapper } from './store/keys';
import { openStore } from './store/store';
import type { Tables } from './store/tables';
import { connectTeams } from './teams/teams';
import type { Listen } from './teams/listen';

/** Milliseconds between two looks at the due list. */
const LOOK_EVERY = 1_000;
/** Milliseconds between two looks at what other copies of the program were told about schools. */
const SCHOOLS_EVERY = 30_000;
/** Milliseconds between two sweeps. */
const SWEEP_EVERY = 3_600_000;
/** Milliseconds between two looks for cases that the registry lost. */
const LOST_EVERY = 86_400_000;

/** What a running copy of the program has around it, besides its settings. */
export interface Surroundings {
  readonly log: Logger;
  /** The time of the machine, unless a practice school has a clock of its own. */
  readonly clock?: Clock;
  /** How the program is reached; on a socket unless something else is given. */
  readonly listen?: Listen;
  /** What carries calls to storage; the network unless something else is given. */
  readonly tableClient?: TableHttpClient;
}

/** A copy of the program that runs. */
export interface Bot {
  readonly url: string;
  /** Ends what it began; nothing is heard or looked at any more. */
  stop(): Promise<void>;
}

/** Starts one copy of the program; the only file that knows every room. */
export async function startBot(
  settings: Settings,
  { log, clock: given, listen, tableClient }: Surroundings,
): Promise<Bot> {
  const { store, known: caseKnown } = remembering(await storeFor(settings, log, tableClient));
  const practice = settings.PRACTICE_URL === undefined ? undefined : await import('./practice/bot-control');
  const movable =
    practice === undefined || settings.PRACTICE_URL === undefined
      ? undefined
      : await practice.practiceClock(settings.PRACTICE_URL);
  const clock = movable ?? given ?? systemClock;
  const { agreements, wrong } = await schoolsToRun(readFiles(settings, clock), store.agreements, log);
  const directory = await openDirectory(agreements, store, { log, wrong });
  const alarm = fileAlarm(wrong, { clock, log });
  alarm();
  const known = acquaintances(store.people, { clock, pause });
  const teams = connectTeams(teamsSettings(settings), {
    cards: { bindCard, bindDialog, summaryOf },
    reference: async (person) => (await known.find(person))?.reference,
    remember: known.remember,
    school: (id) => placeOf(directory.all.find(({ school }) => school.id === id)?.school),
    log,
    clock,
    mark: (caseId) => store.marks.of(caseId),
    ...(listen === undefined ? {} : { listen }),
  });
  const ports: ReconcilePorts = {
    store,
    directory,
    surface: teams.surface,
    clock,
    log,
    instance: settings.INSTANCE ?? `${hostname()}:${settings.PORT}`,
  };
  const worker = createWorker(ports);
  const service = createService({
    store,
    directory,
    clock,
    worker,
    log,
    surface: teams.surface,
    known: caseKnown,
    pause,
    newId: () => randomBytes(16).toString('hex'),
  });
  await recover(worker, ports, log);
  const control = movable === undefined ? undefined : practice?.botControl({ ...ports, clock: movable, worker });
  const listening = await teams.listen(service, { practice: control });
  log.info({ url: listening.url, schools: agreements.length }, 'listening');
  // How to reach those who must hear of danger is known before storage may be away.
  for (const agreement of directory.all) for (const { person } of castList(castOf(agreement))) void known.find(person);
  const timers = keepLooking(worker, ports, { log, alarm });
  return {
    url: listening.url,
    stop: async () => {
      timers.forEach(clearInterval);
      await listening.close();
    },
  };
}

/** Whatever a stopped copy left under way is delivered before anything new is heard. Storage that is away only delays it. */
async function recover(worker: Worker, ports: ReconcilePorts, log: Logger): Promise<void> {
  try {
    await worker.recover();
    await sweep(ports, worker);
  } catch (error) {
    log.error(errorFacts(error), 'recovering was cut off; the next sweep goes on with it');
  }
}

function keepLooking(
  worker: Worker,
  ports: ReconcilePorts,
  { log, alarm }: { readonly log: Logger; readonly alarm: () => void },
): readonly NodeJS.Timeout[] {
  const quietly = (work: () => Promise<unknown>, what: string): (() => void) => {
    let running = false;
    return () => {
      if (running) return;
      running = true;
      work()
        .catch((error: unknown) => {
          log.error({ what, ...errorFacts(error) }, 'a look at what is due failed; tried again at the next one');
        })
        .finally(() => {
          running = false;
        });
    };
  };
  const lost = quietly(() => findLost(ports, worker), 'lost cases');
  lost();
  return [
    setInterval(
      quietly(() => worker.begin(), 'due'),
      LOOK_EVERY,
    ),
    setInterval(
      quietly(() => sweep(ports, worker), 'sweep'),
      SWEEP_EVERY,
    ),
    setInterval(lost, LOST_EVERY),
    setInterval(
      quietly(async () => {
        alarm();
        await lookAtSchools(ports);
        await askAboutSchools(ports);
      }, 'schools'),
      SCHOOLS_EVERY,
    ),
  ];
}

const readFiles = (settings: Settings, clock: Clock): ReadSchools =>
  readSchools({
    schools: resolve(settings.SCHOOLS_DIR),
    protocols: resolve(settings.PROTOCOLS_DIR),
    today: dayOf(clock.now()),
    ...(settings.BOT_TENANT_ID === undefined ? {} : { tenant: settings.BOT_TENANT_ID }),
  });

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void setTimeout(resolve, milliseconds).unref());

const systemClock: Clock = { now: () => new Date().toISOString(), wall: () => new Date().toISOString() };

async function storeFor(settings: Settings, log: Logger, httpClient: TableHttpClient | undefined): Promise<Store> {
  return openStore({
    ...(await storageOf(settings, httpClient)),
    report: (row) => log.error(row, 'a row of storage does not open; what reads it goes on without it'),
  });
}

/** The tables and the keys that the settings name. */
export async function storageOf(
  settings: Settings,
  httpClient?: TableHttpClient,
): Promise<{ readonly tables: Tables; readonly keys: KeyWrapper }> {
  const {
    STORAGE_CONNECTION: connection,
    STORAGE_ACCOUNT_URL: accountUrl,
    TABLE_PREFIX: prefix,
    KEY_FILE: keyFile,
    KEY_VAULT_KEY_URL: vault,
  } = settings;
  const keys =
    keyFile === undefined
      ? await azureKeyVault(vault ?? '')
      : await localKeyFile({
          path: keyFile,
          create: settings.PRACTICE_URL !== undefined || settings.BOT_AUTH === 'off',
        });
  const tables = await azureTables({
    prefix,
    ...(httpClient === undefined ? {} : { httpClient }),
    ...(connection === undefined ? { accountUrl: accountUrl ?? '' } : { connection }),
  });
  await tables.prepare();
  return { tables, keys };
}

const placeOf = (school: School | undefined) =>
  school && {
    tenant: school.tenant,
    kind: school.room.kind,
    ...(school.room.team === undefined ? {} : { team: school.room.team }),
  };

const teamsSettings = (settings: Settings) => ({
  host: settings.HOST,
  port: settings.PORT,
  tenantId: settings.BOT_TENANT_ID ?? '',
  anonymous: settings.BOT_AUTH === 'off',
  ...defined({
    appId: settings.BOT_APP_ID,
    secret: settings.BOT_APP_SECRET,
    managedIdentity: settings.BOT_MANAGED_IDENTITY_CLIENT_ID,
    teamsAppId: settings.TEAMS_APP_ID,
    loginUrl: settings.LOGIN_URL,
    openIdMetadataUrl: settings.OPENID_METADATA_URL,
    graphUrl: settings.GRAPH_URL,
    serviceUrl: settings.SERVICE_URL,
  }),
});

const defined = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
