import type { Agreement } from '../../src/agreement/agreement';
import type { CaseState } from '../../src/case/state';
import type { Task } from '../../src/case/task/task';
import { openDirectory } from '../../src/service/school/directory';
import type { BrokenRow, Clock, Log } from '../../src/service/ports';
import type { ReconcilePorts } from '../../src/service/delivery/reconcile';
import type { Reply, Request, RunningService } from '../../src/service/request';
import type { WrongFile } from '../../src/service/school/school-files';
import { remembering } from '../../src/service/danger/memory';
import { createService } from '../../src/service/service';
import type { Surface } from '../../src/service/surface';
import { createWorker, type Worker } from '../../src/service/delivery/worker';
import type { KeyWrapper } from '../../src/store/keys';
import { memoryTables } from '../../src/store/memory-tables';
import { openStore, type OpenStore } from '../../src/store/store';
import type { Tables } from '../../src/store/tables';
import { lindeboom, monday } from '../case/given';
import { testKeys } from '../store/adapters';
import { Platform } from './platform';

/** A clock that stands still until it is moved: domain and wall time together, or wall time alone. */
export class Time implements Clock {
  private waiting: { readonly until: number; readonly go: () => void }[] = [];

  constructor(
    private domain = monday,
    private machine = monday,
  ) {}

  now = (): string => this.domain;
  wall = (): string => this.machine;

  /** Both clocks go forward to a moment. */
  to(moment: string): void {
    this.domain = moment;
    if (this.machine < moment) this.machine = moment;
    this.wake();
  }

  /** Both go forward, in milliseconds. */
  pass(milliseconds: number): void {
    this.domain = new Date(Date.parse(this.domain) + milliseconds).toISOString();
    this.passWall(milliseconds);
  }

  passWall(milliseconds: number): void {
    this.machine = new Date(Date.parse(this.machine) + milliseconds).toISOString();
    this.wake();
  }

  /** Until so many milliseconds have passed on the wall. */
  pause = (milliseconds: number): Promise<void> =>
    new Promise((go) => this.waiting.push({ until: Date.parse(this.machine) + milliseconds, go }));

  private wake(): void {
    const now = Date.parse(this.machine);
    const due = this.waiting.filter(({ until }) => until <= now);
    this.waiting = this.waiting.filter(({ until }) => until > now);
    for (const { go } of due) go();
  }
}

export interface Line {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** What several copies of the program share: storage with its keys, the platform, time. */
export interface Ground {
  readonly tables: Tables;
  readonly keys: KeyWrapper;
  readonly platform: Platform;
  readonly time: Time;
  /** What all of them logged. */
  readonly lines: Line[];
}

export const ground = (parts: Partial<Ground> = {}): Ground => ({
  tables: memoryTables(),
  keys: testKeys(),
  platform: new Platform(),
  time: new Time(),
  lines: [],
  ...parts,
});

/** What differs between copies of the program on the same ground. */
export interface Own {
  readonly instance?: string;
  /** What is between this copy and the tables, or the platform. */
  readonly tables?: (tables: Tables) => Tables;
  readonly surface?: (surface: Surface) => Surface;
  readonly agreements?: readonly Agreement[];
  /** The schools of which the file is wrong. */
  readonly wrong?: readonly WrongFile[];
  /** The schools that cannot run, at which danger alone is told. */
  readonly dangerAlone?: readonly Agreement[];
  /** Nobody delivers: what was decided waits in the due list. */
  readonly idle?: boolean;
}

/** One running copy of the program, put together as `main.ts` does it. */
export interface House extends Ground {
  readonly service: RunningService;
  readonly worker: Worker;
  readonly store: OpenStore;
  readonly ports: ReconcilePorts;
  /** What somebody of De Lindeboom does, and what they see next. */
  act(by: string, verb: string, more?: Partial<Request>): Promise<Reply>;
  stateOf(caseId: string): Promise<CaseState>;
  taskOf(caseId: string, id: string): Promise<Task>;
}

let requests = 0;

let cases = 0;

/** A case id as the program mints them, another each time. */
export const newCaseId = (): string => (cases += 1).toString(16).padStart(32, '0');

export async function openHouse(on: Ground = ground(), own: Own = {}): Promise<House> {
  const tables = own.tables?.(on.tables) ?? on.tables;
  const log = logInto(on.lines);
  const report = (row: BrokenRow): void => log.error({ ...row }, 'a row of storage does not open');
  const store = openStore({ tables, keys: on.keys, report });
  const directory = await openDirectory(own.agreements ?? [lindeboom], store, {
    log,
    wrong: own.wrong ?? [],
    dangerAlone: own.dangerAlone ?? [],
  });
  const surface = own.surface?.(on.platform) ?? on.platform;
  const memory = remembering(store);
  const ports = { store: memory.store, directory, surface, clock: on.time, log, instance: own.instance ?? 'one' };
  const worker = createWorker(ports);
  const nothing = () => undefined;
  const done = () => Promise.resolve();
  const nobody = {
    nudge: nothing,
    look: nothing,
    retry: nothing,
    drafts: { sent: done, destroy: done, look: nothing },
  };
  const service = createService({
    ...ports,
    worker: own.idle === true ? nobody : worker,
    newId: newCaseId,
    known: memory.known,
    pause: on.time.pause,
  });
  const stateOf = async (caseId: string): Promise<CaseState> => {
    const state = await store.cases.readState(caseId);
    if (state === undefined) throw new Error('there is no such case');
    return state;
  };
  return {
    ...on,
    service,
    worker,
    store,
    ports,
    stateOf,
    act: (by, verb, more = {}) => service.handle(request(by, verb, more)),
    taskOf: async (caseId, id) => {
      const task = (await stateOf(caseId)).tasks.find((candidate) => candidate.id === id);
      if (task === undefined) throw new Error(`there is no task ${id}`);
      return task;
    },
  };
}

/** A request as the edge would make it, of somebody by their key in the school file. */
export function request(by: string, verb: string, more: Partial<Request> = {}): Request {
  requests += 1;
  const person = lindeboom.school.people[by];
  if (person === undefined) throw new Error(`nobody is called ${by}`);
  const actor = { person: person.id, tenant: lindeboom.school.tenant, name: person.name };
  return { id: `activity-${requests}`, actor, verb, values: {}, ...more };
}

function logInto(lines: Line[]): Log {
  const at =
    (level: Line['level']): Log['info'] =>
    (fields, message) =>
      lines.push({ level, fields, message });
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

/**
 * Until whatever runs in the background has come to rest. In memory nothing waits for anything but other promises, so
 * that one turn of the event loop is enough.
 */
export const rest = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
