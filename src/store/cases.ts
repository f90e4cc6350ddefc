import { randomUUID } from 'node:crypto';
import type { RecordedEvent } from '../case/events';
import { replay } from '../case/evolve';
import type { CaseState } from '../case/state';
import { DuplicateCommand, StorageUnavailable, VersionConflict } from '../service/ports';
import type { Append, CaseStore, ClearFacts } from '../service/ports';
import { openedRow, type ReportBroken } from './broken';
import {
  clearFacts,
  commandRow,
  contentOf,
  eventRow,
  headRow,
  wrappedKeyOf,
  toCommandRow,
  toEvent,
  toEventRow,
  toHead,
  unopenable,
  versionOf,
  withoutKey,
} from './case-rows';
import { Deliveries } from './deliveries';
import { Unopenable } from './aead';
import type { DataKey, KeyRing, WrappedKey } from './keys';
import { LruCache } from '../service/lru-cache';
import { READS, schemaOf } from './schema';
import { isRowRefusal, RowConflict } from './tables';
import type { Change, StoredRow, Tables } from './tables';

/** What is remembered of a head between reading it and appending to it, so that an append is one call. */
interface KnownHead {
  readonly version: number;
  readonly etag: string;
  readonly wrapped: WrappedKey;
}

interface Replayed {
  readonly state: CaseState;
  readonly head: StoredRow;
}

/** Versions so near to each other are read as one range: a few rows too many cost less than a call. */
const near = 50;

/** Cases on tables: sealed events, a sealed snapshot, and a row per command. */
export class Cases extends Deliveries implements CaseStore {
  private readonly heads = new LruCache<string, KnownHead>(1_000);

  constructor(
    tables: Tables,
    private readonly keys: KeyRing,
    report: ReportBroken,
    private readonly mends: boolean,
  ) {
    super(tables, report);
  }

  async clearOf(caseId: string): Promise<ClearFacts | undefined> {
    const head = await this.tables.get('cases', caseId, headRow);
    return head && clearFacts(head);
  }

  async *everyCase(): AsyncIterable<ClearFacts> {
    for await (const head of this.tables.scan('cases', headRow))
      if (wrappedKeyOf(head) !== undefined) yield clearFacts(head);
  }

  async readState(caseId: string): Promise<CaseState | undefined> {
    const head = await this.readHead(caseId);
    const wrapped = head && wrappedKeyOf(head);
    if (head === undefined || wrapped === undefined) return undefined;
    if (schemaOf(head) !== READS.head) return (await this.replayed(caseId))?.state;
    const key = await this.unlock(caseId, wrapped);
    const read = openedRow(this.report, { table: 'cases', row: head, remedy: madeAnew }, () => contentOf(head, key));
    return read === undefined ? this.mended(caseId) : (read as CaseState);
  }

  /**
   * The state of a case whose snapshot does not open: what its events say, which is written in the place of the snapshot.
   * Where that cannot be now, it is at the next reading.
   */
  private async mended(caseId: string): Promise<CaseState | undefined> {
    const found = await this.replayed(caseId);
    if (found === undefined || !this.mends) return found?.state;
    try {
      await this.putAnew(found);
    } catch (error) {
      if (!isRowRefusal(error) && !(error instanceof StorageUnavailable)) throw error;
    }
    return found.state;
  }

  /**
   * The state as the events say, and the head of the same moment: of a case whose snapshot was made by another version of
   * the program, or does not open. What is appended next puts a new snapshot in its place.
   */
  private async replayed(caseId: string): Promise<Replayed | undefined> {
    const { head, events } = await this.readWhole(caseId);
    if (head === undefined) return undefined;
    const inOrder = events.every(({ version }, index) => version === index + 1);
    if (!inOrder || events.length !== versionOf(head)) throw unopenable(caseId);
    const state = replay(events);
    return state && { state, head };
  }

  /** Writes the snapshot anew from the events. @returns whether there was such a case @throws StorageUnavailable */
  async remake(caseId: string): Promise<boolean> {
    const found = await this.replayed(caseId);
    if (found === undefined) return false;
    await this.putAnew(found);
    return true;
  }

  /** @throws RowConflict where the case went on since */
  private async putAnew({ state, head }: Replayed): Promise<void> {
    const wrapped = wrappedKeyOf(head);
    if (wrapped === undefined) return;
    const at = head.values['at'];
    const key = await this.unlock(state.id, wrapped);
    await this.tables.replace('cases', toHead(state, typeof at === 'string' ? at : state.openedAt, key), head.etag);
    this.heads.delete(state.id);
  }

  async append(change: Append): Promise<void> {
    checkAppend(change);
    const known = change.expected === 0 ? undefined : await this.headAt(change.caseId, change.expected);
    const write = randomUUID();
    if (known === undefined && change.expected !== 0) {
      await this.refuse(change, write);
      return;
    }
    const key = known === undefined ? await this.keys.create() : await this.unlock(change.caseId, known.wrapped);
    try {
      const [etag = ''] = await this.tables.transact('cases', toChanges(change, known, key, write));
      this.remember(change.caseId, { version: change.state.version, etag, wrapped: key.wrapped });
    } catch (error) {
      if (!isRowRefusal(error)) throw error;
      this.heads.delete(change.caseId);
      await this.refuse(change, write);
    }
  }

  async readEvents(caseId: string, only?: readonly number[]): Promise<readonly RecordedEvent[]> {
    if (only === undefined) return this.readAllEvents(caseId);
    if (only.length === 0) return [];
    const wrapped = this.heads.get(caseId)?.wrapped ?? (await this.readKey(caseId));
    if (wrapped === undefined) return [];
    const key = await this.unlock(caseId, wrapped);
    const runs = runsOf(only).map((run) => this.readRun(caseId, run));
    const rows = (await Promise.all(runs)).flat().filter((row) => only.includes(versionOf(row)));
    return rows.map((row) => toEvent(row, key));
  }

  /** Destroys the case's key, and with it the content of every row, in this storage and in every copy of it. */
  async destroyKey(caseId: string): Promise<void> {
    const head = await this.readHead(caseId);
    const wrapped = head && wrappedKeyOf(head);
    if (head === undefined || wrapped === undefined) return;
    try {
      await this.tables.replace('cases', withoutKey(head), head.etag);
    } catch (error) {
      if (!(error instanceof RowConflict)) throw error;
      await this.destroyKey(caseId);
      return;
    }
    this.heads.delete(caseId);
    this.keys.forget(wrapped);
  }

  private async readAllEvents(caseId: string): Promise<readonly RecordedEvent[]> {
    return (await this.readWhole(caseId)).events;
  }

  /** The events with the head of the same moment, in one range; no head for a case that is unknown or was destroyed. */
  private async readWhole(
    caseId: string,
  ): Promise<{ readonly head?: StoredRow; readonly events: readonly RecordedEvent[] }> {
    const rows = await this.tables.range('cases', { partition: caseId, from: 'event-', to: headRow });
    const head = rows.at(-1);
    const wrapped = head?.row === headRow ? wrappedKeyOf(head) : undefined;
    if (head === undefined || wrapped === undefined) return { events: [] };
    const key = await this.unlock(caseId, wrapped);
    return { head, events: rows.slice(0, -1).map((row) => toEvent(row, key)) };
  }

  private async readRun(caseId: string, { first, last }: Run): Promise<readonly StoredRow[]> {
    if (first !== last)
      return this.tables.range('cases', { partition: caseId, from: eventRow(first), to: eventRow(last) });
    const row = await this.tables.get('cases', caseId, eventRow(first));
    return row === undefined ? [] : [row];
  }

  /** The head as of this version, from memory when it was just read; `undefined` when the case is at another. */
  private async headAt(caseId: string, version: number): Promise<KnownHead | undefined> {
    if (this.heads.get(caseId)?.version !== version) await this.readHead(caseId);
    const known = this.heads.get(caseId);
    return known?.version === version ? known : undefined;
  }

  private async readKey(caseId: string): Promise<WrappedKey | undefined> {
    const head = await this.readHead(caseId);
    return head && wrappedKeyOf(head);
  }

  private async readHead(caseId: string): Promise<StoredRow | undefined> {
    const head = await this.tables.get('cases', caseId, headRow);
    const wrapped = head && wrappedKeyOf(head);
    if (head !== undefined && wrapped !== undefined)
      this.remember(caseId, { version: versionOf(head), etag: head.etag, wrapped });
    else this.heads.delete(caseId);
    return head;
  }

  /** Answers may overtake each other: what is known of a later version stays. */
  private remember(caseId: string, head: KnownHead): void {
    const known = this.heads.get(caseId);
    if (known === undefined || known.version <= head.version) this.heads.set(caseId, head);
  }

  async wasGiven(caseId: string, commandId: string): Promise<boolean> {
    return (await this.tables.get('cases', caseId, commandRow(commandId))) !== undefined;
  }

  /** Says why an append was refused, unless it was not. */
  private async refuse({ caseId, commandId }: Append, write: string): Promise<void> {
    const command = await this.tables.get('cases', caseId, commandRow(commandId));
    if (command === undefined) throw new VersionConflict();
    // Else it was this very write, of which the answer got lost and which the client then sent again.
    if (command.values['write'] !== write) throw new DuplicateCommand();
  }

  private async unlock(caseId: string, wrapped: WrappedKey): Promise<DataKey> {
    try {
      return await this.keys.unlock(wrapped);
    } catch (error) {
      throw error instanceof Unopenable ? unopenable(caseId) : error;
    }
  }
}

const madeAnew =
  'What the events of this case say takes the place of its snapshot; nobody has to do anything. Restore the row only to look into it.';

/** A wrong append is a mistake of the program, and would make a case that cannot be read: it is not written. */
function checkAppend({ caseId, expected, events, state }: Append): void {
  const inOrder = events.every(({ version }, index) => version === expected + index + 1);
  if (events.length === 0 || !inOrder)
    throw new RangeError('Events are appended in order of version, one or more at a time.');
  if (state.id !== caseId || state.version !== expected + events.length)
    throw new RangeError('The state is not the one after these events.');
}

function toChanges(
  { caseId, events, state, commandId }: Append,
  known: KnownHead | undefined,
  key: DataKey,
  write: string,
): Change[] {
  const head = toHead(state, events.at(-1)?.at ?? state.openedAt, key);
  return [
    known === undefined ? { do: 'insert', row: head } : { do: 'replace', row: head, etag: known.etag },
    ...events.map((event): Change => ({ do: 'insert', row: toEventRow(caseId, event, key) })),
    { do: 'insert', row: toCommandRow(caseId, commandId, state.version, write) },
  ];
}

interface Run {
  readonly first: number;
  readonly last: number;
}

function runsOf(versions: readonly number[]): Run[] {
  const runs: { first: number; last: number }[] = [];
  for (const version of [...versions].sort((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run !== undefined && version - run.last <= near) run.last = version;
    else runs.push({ first: version, last: version });
  }
  return runs;
}
