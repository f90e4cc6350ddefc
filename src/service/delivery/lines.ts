import type { PersonId } from '../../agreement/people';
import type { Moment } from '../../agreement/time';
import type { Item } from '../../room/types';
import { room } from '../../room/room';
import { later } from './backoff';
import { HOLDS } from './sight';
import type { Directory } from '../school/directory';
import { CaseUnopenable, StorageUnavailable, type Clock, type Store } from '../ports';
import type { DigestPlace, Morning } from './digest-port';
import { currentState } from '../commands/current-state';

export interface LinesPorts {
  readonly store: Pick<Store, 'cases'>;
  readonly directory: Directory;
  readonly clock: Clock;
}

/** So long what was seen of a case holds for the lists in which it is. Milliseconds. */
const FRESH = 2_000;
/** More cases than are on the lists of a morning at the same time. */
const MOST = 200;

/** What a case wants, as it was at a moment. */
interface Look {
  readonly at: Moment;
  readonly items: readonly Item[];
}

/** What of a list may be shown, and until when (wall time) a call that shows it may begin. */
export interface Seen {
  readonly lines: Morning['lines'];
  readonly until: Moment;
}

/**
 * Which lines of a list the person may still be shown. A list has lines of several cases, and a reader who lost the right to one
 * of them must not be shown it again with something new of another, also when nobody has come to take it away yet.
 */
export function linesThatMayStand(ports: LinesPorts) {
  const known = new Map<string, Look>();

  async function lookAt(caseId: string, theirs: (items: readonly Item[]) => boolean): Promise<Look> {
    const at = ports.clock.wall();
    const before = known.get(caseId);
    // A line that was not there a moment ago may have come since.
    if (before !== undefined && at <= later(before.at, FRESH) && theirs(before.items)) return before;
    const look = { at, items: await wantedOf(ports, caseId) };
    if (known.size >= MOST) known.clear();
    known.set(caseId, look);
    return look;
  }

  return async ({ person }: DigestPlace, lines: Morning['lines']): Promise<Seen> => {
    const looks = new Map<string, Look>();
    const look = async (caseId: string): Promise<void> => {
      const own = lines.filter((line) => line.case === caseId);
      const theirs = (seen: readonly Item[]): boolean =>
        own.every(({ key }) => seen.some((item) => isFor(item, key, person)));
      looks.set(caseId, await lookAt(caseId, theirs));
    };
    // Side by side: of those that are looked at one after another, what was seen of the first would be old at the last.
    await Promise.all([...new Set(lines.map((line) => line.case))].map(look));
    const first = [...looks.values()].map(({ at }) => at).sort()[0] ?? ports.clock.wall();
    const may = lines.filter((line) => looks.get(line.case)?.items.some((item) => isFor(item, line.key, person)));
    return { lines: may, until: later(first, HOLDS) };
  };
}

/** What a case wants of lists, by its events and the agreement. One that does not open is nobody's to see. */
export async function wantedOf({ store, directory, clock }: LinesPorts, caseId: string): Promise<readonly Item[]> {
  try {
    const stored = await store.cases.readState(caseId);
    if (stored === undefined) return [];
    const state = currentState(directory, stored, clock.now());
    const { items, members } = room(state, await directory.ofCase(state), clock.now(), () => undefined);
    return items.map((item) => (item.to === 'room' && item.closed ? { ...item, mentions: members } : item));
  } catch (error) {
    if (error instanceof StorageUnavailable && !(error instanceof CaseUnopenable)) throw error;
    return [];
  }
}

/** A line goes by the key of its item, or by one that follows from it: a reminder of the room, or a substitute for it. */
export const isFor = ({ key, to, mentions }: Item, line: string, person: PersonId): boolean =>
  [key, `${key}/morning`, `private/${key}/${person}`].includes(line) && (to === person || mentions.includes(person));
