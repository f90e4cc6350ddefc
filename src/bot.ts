import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import type { Logger } from 'pino';
import { dayOf } from './agreement/calendar';
import type { Agreement } from './agreement/agreement';
import { readSchools, type ReadSchools } from './agreement/load';
import type { PersonId } from './agreement/people';
import type { School } from './agreement/school-schema';
import { bindCard } from './cards/bind-card';
import { bindDialog } from './cards/bind-dialog';
import { summaryOf } from './cards/summary';
import { castList, castOf } from './case/people/roster';
import { errorFacts } from './service/health/error-facts';
import type { Clock } from './service/ports';
import { lookAtSchools } from './service/school/appoint';
import { askAboutSchools } from './service/school/ask-about-schools';
import { conversationReferences } from './service/people/conversation-references';
import { remembering } from './service/danger/memory';
import { openDirectory } from './service/school/directory';
import { pause } from './service/pause';
import { Pulse } from './service/health/pulse';
import type { ReconcilePorts } from './service/delivery/reconcile';
import { fileAlarm, schoolsToRun, standingOf } from './service/school/school-files';
import { createService } from './service/service';
import type { RunningService } from './service/request';
import { findLost, sweep } from './service/delivery/sweep';
import { tellOutage } from './service/health/tell-outage';
import { createWorker, type Worker } from './service/delivery/worker';
import type { Settings } from './settings';
import { keepLooking, type Look } from './looks';
import type { openTelemetry, SentMetrics } from './metrics';
import { untilStopped } from './stopping';
import { openStorage } from './storage';
import type { TableHttpClient } from './store/azure-tables';
import { connectTeams, type Teams } from './teams/teams';
import type { Control, Listen, Listening } from './teams/listen';

/** Milliseconds between two signs of life of this copy. */
const BEAT_EVERY = 30_000;
/** Milliseconds between two looks at the due list. */
const LOOK_EVERY = 1_000;
/** Milliseconds between two lines about what is not delivered, while something is not. */
const BACKLOG_EVERY = 60_000;
/** Milliseconds between two looks at what other copies of the program were told about schools. */
const SCHOOLS_EVERY = 30_000;
/** Milliseconds after which what is still under way is left to another copy. */
const STOPS_WITHIN = 13_000;
/** Milliseconds between two looks at alerts that a stopped copy of the program left. */
const ALERTS_EVERY = 15_000;
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
  /** What may be asked of the program besides what Teams asks of it; nothing unless something is given. */
  readonly control?: (running: Running) => Control;
}

/** What a copy of the program is made of while it runs. */
export interface Running extends ReconcilePorts {
  readonly worker: Worker;
  readonly service: RunningService;
  readonly teams: Teams;
  /** Resolves when what a stopped copy left under way was gone through. */
  readonly recovered: () => Promise<void>;
}

/** A copy of the program that runs. */
export interface Bot {
  readonly url: string;
  /** Hears and looks at nothing more; resolves when what was under way is done, or after thirteen seconds without. */
  stop(): Promise<void>;
}

/** Starts one copy of the program; the only file that knows every room. */
export async function startBot(
  settings: Settings,
  { log, clock = systemClock, listen, tableClient, control }: Surroundings,
): Promise<Bot> {
  const storage = await openStorage(settings, { log, httpClient: tableClient });
  const { store, known: caseKnown } = remembering(storage.store);
  const { agreements, dangerAlone, wrong } = await schoolsToRun(readFiles(settings, clock), store.agreements, log);
  const directory = await openDirectory(agreements, store, { log, wrong, dangerAlone });
  const alarm = fileAlarm(wrong, { clock, log });
  alarm();
  let stopping = false;
  const known = conversationReferences(store.people, { clock, pause: idly });
  const teams = connectTeams(teamsSettings(settings), {
    cards: { bindCard, bindDialog, summaryOf },
    reference: async (person) => (await known.find(person))?.reference,
    remember: known.remember,
    school: (id) => placeOf([...directory.all, ...dangerAlone].find(({ school }) => school.id === id)?.school),
    log,
    clock,
    mark: (caseId) => store.marks.of(caseId),
    ...(listen === undefined ? {} : { listen }),
  });
  const instance = settings.INSTANCE ?? `${hostname()}:${settings.PORT}`;
  const metrics = await metricsOf(settings, { instance, standing: () => storage.standing(), log });
  const ports: ReconcilePorts = {
    store,
    directory,
    surface: untilStopped(teams.surface, () => stopping),
    clock,
    log,
    instance,
    metrics,
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
    pause: idly,
    newId: () => randomBytes(16).toString('hex'),
  });
  let recovered: Promise<void> = Promise.resolve();
  const listening = await teams.listen(service, {
    control: control?.({ ...ports, worker, service, teams, recovered: () => recovered }),
    standing: () => ({ ...storage.standing(), schools: standingOf({ agreements, wrong }) }),
    stopping: () => stopping,
    metrics,
    roads: worker.roads,
  });
  log.info({ url: listening.url, schools: agreements.length }, 'listening');
  // How to reach those who must hear of danger is known before storage may be away.
  for (const person of tellsOf([...directory.all, ...dangerAlone])) void known.find(person);
  recovered = recover(worker, ports);
  const noMoreLooks = keepLooking(looksOf({ worker, service, teams }, ports, alarm), log);
  return {
    url: listening.url,
    stop: () => {
      stopping = true;
      noMoreLooks();
      storage.stop();
      return ends(listening, worker, metrics);
    },
  };
}

/** Those who lead or direct there, or oversee it. */
const tellsOf = (agreements: readonly Agreement[]): readonly PersonId[] =>
  agreements.flatMap((agreement) => castList(castOf(agreement)).map(({ person }) => person));

/** What is under way is ended, as far as that goes in thirteen seconds. */
async function ends(listening: Listening, worker: Worker, metrics: SentMetrics | undefined): Promise<void> {
  void worker.stop();
  // Once more after the last answer: what it decided may be under way.
  const ended = listening
    .close()
    .then(() => worker.stop())
    .then(() => metrics?.stop());
  await Promise.race([ended, idly(STOPS_WITHIN)]);
}

interface Working {
  readonly worker: Worker;
  readonly service: RunningService;
  readonly teams: Pick<Teams, 'answerWaiting'>;
}

function looksOf({ worker, service, teams }: Working, ports: ReconcilePorts, alarm: () => void): readonly Look[] {
  const pulse = new Pulse(ports);
  return [
    {
      what: 'due',
      every: LOOK_EVERY,
      look: async () => {
        await worker.begin();
        pulse.lookEnded();
        await service.writeDownWaiting();
      },
    },
    {
      what: 'answers',
      every: LOOK_EVERY,
      look: async () => {
        // One that hangs keeps no other waiting.
        void teams.answerWaiting();
      },
    },
    { what: 'pulse', every: BEAT_EVERY, look: () => pulse.beat() },
    { what: 'backlog', every: BACKLOG_EVERY, look: () => worker.tellBacklog() },
    { what: 'alerts', every: ALERTS_EVERY, look: () => service.lookAfterAlerts(), atOnce: true },
    { what: 'sweep', every: SWEEP_EVERY, look: () => sweep(ports, worker) },
    { what: 'drafts', every: SWEEP_EVERY, look: () => worker.sweepDrafts() },
    { what: 'lost cases', every: LOST_EVERY, look: () => findLost(ports, worker), atOnce: true },
    {
      what: 'schools',
      every: SCHOOLS_EVERY,
      look: async () => {
        alarm();
        await lookAtSchools(ports);
        await askAboutSchools(ports);
        await tellOutage(ports);
      },
    },
  ];
}

/** Measurements for an operator who has a collector for them; without one, nothing of it is even loaded. */
async function metricsOf(
  { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }: Settings,
  about: Omit<Parameters<typeof openTelemetry>[0], 'exporter'>,
): Promise<SentMetrics | undefined> {
  if (endpoint === undefined) return undefined;
  const { collectorAt, openTelemetry } = await import('./metrics');
  return openTelemetry({ exporter: collectorAt(endpoint), ...about });
}

/** Whatever a stopped copy left under way, and no person who comes in waits for it: the platform may hang, and so may storage. */
async function recover(worker: Worker, ports: ReconcilePorts): Promise<void> {
  try {
    await worker.recover();
    await sweep(ports, worker);
  } catch (error) {
    ports.log.error({ ...errorFacts(error) }, 'recovering was cut off; the next sweep goes on with it');
  }
}

const readFiles = (settings: Settings, clock: Clock): ReadSchools =>
  readSchools({
    schools: resolve(settings.SCHOOLS_DIR),
    protocols: resolve(settings.PROTOCOLS_DIR),
    today: dayOf(clock.now()),
    ...(settings.BOT_TENANT_ID === undefined ? {} : { tenant: settings.BOT_TENANT_ID }),
  });

/** Keeps nobody waiting who stops the program. */
const idly = (milliseconds: number): Promise<void> => pause(milliseconds, { idle: true });

const systemClock: Clock = { now: () => new Date().toISOString(), wall: () => new Date().toISOString() };

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
