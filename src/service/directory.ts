import { randomUUID } from 'node:crypto';
import type { Agreement } from '../agreement/agreement';
import { changedSchool, type SchoolChange } from '../agreement/changes';
import { OperatorError } from '../agreement/operator-error';
import { hashOf } from '../agreement/load';
import type { PersonId } from '../agreement/people';
import { SYSTEM } from '../case/related-facts';
import { personOf } from '../case/roster';
import type { CaseState } from '../case/state';
import type { SchoolChangeRow, Store } from './ports';
import type { Actor } from './request';

/** Which agreement holds for whom: the current ones by tenant, and every old one that a case is pinned to. */
export interface Directory {
  /** The agreement of an actor's school; `undefined` for a tenant that no school file names. */
  current(actor: Pick<Actor, 'person' | 'tenant'>): Agreement | undefined;
  /** What a school has agreed now, and its people now; `undefined` when no file names it any more. */
  ofSchool(id: string): Agreement | undefined;
  /** The agreement by which a case runs. One storage call the first time an old one is asked for. */
  pinned(hash: string): Promise<Agreement>;
  /** The same with the people of the school as it is now: terms stay what was agreed, people come and go. */
  ofCase(state: Pick<CaseState, 'agreement' | 'school'>): Promise<Agreement>;
  /** Whether the school has agreed something else since, besides who is who. */
  hasNewerTerms(state: Pick<CaseState, 'agreement' | 'school'>): Promise<boolean>;
  readonly all: readonly Agreement[];
  /** Who changed a school last. */
  changedBy(id: string): PersonId | undefined;
  /** Looks what was changed from cards since, also by other copies of the program; answers which schools are others now. */
  refresh(): Promise<readonly string[]>;
  /** Adds a change, on what is known now. @throws VersionConflict when somebody else made one since */
  change(school: string, change: Omit<SchoolChangeRow, 'school' | 'number' | 'write'>): Promise<Agreement>;
}

interface Known {
  readonly file: Agreement;
  readonly rows: readonly SchoolChangeRow[];
  readonly now: Agreement;
}

/** Stores the current agreements, so that cases pinned to them can be read after files or people have changed. */
export async function openDirectory(
  files: readonly Agreement[],
  { agreements: stored, schools }: Pick<Store, 'agreements' | 'schools'>,
): Promise<Directory> {
  const known = new Map<string, Known>(files.map((file) => [file.school.id, { file, rows: [], now: file }]));
  const byHash = new Map<string, Agreement>();
  const all = (): readonly Agreement[] => [...known.values()].map(({ now }) => now);
  const of = (id: string): Known => known.get(id) ?? noSchool(id);

  /** Stored before it is used: no case may be pinned to what cannot be found again. */
  const learn = async (id: string, rows: readonly SchoolChangeRow[]): Promise<Agreement> => {
    const { file } = of(id);
    const now = withChanges(
      file,
      rows.map(({ change }) => change),
    );
    await stored.put(now);
    byHash.set(now.hash, now);
    // Whoever looked before a later change was made may come back after it.
    if (rows.length >= (known.get(id)?.rows.length ?? 0)) known.set(id, { file, rows, now });
    return now;
  };
  const refresh = async (): Promise<readonly string[]> => {
    const others: string[] = [];
    for (const id of [...known.keys()]) {
      const rows = await schools.list(id);
      if (rows.length <= of(id).rows.length) continue;
      await learn(id, rows);
      others.push(id);
    }
    return others;
  };
  const pinned = async (hash: string): Promise<Agreement> => {
    const found = byHash.get(hash) ?? (await stored.get(hash));
    if (found === undefined)
      throw new OperatorError(`agreement ${hash.slice(0, 8)} is in no table: restore the agreements table`);
    byHash.set(hash, found);
    return found;
  };
  await Promise.all(files.map(({ school }) => learn(school.id, [])));
  await refresh();

  return {
    get all() {
      return all();
    },
    current({ person, tenant }) {
      const there = all().filter(({ school }) => school.tenant === tenant);
      // A board may have several schools in one tenant; whoever is in no file of them reports to the first.
      return there.find((agreement) => personOf(agreement, person) !== undefined) ?? there[0];
    },
    ofSchool: (id) => known.get(id)?.now,
    changedBy: (id) => known.get(id)?.rows.findLast(({ by }) => by !== SYSTEM)?.by,
    refresh,
    async change(id, change) {
      const { rows } = of(id);
      const row = { ...change, school: id, number: rows.length + 1, write: randomUUID() };
      await schools.append(row);
      return learn(id, [...rows, row]);
    },
    pinned,
    async hasNewerTerms({ agreement, school }) {
      const now = known.get(school)?.now;
      return now !== undefined && now.hash !== agreement && termsOf(now) !== termsOf(await pinned(agreement));
    },
    ofCase: withPeopleOfNow(pinned, (school) => known.get(school)?.now),
  };
}

/** What was agreed, without who is who. */
function termsOf({ protocol, school }: Agreement): string {
  const { people: _, roles: __, changed: ___, ...terms } = school;
  return hashOf({ protocol, school: { ...terms, people: {}, roles: noRoles } });
}

const noRoles = { coordinator: { person: '', deputy: '' }, director: { person: '' }, board: { person: '' } };

function withChanges(file: Agreement, changes: readonly SchoolChange[]): Agreement {
  if (changes.length === 0) return file;
  const content = { protocol: file.protocol, school: changedSchool(file.school, changes) };
  return { ...content, hash: hashOf(content) };
}

function withPeopleOfNow(
  pinned: Directory['pinned'],
  ofSchool: (id: string) => Agreement | undefined,
): Directory['ofCase'] {
  const mixed = new Map<string, Agreement>();
  return async ({ agreement, school }) => {
    const then = await pinned(agreement);
    const now = ofSchool(school);
    if (now === undefined || now.hash === agreement) return then;
    // The same object each time: calendars are kept by it.
    const key = `${agreement}|${now.hash}`;
    const found = mixed.get(key) ?? withPeople(then, now);
    mixed.set(key, found);
    return found;
  };
}

/** Whoever is not of the school any more keeps their name in what they wrote, and can be asked nothing. */
function withPeople(then: Agreement, now: Agreement): Agreement {
  const former = Object.entries(then.school.people).map(
    ([key, person]) => [key, { ...person, roles: [] as string[] }] as const,
  );
  const people = { ...Object.fromEntries(former), ...now.school.people };
  const { roles, changed } = now.school;
  return { ...then, school: { ...then.school, people, roles, ...(changed === undefined ? {} : { changed }) } };
}

function noSchool(id: string): never {
  throw new Error(`no school file has the id ${id}`);
}
