import type { Agreement } from '../../agreement/agreement';
import { addDays, dayOf, momentOf } from '../../agreement/calendar';
import type { PersonId } from '../../agreement/people';
import type { Day, Moment } from '../../agreement/time';
import type { Item } from '../../room/types';
import { later } from './backoff';
import type { CaseStore, RegistryRow } from '../ports';
import type { DigestPlace } from './digest-port';
import { destination } from './destination';
import { mayTry, type ReconcileContext } from './context';

/** What this case has for one person on one morning, to be sent in one message. */
export interface DigestList {
  readonly place: DigestPlace;
  readonly items: readonly Item[];
  /** Of what is in the room, and is only reminded of in private: the reminder as it would be in the room. */
  readonly inRoom: readonly Item[];
  readonly late: boolean;
}

/** Something that is now to be sent, and came by the clock. */
interface Coming {
  readonly person: PersonId;
  /** As it would be sent on its own. */
  readonly item: Item;
  /** As it is listed. */
  readonly listed: Item;
  /** The day on whose list it was to be, when it was under way already. */
  readonly day?: Day;
}

/** What should have come this much earlier is told as such: the bot was away. Milliseconds. */
const LATE = 60 * 60_000;
/** Further ahead nothing is in the due list of what is under way: guards half a minute, next tries so much. Milliseconds. */
const UNDER_WAY = 15 * 60_000;
const MOST_UNDER_WAY = 200;
/** Later than any moment. */
const NEVER = '9999';

/**
 * Which items are in somebody's list of the morning: those that came by the clock, where this or another
 * case has more for the same person. What is in a list already is a message like any other.
 */
export async function routeToDigests(
  context: ReconcileContext,
  items: readonly Item[],
): Promise<{ readonly alone: readonly Item[]; readonly lists: readonly DigestList[] }> {
  const sorted = items.map((item) => ({ item, coming: comingOf(context, item) }));
  const listed = await gather(
    context,
    sorted.flatMap(({ coming }) => coming ?? []),
  );
  const alone = sorted.flatMap(({ item, coming }) => {
    if (coming === undefined) return asDelivered(context, item);
    if (!listed.has(coming)) return [item];
    return coming.listed === item ? [] : [asItStands(context, item)];
  });
  const lists = new Map<string, DigestList>();
  for (const [{ person, item, listed: line }, day] of listed) {
    const key = `${person}|${day}`;
    const { items = [], inRoom = [], late = false } = lists.get(key) ?? {};
    lists.set(key, {
      place: { person, school: context.state.school, day },
      items: [...items, line],
      inRoom: line === item ? inRoom : [...inRoom, item],
      late: late || (item.morning !== undefined && later(item.morning, LATE) < context.clock.now()),
    });
  }
  return { alone, lists: [...lists.values()] };
}

/** The key under which a reminder of what is in the room is listed. */
export const listedKey = ({ key }: Pick<Item, 'key'>): string => `${key}/morning`;

function comingOf(context: ReconcileContext, item: Item): Coming | undefined {
  const to = item.closed || item.morning === undefined ? undefined : destination(context, item);
  if (to === undefined) return undefined;
  const own = context.ledger.item(item.key);
  const person = 'room' in to ? item.mentions[0] : to.person;
  if (person === undefined) return undefined;
  const listed = 'room' in to ? { ...item, key: listedKey(item), to: person, mentions: [] } : item;
  const record = context.ledger.item(listed.key);
  if (record?.morning !== undefined && record.edition === item.edition) {
    // Where it was said in the room meanwhile, that is enough.
    const said = listed !== item && own?.status === 'delivered' && own.edition === item.edition;
    return record.status !== 'delivered' && !said && mayTry(context, record)
      ? { person, item, listed, day: record.morning }
      : undefined;
  }
  const isNew = [own, record].every((known) => known === undefined || known.edition < item.edition);
  // Only what is in the room can be reminded of elsewhere.
  const reminds = !('room' in to) || own?.message !== undefined;
  return isNew && reminds ? { person, item, listed } : undefined;
}

/** What is in a room stays as it is, but for its text, when it was reminded of in a list. */
function asDelivered(context: ReconcileContext, item: Item): readonly Item[] {
  const record = item.to === 'room' ? context.ledger.item(listedKey(item)) : undefined;
  if (record === undefined || record.status === 'refused') return [item];
  if (record.edition < item.edition && !item.closed) return [item];
  // Who answered is mentioned no more, and the line stays with them.
  const [person = record.to ?? item.to] = item.mentions;
  return [asItStands(context, item), { ...item, key: record.key, to: person, mentions: [] }];
}

const asItStands = (context: ReconcileContext, item: Item): Item => ({
  ...item,
  edition: context.ledger.item(item.key)?.edition ?? item.edition,
});

/** What goes on a list, and on that of which day. */
async function gather(context: ReconcileContext, coming: readonly Coming[]): Promise<ReadonlyMap<Coming, Day>> {
  const today = latestMorning(context.agreement, context.clock.now());
  const listed = new Map<Coming, Day>();
  const waiting = coming.some(({ day }) => day === undefined) ? await waitingElsewhere(context) : () => false;
  for (const person of new Set(coming.map((one) => one.person))) {
    const theirs = coming.filter((one) => one.person === person);
    const together = theirs.filter(({ day = today }) => day === today).length > 1;
    const isNew = theirs.some(({ day }) => day === undefined);
    // The list is looked for last: a case that shares it has it sent before it says that it waits for something later.
    const shared = together || (isNew && (waiting(person) || (await isOpen(context, person, today))));
    for (const one of theirs) {
      const day = one.day ?? (shared ? today : undefined);
      if (day !== undefined) listed.set(one, day);
    }
  }
  return listed;
}

/** The day of the latest hour of reminders: what catches up just before today's has nothing to do with it. */
export function latestMorning(agreement: Agreement, now: Moment): Day {
  const today = dayOf(now);
  return now < momentOf(today, agreement.protocol.hours.reminders) ? addDays(today, -1) : today;
}

const isOpen = ({ digests, state }: ReconcileContext, person: PersonId, day: Day): Promise<boolean> =>
  digests.isOpen({ person, school: state.school, day });

/**
 * For whom other cases of the school have something now, by what the registry has of them. The registry is read after the
 * due list: a case is up to date in the one before it leaves the other.
 */
async function waitingElsewhere({ store, state, clock }: ReconcileContext): Promise<(person: PersonId) => boolean> {
  const now = clock.now();
  const underWay = await store.due.due({ domain: '', wall: later(clock.wall(), UNDER_WAY) }, MOST_UNDER_WAY);
  const others = (await store.registry.list(state.school)).filter(
    ({ caseId, status }) => caseId !== state.id && status !== 'closed',
  );
  const unsure = others.filter(({ caseId }) => underWay.some((row) => row.caseId === caseId));
  const behind = await Promise.all(unsure.map((row) => isBehind(store.cases, row)));
  // What the program was away for may be for anybody: a list with one line is better than two messages.
  if (behind.includes(true)) return () => true;
  return (person) => others.some(({ calls }) => (calls?.[person] ?? NEVER) <= now);
}

/** Whether more was decided in a case than was delivered. One that does not open must not hold up the others. */
const isBehind = (cases: Pick<CaseStore, 'readState'>, { caseId, version }: RegistryRow): Promise<boolean> =>
  cases.readState(caseId).then(
    (state) => state !== undefined && state.version > version,
    () => true,
  );
