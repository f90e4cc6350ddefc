import type { Surface } from '../../src/service/surface';
import type { Tables } from '../../src/store/tables';

/** The process is gone: no adapter throws this, and nothing catches it for what it is. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** What befalls one running copy of the program at a call to the outside. */
export interface Blow {
  /** Which call, from 1, of those that count. */
  readonly at: number;
  /** Whether the call itself still happened, and only its answer was lost. */
  readonly when: 'before' | 'after';
}

/**
 * The outside calls of one copy of the program, counted: to storage, to the platform, or both. A blow at one of them
 * is the end (`mortal`: every later call fails too, as with `kill -9`), or only that one call's.
 */
export class Life {
  /** What was called, in order: the first is call 1. */
  readonly calls: string[] = [];
  private ended = false;
  blow: Blow | undefined;
  armed = false;

  constructor(
    private readonly errorOf: (what: string) => Error = (what) => new Crash(what),
    private readonly mortal = true,
  ) {}

  async call<T>(what: string, work: () => Promise<T>): Promise<T> {
    if (!this.armed) return work();
    if (this.over()) throw this.errorOf(what);
    this.calls.push(what);
    const hit = this.blow?.at === this.calls.length ? this.blow.when : undefined;
    if (hit === 'before') this.strike(what);
    const result = await work();
    if (hit === 'after') this.strike(what);
    if (this.over()) throw this.errorOf(what);
    return result;
  }

  over(): boolean {
    return this.ended;
  }

  private strike(what: string): never {
    this.ended = this.mortal;
    throw this.errorOf(what);
  }
}

/** Tables whose every call counts in a life. */
export function livingTables(tables: Tables, life: Life): Tables {
  return {
    prepare: () => tables.prepare(),
    get: (table, ...rest) => life.call(`get ${table}`, () => tables.get(table, ...rest)),
    insert: (table, ...rest) => life.call(`insert ${table}`, () => tables.insert(table, ...rest)),
    upsert: (table, ...rest) => life.call(`upsert ${table}`, () => tables.upsert(table, ...rest)),
    replace: (table, ...rest) => life.call(`replace ${table}`, () => tables.replace(table, ...rest)),
    remove: (table, ...rest) => life.call(`remove ${table}`, () => tables.remove(table, ...rest)),
    transact: (table, ...rest) => life.call(`transact ${table}`, () => tables.transact(table, ...rest)),
    range: (table, ...rest) => life.call(`range ${table}`, () => tables.range(table, ...rest)),
    scan: (table, ...rest) => tables.scan(table, ...rest),
  };
}

/** A surface whose every call counts in a life. */
export function livingSurface(surface: Surface, life: Life): Surface {
  return {
    capacity: surface.capacity,
    openRoom: (room) => life.call('openRoom', () => surface.openRoom(room)),
    members: (room) => life.call('members', () => surface.members(room)),
    admit: (...all) => life.call('admit', () => surface.admit(...all)),
    dismiss: (...all) => life.call('dismiss', () => surface.dismiss(...all)),
    own: (...all) => life.call('own', () => surface.own(...all)),
    post: (room, message) => life.call('post', () => surface.post(room, message)),
    sendPrivately: (...all) => life.call('sendPrivately', () => surface.sendPrivately(...all)),
    update: (message, content) => life.call('update', () => surface.update(message, content)),
    remove: (message) => life.call('remove', () => surface.remove(message)),
    unarchive: (room) => life.call('unarchive', () => surface.unarchive(room)),
    archive: (room) => life.call('archive', () => surface.archive(room)),
    probe: (road) => life.call('probe', () => surface.probe(road)),
  };
}
