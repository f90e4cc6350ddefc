import { capacity } from '../../src/teams/capacity';
import type { Clock } from '../../src/service/ports';
import { StorageUnavailable } from '../../src/service/ports';
import { openDirectory } from '../../src/service/school/directory';
import type { ReconcilePorts } from '../../src/service/delivery/reconcile';
import type { Reply, Request } from '../../src/service/request';
import { createService } from '../../src/service/service';
import type { Message, MessageRef, RoomRef, Surface } from '../../src/service/surface';
import { createWorker } from '../../src/service/delivery/worker';
import { memoryTables } from '../../src/store/memory-tables';
import { openStore, type OpenStore } from '../../src/store/store';
import type { Tables } from '../../src/store/tables';
import { intake, lindeboom, monday, who } from '../case/given';
import type { Values } from '../../src/view/values';

/** Both clocks, moved by hand. */
export class HandClock implements Clock {
  constructor(
    public domain: string = monday,
    public machine: string = '2026-01-05T08:00:00.000Z',
  ) {}
  now = (): string => this.domain;
  wall = (): string => this.machine;
  pass(milliseconds: number): void {
    this.machine = new Date(Date.parse(this.machine) + milliseconds).toISOString();
  }
}

/** A platform that notes every call, and fails where `failing` says so. */
export class NotedSurface implements Surface {
  readonly capacity = capacity;
  readonly calls: string[] = [];
  readonly standing = new Map<string, Message>();
  failing: (call: string, key: string) => Error | undefined = () => undefined;
  private count = 0;

  openRoom = ({ caseId }: { caseId: string }): Promise<RoomRef> =>
    this.act('openRoom', caseId, () => ({ kind: 'noted', id: caseId }));
  members = (): Promise<readonly string[]> => Promise.resolve([]);
  admit = (_room: RoomRef, person: string): Promise<void> => this.act('admit', person, () => undefined);
  dismiss = (_room: RoomRef, person: string): Promise<void> => this.act('dismiss', person, () => undefined);
  own = (_room: RoomRef, owner: string): Promise<void> => this.act('own', owner, () => undefined);
  post = (room: RoomRef, message: Message): Promise<MessageRef> =>
    this.act('post', message.card.template, () => this.stand(room.id, message));
  sendPrivately = (person: string, message: Message): Promise<MessageRef> =>
    this.act('send', message.card.template, () => this.stand(person, message));
  update = ({ id }: MessageRef, message: Message): Promise<void> =>
    this.act('update', message.card.template, () => void this.standing.set(id, message));
  remove = ({ id }: MessageRef): Promise<void> => this.act('remove', id, () => void this.standing.delete(id));
  unarchive = (room: RoomRef): Promise<void> => this.act('unarchive', room.id, () => undefined);
  probe = (road: string): Promise<void> => this.act('probe', road, () => undefined);
  archive = (room: RoomRef): Promise<void> => this.act('archive', room.id, () => undefined);

  private stand(conversation: string, message: Message): MessageRef {
    this.count += 1;
    const id = String(this.count);
    this.standing.set(id, message);
    return { conversation, id };
  }

  private async act<T>(call: string, key: string, doing: () => T): Promise<T> {
    await Promise.resolve();
    const error = this.failing(call, key);
    this.calls.push(error === undefined ? `${call} ${key}` : `${call} ${key} failed`);
    if (error !== undefined) throw error;
    return doing();
  }
}

export interface House {
  readonly store: OpenStore;
  readonly clock: HandClock;
  readonly surface: NotedSurface;
  readonly worker: ReturnType<typeof createWorker>;
  readonly ports: ReconcilePorts;
  /** Every line of the log, as text. */
  readonly lines: string[];
  /** Ids that were minted, latest last. */
  readonly minted: string[];
  /** Storage that does not answer. */
  readonly away: (is: boolean) => void;
  readonly does: (by: string, verb: string, request?: Partial<Request>, values?: Values) => Promise<Reply>;
  /** Anna reports; answers the case's id. */
  readonly report: (child?: string) => Promise<string>;
}

/** Keys that lock nothing: what is tested here is not the lock. */
const bare = {
  wrap: (bytes: Uint8Array) => Promise.resolve({ by: 'bare', bytes }),
  unwrap: ({ bytes }: { bytes: Uint8Array }) => Promise.resolve(bytes),
};

let requests = 0;

/** A whole program in memory; `beside`: another copy of it on the same storage and the same clock. */
export async function house(
  beside?: House & { readonly tables: Tables },
): Promise<House & { readonly tables: Tables }> {
  let cut = false;
  const inner = beside?.tables ?? memoryTables();
  const tables = new Proxy(inner, {
    get: (target, name: keyof Tables) =>
      cut ? () => Promise.reject(new StorageUnavailable('cut')) : target[name].bind(target),
  });
  const store = openStore({ tables, keys: bare });
  const clock = beside?.clock ?? new HandClock();
  const surface = beside?.surface ?? new NotedSurface();
  const lines: string[] = [];
  const write = (fields: object, message: string): void => void lines.push(JSON.stringify([message, fields]));
  const log = { info: write, warn: write, error: write };
  const directory = await openDirectory([lindeboom], store);
  const ports: ReconcilePorts = {
    store,
    directory,
    surface,
    clock,
    log,
    instance: beside === undefined ? 'one' : 'two',
  };
  const worker = createWorker(ports);
  const minted: string[] = [];
  const newId = (): string => {
    minted.push((minted.length + 1).toString(16).padStart(32, 'a'));
    return minted.at(-1) ?? '';
  };
  const nothing = { surface, known: () => undefined, pause: () => new Promise<void>(() => undefined) };
  const service = createService({ store, directory, clock, worker, log, newId, ...nothing });
  const does: House['does'] = (by, verb, request = {}, values = {}) => {
    requests += 1;
    const actor = { ...who(by), tenant: lindeboom.school.tenant };
    return service.handle({ id: `request-${requests}`, actor, verb, values, ...request });
  };
  const report = async (child = intake.child): Promise<string> => {
    await does('anna', 'open-case');
    const id = minted.at(-1) ?? '';
    await does('anna', 'open-case', { case: id, page: 3 }, { ...intake, child });
    await worker.settle();
    return id;
  };
  return { store, clock, surface, worker, ports, lines, minted, away: (is) => (cut = is), does, report, tables: inner };
}

/** All that a reply shows. */
export const shown = (reply: Reply): string => JSON.stringify(reply);
