import type { PersonId } from '../../agreement/people';
import type { Moment } from '../../agreement/time';
import type { Item } from '../../room/types';
import { room } from '../../room/room';
import { later } from './backoff';
import type { Directory } from '../school/directory';
import { StorageUnavailable, type Clock, type Morning, type DigestPlace, type Store } from '../ports';
import { currentState } from '../commands/current-state';

interface Ports {
  readonly store: Pick<Store, 'cases'>;
  readonly directory: Directory;
  readonly clock: Clock;
}

/** So long what was seen of a case holds for the lists in which it is. Milliseconds. */
const FRESH = 2_000;
/** More cases than are on the lists of a morning at the same time. */
const MOST = 200;

/**
 * Which lines of a list the person may still be shown. A list has lines of several cases, and a reader who lost the right to one
 * of them must not be shown it again with something new of another, also when nobody has come to take it away yet.
 */
export function linesThatMayStand(ports: Ports) {
  const known = new Map<string, { readonly at: Moment; readonly items: readonly Item[] }>();

  async function itemsOf(caseId: string, theirs: (items: readonly Item[]) => boolean): Promise<readonly Item[]> {
    const at = ports.clock.wall();
    const before = known.get(caseId);
    // A line that was not there a moment ago may have come since.
    if (before !== undefined && at <= later(before.at, FRESH) && theirs(before.items)) return before.items;
    const items = await wantedOf(ports, caseId);
    if (known.size >= MOST) known.clear();
    known.set(caseId, { at, items });
    return items;
  }

  return async ({ person }: DigestPlace, lines: Morning['lines']): Promise<Morning['lines']> => {
    const items = new Map<string, readonly Item[]>();
    for (const caseId of new Set(lines.map((line) => line.case))) {
      const own = lines.filter((line) => line.case === caseId);
      const theirs = (seen: readonly Item[]): boolean =>
        own.every(({ key }) => seen.some((item) => isFor(item, key, person)));
      items.set(caseId, await itemsOf(caseId, theirs));
    }
    return lines.filter((line) => (items.get(line.case) ?? []).some((item) => isFor(item, line.key, person)));
  };
}

/** A case that does not open is nobody's to see. */
async function wantedOf({ store, directory, clock }: Ports, caseId: string): Promise<readonly Item[]> {
  try {
    const stored = await store.cases.readState(caseId);
    if (stored === undefined) return [];
    const state = currentState(directory, stored, clock.now());
    const { items, members } = room(state, await directory.ofCase(state), clock.now(), () => undefined);
    return items.map((item) => (item.to === 'room' && item.closed ? { ...item, mentions: members } : item));
  } catch (error) {
    if (error instanceof StorageUnavailable) throw error;
    return [];
  }
}

/** A line goes by the key of its item, or by one that follows from it: a reminder of the room, or a substitute for it. */
const isFor = ({ key, to, mentions }: Item, line: string, person: PersonId): boolean =>
  [key, `${key}/morning`, `private/${key}/${person}`].includes(line) && (to === person || mentions.includes(person));
