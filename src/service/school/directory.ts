import { randomUUID } from 'node:crypto';
import type { Agreement } from '../../agreement/agreement';
import { changedSchool, type SchoolChange } from '../../agreement/changes';
import { OperatorError } from '../../agreement/operator-error';
import { hashOf } from '../../agreement/load';
import type { PersonId } from '../../agreement/people';
import { SYSTEM } from '../../case/people/participant';
import { personOf } from '../../case/people/roster';
import type { CaseState } from '../../case/state';
import { errorFacts } from '../health/error-facts';
import type { Log, SchoolChangeRow, Store } from '../ports';
import type { Actor } from '../request';
import type { WrongFile } from './school-files';

/** Which agreement holds for whom: the current ones by tenant, and every old one that a case is pinned to. */
export interface Directory {
  /**
   * All schools at which somebody works. A person in no file may be of any school of their tenant that runs, and of none
   * where theirs may be one that cannot.
   */
  schoolsOf(actor: Pick<Actor, 'person' | 'tenant'>): readonly Agreement[];
  /**
   * The agreement of an actor's school: of several the one of this id, or the first where it is none of theirs; `undefined`
   * for a tenant that no school file names.
   */
  current(actor: Pick<Actor, 'person' | 'tenant'>, school?: string): Agreement | undefined;
  /**
   * The same, of a school of which everything is stored and read: for what is written down. No storage call but after a
   * start at which storage was away. @throws StorageUnavailable
   */
  settled(actor: Pick<Actor, 'person' | 'tenant'>, school?: string): Promise<Agreement | undefined>;
  /** Whether somebody's school cannot run, and by what danger can be told there all the same, if by anything. */
  stopped(actor: Pick<Actor, 'person' | 'tenant'>): { readonly forDanger?: Agreement } | undefined;
  /** What a school has agreed now, and its people now; `undefined` when no file names it any more. */
  ofSchool(id: string): Agreement | undefined;
  /** The agreement by which a case runs. One storage call the first time an old one is asked for. */
  pinned(hash: string): Promise<Agreement>;
  /** The same with the people of the school, and with whom it works, as it is now: terms stay what was agreed, people come and go. */
  ofCase(state: Pick<CaseState, 'agreement' | 'school'>): Promise<Agreement>;
  /** Whether the school has agreed something else since, besides who is who. */
  hasNewerTerms(state: Pick<CaseState, 'agreement' | 'school'>): Promise<boolean>;
  readonly all: readonly Agreement[];
  /** Schools that cannot run: see {@link Directory.stopped}. */
  readonly dangerAlone: readonly Agreement[];
  /** What is wrong with the file of a school that runs all the same. */
  wrongOf(id: string): WrongFile | undefined;
  /** Who changed a school last. */
  changedBy(id: string): PersonId | undefined;
  /** The last change from a card of who is who at a school. */
  lastHandOver(id: string): HandOver | undefined;
  /** Looks what was changed from cards since, also by other copies of the program; answers which schools are others now. One that does not open is logged. */
  refresh(): Promise<readonly string[]>;
  /** Adds a change, on what is known now. @throws VersionConflict when somebody else made one since */
  change(school: string, change: Omit<SchoolChangeRow, 'school' | 'number' | 'write'>): Promise<Agreement>;
}

/** A change of who is who at a school, with its number among all changes of that school. */
export type HandOver = Pick<SchoolChangeRow, 'number' | 'by'> & {
  readonly change: Extract<SchoolChange, { readonly kind: 'appointed' | 'stand-in' | 'back' | 'left' }>;
};

interface Known {
  readonly file: Agreement;
  readonly rows: readonly SchoolChangeRow[];
  readonly now: Agreement;
  /** All of it is stored, and every change was read: until then the school runs from its file. */
  readonly settled: boolean;
}

/** What the directory needs of storage. */
export type DirectoryStore = Pick<Store, 'agreements' | 'schools'>;

/** What else is known when it is opened. */
export interface Opening {
  readonly log?: Pick<Log, 'error'>;
  /** The schools that do not run from their file as it is. */
  readonly wrong?: readonly WrongFile[];
  readonly dangerAlone?: readonly Agreement[];
}

/**
 * Stores the current agreements, so that cases pinned to them can be read after files or people have changed. A school
 * of which something does not open keeps no other from being opened: it runs from its file, and is looked at again.
 */
export async function openDirectory(
  files: readonly Agreement[],
  store: DirectoryStore,
  opening: Opening = {},
): Promise<Directory> {
  const directory = new OpenDirectory(files, store, opening);
  await directory.refresh();
  return directory;
}

class OpenDirectory implements Directory {
  private readonly known: Map<string, Known>;
  private readonly byHash: Map<string, Agreement>;
  private readonly mixed = new Map<string, Agreement>();

  constructor(
    files: readonly Agreement[],
    private readonly store: DirectoryStore,
    private readonly opening: Opening,
  ) {
    this.known = new Map(files.map((file) => [file.school.id, { file, rows: [], now: file, settled: false }]));
    this.byHash = new Map(files.map((file) => [file.hash, file]));
  }

  get all(): readonly Agreement[] {
    return [...this.known.values()].map(({ now }) => now);
  }

  get dangerAlone(): readonly Agreement[] {
    return this.opening.dangerAlone ?? [];
  }

  current(actor: Pick<Actor, 'person' | 'tenant'>, school?: string): Agreement | undefined {
    const theirs = this.schoolsOf(actor);
    return theirs.find((one) => one.school.id === school) ?? theirs[0];
  }

  schoolsOf(actor: Pick<Actor, 'person' | 'tenant'>): readonly Agreement[] {
    if (this.stopped(actor) !== undefined) return [];
    const there = inTenant(this.all, actor);
    const theirs = there.filter((agreement) => personOf(agreement, actor.person) !== undefined);
    return theirs.length === 0 ? there : theirs;
  }

  stopped(actor: Pick<Actor, 'person' | 'tenant'>): { readonly forDanger?: Agreement } | undefined {
    const there = inTenant(this.all, actor);
    if (withPerson(there, actor) !== undefined) return undefined;
    const alone = inTenant(this.dangerAlone, actor);
    const forDanger = withPerson(alone, actor) ?? (there.length === 0 ? alone[0] : undefined);
    if (forDanger !== undefined) return { forDanger };
    // A person in no file may be of the school of which nothing can be read: no other school hears their concern.
    return this.opening.wrong?.some(({ left }) => left === 'nothing') === true ? {} : undefined;
  }

  async settled(actor: Pick<Actor, 'person' | 'tenant'>, school?: string): Promise<Agreement | undefined> {
    const found = this.current(actor, school);
    if (found === undefined || this.of(found.school.id).settled) return found;
    await this.lookAt(found.school.id);
    return this.current(actor, school);
  }

  ofSchool(id: string): Agreement | undefined {
    return this.known.get(id)?.now;
  }

  wrongOf(id: string): WrongFile | undefined {
    return this.opening.wrong?.find(({ school }) => school === id);
  }

  changedBy(id: string): PersonId | undefined {
    return this.known.get(id)?.rows.findLast(({ by }) => by !== SYSTEM)?.by;
  }

  lastHandOver(id: string): HandOver | undefined {
    return this.known.get(id)?.rows.findLast(isHandOver);
  }

  async refresh(): Promise<readonly string[]> {
    const looked = await Promise.all(
      [...this.known.keys()].map(async (id) => {
        try {
          return (await this.lookAt(id)) ? [id] : [];
        } catch (error) {
          this.opening.log?.error(
            { school: id, ...errorFacts(error) },
            'a school could not be looked at; it runs on as it was, and is looked at again',
          );
          return [];
        }
      }),
    );
    return looked.flat();
  }

  async change(id: string, change: Omit<SchoolChangeRow, 'school' | 'number' | 'write'>): Promise<Agreement> {
    const { rows } = this.of(id);
    const row = { ...change, school: id, number: rows.length + 1, write: randomUUID() };
    await this.store.schools.append(row);
    return this.learn(id, [...rows, row]);
  }

  async pinned(hash: string): Promise<Agreement> {
    const found = this.byHash.get(hash) ?? (await this.store.agreements.get(hash));
    if (found === undefined)
      throw new OperatorError(`agreement ${hash.slice(0, 8)} is in no table: restore the agreements table`);
    this.byHash.set(hash, found);
    return found;
  }

  async hasNewerTerms({ agreement, school }: Pick<CaseState, 'agreement' | 'school'>): Promise<boolean> {
    const now = this.ofSchool(school);
    return now !== undefined && now.hash !== agreement && termsOf(now) !== termsOf(await this.pinned(agreement));
  }

  async ofCase({ agreement, school }: Pick<CaseState, 'agreement' | 'school'>): Promise<Agreement> {
    const then = await this.pinned(agreement);
    const now = this.ofSchool(school);
    if (now === undefined || now.hash === agreement) return then;
    // The same object each time: calendars are kept by it.
    const key = `${agreement}|${now.hash}`;
    const found = this.mixed.get(key) ?? withPeople(then, now);
    this.mixed.set(key, found);
    return found;
  }

  private of(id: string): Known {
    return this.known.get(id) ?? noSchool(id);
  }

  /** Whether the school is another now. */
  private async lookAt(id: string): Promise<boolean> {
    const before = this.of(id);
    if (!before.settled) await this.keep(before.file);
    const rows = await this.store.schools.list(id);
    if (before.settled && rows.length <= this.of(id).rows.length) return false;
    await this.learn(id, rows);
    return this.of(id).now.hash !== before.now.hash;
  }

  /** What a file said is what the school goes back to, should the file ever be wrong. */
  private async keep(file: Agreement): Promise<void> {
    const { agreements } = this.store;
    await agreements.put(file);
    if (this.wrongOf(file.school.id) === undefined) await agreements.putLastGood(file.school.id, file.hash);
  }

  /** Stored before it is used: no case may be pinned to what cannot be found again. */
  private async learn(id: string, rows: readonly SchoolChangeRow[]): Promise<Agreement> {
    const { file } = this.of(id);
    const now = withChanges(
      file,
      rows.map(({ change }) => change),
    );
    await this.store.agreements.put(now);
    this.byHash.set(now.hash, now);
    // A look that began before a later change may come back after it.
    if (rows.length >= this.of(id).rows.length) this.known.set(id, { file, rows, now, settled: true });
    return now;
  }
}

const isHandOver = (row: SchoolChangeRow): row is SchoolChangeRow & HandOver =>
  ['appointed', 'stand-in', 'back', 'left'].includes(row.change.kind);

const inTenant = (agreements: readonly Agreement[], { tenant }: Pick<Actor, 'tenant'>): readonly Agreement[] =>
  agreements.filter(({ school }) => school.tenant === tenant);

const withPerson = (agreements: readonly Agreement[], { person }: Pick<Actor, 'person'>): Agreement | undefined =>
  agreements.find((agreement) => personOf(agreement, person) !== undefined);

/** What was agreed, without who is who and whom the school works with. */
function termsOf({ protocol, school }: Agreement): string {
  const { people: _, roles: __, changed: ___, ...terms } = school;
  return hashOf({ protocol, school: { ...terms, people: {}, roles: noRoles, socialMap: [] } });
}

const noRoles = { coordinator: { person: '', deputy: '' }, director: { person: '' }, board: { person: '' } };

function withChanges(file: Agreement, changes: readonly SchoolChange[]): Agreement {
  if (changes.length === 0) return file;
  const content = { protocol: file.protocol, school: changedSchool(file.school, changes) };
  return { ...content, hash: hashOf(content) };
}

/** A former colleague keeps their name in what they wrote, and can be asked nothing. */
function withPeople(then: Agreement, now: Agreement): Agreement {
  const former = Object.entries(then.school.people).map(
    ([key, person]) => [key, { ...person, roles: [] as string[] }] as const,
  );
  const people = { ...Object.fromEntries(former), ...now.school.people };
  const { roles, socialMap, changed } = now.school;
  return {
    ...then,
    school: { ...then.school, people, roles, socialMap, ...(changed === undefined ? {} : { changed }) },
  };
}

function noSchool(id: string): never {
  throw new Error(`no school file has the id ${id}`);
}
