import type { Agreement } from '../agreement/agreement';
import { personOf } from '../case/roster';
import type { Agreements } from './ports';
import type { Actor } from './request';

/** Which agreement holds for whom: the current ones by tenant, and every old one that a case is pinned to. */
export interface Directory {
  /** The agreement of an actor's school; `undefined` for a tenant that no school file names. */
  current(actor: Pick<Actor, 'person' | 'tenant'>): Agreement | undefined;
  /** What a school has agreed now; `undefined` when no file names it any more. */
  ofSchool(id: string): Agreement | undefined;
  /** The agreement by which a case runs. One storage call the first time an old one is asked for. */
  pinned(hash: string): Promise<Agreement>;
  readonly all: readonly Agreement[];
}

/** Stores the current agreements, so that cases pinned to them can be read after the files have changed. */
export async function openDirectory(current: readonly Agreement[], stored: Agreements): Promise<Directory> {
  const byHash = new Map(current.map((agreement) => [agreement.hash, agreement]));
  await Promise.all(current.map((agreement) => stored.put(agreement)));
  return {
    all: current,
    current({ person, tenant }) {
      const schools = current.filter(({ school }) => school.tenant === tenant);
      // A board may have several schools in one tenant; whoever is in no file of them reports to the first.
      return schools.find((agreement) => personOf(agreement, person) !== undefined) ?? schools[0];
    },
    ofSchool: (id) => current.find(({ school }) => school.id === id),
    async pinned(hash) {
      const known = byHash.get(hash) ?? (await stored.get(hash));
      if (known === undefined)
        throw new Error(`agreement ${hash.slice(0, 8)} is in no table: restore the agreements table`);
      byHash.set(hash, known);
      return known;
    },
  };
}
