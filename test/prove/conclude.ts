import type { Agreement } from '../../src/agreement/agreement';
import { dangerWaits } from '../../src/case/emergency/emergency-ladder';
import { asOf } from '../../src/case/people/as-of';
import type { CaseState } from '../../src/case/state';
import { withAlerts } from '../../src/service/delivery/alerts';
import { contentHash, type ReconcileContext } from '../../src/service/delivery/context';
import { listedKey } from '../../src/service/delivery/digest-routing';
import { isLine } from '../../src/service/delivery/digests';
import type { DeliveredItem, Delivery } from '../../src/service/delivery/delivery';
import { withSchoolChanges } from '../../src/service/commands/current-state';
import { nextChange } from '../../src/room/next-change';
import { room } from '../../src/room/room';
import type { MessageRef } from '../../src/service/surface';
import type { Item, Room } from '../../src/room/types';
import type { Conversation } from '../../tools/practice/platform/model';
import type { Clockwork } from './clockwork';
import type { Copies } from './copies';
import type { Observer, Watched } from './observer';
import type { Storage } from './storage';
import type { Weather } from './weather';
import type { PlayedWorld } from './world';

export interface Around {
  readonly time: Clockwork;
  readonly weather: Weather;
  readonly copies: Copies;
  readonly observer: Observer;
  readonly world: PlayedWorld;
  readonly storage: Storage;
}

export type Find = (rule: string, what: string) => void;

/** A reminder under way when the answer came may still arrive within this time. Milliseconds. */
const UNDER_WAY = 25_000;
/** Later than any moment. */
const FAR = '9999-12-31T00:00:00.000Z';
/** What is due is served within this time of a world that is well. Milliseconds. */
const SERVED = 20 * 60_000;

/** Holds what is on the platform, and in storage, against what the cases say. */
export async function concluded(around: Around, find: Find): Promise<void> {
  const { observer } = around;
  const directory = await observer.directory();
  const now = observer.moment();
  for (const watched of observer.cases.values()) {
    const stored = await observer.store.cases.readState(watched.id).catch(() => undefined);
    if (stored === undefined) {
      find('nothing is lost', `case ${watched.id.slice(0, 6)} is gone`);
      continue;
    }
    // A case that is closed follows its school no more, unless danger waits in it.
    const follows = stored.status === 'open' || dangerWaits(stored.emergency);
    const { events, state } = follows ? withSchoolChanges(directory, stored, now) : { events: [], state: stored };
    if (events.length > 0) find('each wanted thing stands delivered', `${state.code} has not followed its school`);
    const agreement = await directory.ofCase(state);
    const { delivery } = await observer.store.cases.readDelivery(watched.id);
    const seen = asOf(state, now);
    const wanted = await wantedOf(seen, agreement, delivery, now);
    const lists = await listsOf(around, delivery);
    stands(around, { state: seen, wanted, delivery, lists }, find);
    await reminded(around, watched, seen, find);
    await remembered(around, state, agreement, find);
  }
  for (const id of await observer.unopened())
    find('what does not open is made anew', `the snapshot of ${id.slice(0, 6)}`);
  await servedAll(around, find);
}

/** What the case says, and what follows from how alerts about danger arrived. */
async function wantedOf(state: CaseState, agreement: Agreement, delivery: Delivery, now: string): Promise<Room> {
  const context = {
    state,
    agreement,
    wanted: room(state, agreement, now),
    ledger: {
      delivery,
      item: (wanted: string) => delivery.items.find(({ key }) => key === wanted),
      write: () => Promise.resolve(),
    },
    clock: { now: () => now, wall: () => now },
    store: { due: { put: () => Promise.resolve() } },
  };
  return (await withAlerts(context as unknown as ReconcileContext)).wanted;
}

interface Told {
  readonly state: CaseState;
  readonly wanted: Room;
  readonly delivery: Delivery;
  readonly lists: Lists;
}

/** Where the lines of a case are now: on the list that their row names, whichever it was when they came. */
type Lists = ReadonlyMap<MessageRef, MessageRef | undefined>;

async function listsOf({ observer }: Around, { items }: Delivery): Promise<Lists> {
  const lists = new Map<MessageRef, MessageRef | undefined>();
  for (const { message } of items) {
    if (message === undefined || !isLine(message)) continue;
    const { line } = message;
    const found = await observer.store.digests.get(line);
    // Nobody needed a row that does not open: what was put there stands where it was put.
    if (found?.lost === true) lists.set(message, message);
    else {
      const morning = found?.content;
      const has = morning?.lines.some((one) => one.case === line.case && one.key === line.key);
      lists.set(message, has === true ? morning?.message : undefined);
    }
  }
  return lists;
}

function stands({ world }: Around, { state, wanted, delivery, lists }: Told, find: Find): void {
  const rule = 'each wanted thing stands delivered';
  const all = [...world.platform.conversations.values()];
  const rooms = all.filter(
    ({ kind, title }) => kind !== 'open-channel' && kind !== 'personal' && title.includes(state.code),
  );
  const [place] = rooms;
  if (rooms.length > 1) find(rule, `${state.code} has ${String(rooms.length)} rooms`);
  if (wanted.open && !wanted.archived) {
    if (place === undefined) find(rule, `${state.code} has no room (${delivery.room?.status ?? 'none'})`);
    else {
      const there = place.members.map(({ account }) => account.id);
      const missing = wanted.members.filter((one) => !there.includes(one));
      const strange = there.filter((one) => !wanted.members.includes(one));
      if (missing.length > 0)
        find(
          rule,
          `${state.code} misses ${missing.map((one) => `${one.slice(-4)} ${delivery.members[one]?.status ?? 'none'}`).join()}`,
        );
      if (strange.length > 0)
        find(
          rule,
          `${state.code} still has ${strange.map((one) => `${one.slice(-4)} ${delivery.members[one]?.status ?? 'none'}`).join()}`,
        );
      if (saysOver(place)) find(rule, `${state.code} is archived though it is open`);
    }
  }
  if (wanted.archived && place !== undefined && !saysOver(place)) find(rule, `${state.code} is not archived`);
  for (const item of wanted.items) {
    if (item.closed) continue;
    if (wanted.archived && item.to === 'room') continue;
    const problem = missingOf(item, { delivery, lists }, all, place);
    if (problem !== undefined) find(rule, `${state.code} ${item.key} (${item.card.template}): ${problem}`);
  }
}

/** A chat has no archive: its title says so instead. */
const saysOver = ({ archived, kind, title }: Conversation): boolean =>
  kind === 'group-chat' ? title.endsWith('(afgesloten)') : archived;

function missingOf(
  item: Item,
  { delivery: { items }, lists }: Pick<Told, 'delivery' | 'lists'>,
  all: readonly Conversation[],
  place: Conversation | undefined,
): string | undefined {
  const record = items.find(({ key }) => key === item.key);
  const listed = items.find(({ key }) => key === listedKey(item));
  const edition = Math.max(record?.edition ?? 0, listed?.status === 'delivered' ? listed.edition : 0);
  if (record === undefined) return 'never sent';
  if (record.status !== 'delivered')
    return `${record.status} after ${String(record.attempts)} tries, next ${record.nextTry ?? 'never'}`;
  if (edition < item.edition) return `edition ${String(edition)} of ${String(item.edition)}`;
  const where = whereIs(record, lists, all);
  if (where === undefined) return 'written down as delivered, and stands nowhere';
  if (record.hash !== contentHash(item)) return 'shows something else';
  if (item.to === 'room' && place !== undefined && where !== place) return 'does not stand in the room';
  if (item.to !== 'room' && !(where.kind === 'personal' && where.members[0]?.account.id === item.to))
    return 'stands with somebody else';
  return undefined;
}

function whereIs(
  { message: sent }: DeliveredItem,
  lists: Lists,
  all: readonly Conversation[],
): Conversation | undefined {
  const message = sent === undefined || !lists.has(sent) ? sent : lists.get(sent);
  const id = message?.conversation.split(';messageid=')[0];
  return all.find(
    (one) => one.id === id && one.messages.some((stored) => stored.id === message?.id && !stored.deleted),
  );
}

/** The message that asks for a task: in the room, alone, or for the person asked one to one while the room does not come. */
const asks = (task: string): RegExp => new RegExp(`^(?:private/)?task/${task}(?:/|$)`);

async function reminded(
  { observer, copies }: Around,
  { id, over }: Watched,
  state: CaseState,
  find: Find,
): Promise<void> {
  const notes = await observer.store.cases.readSent(id);
  for (const note of notes) {
    const [kind, task = ''] = note.key.split('/');
    const ended = over.get(task);
    const at = Date.parse(note.at);
    if (
      kind === 'task' &&
      note.edition % 1_000 > 1 &&
      ended !== undefined &&
      at > ended + UNDER_WAY + copies.mostSkew()
    )
      find(
        'no reminder after its answer',
        `${state.code} ${note.key}, ${String(Math.round((at - ended) / 1_000))} s late`,
      );
    const asked = notes.some(({ key, at: before }) => asks(task).test(key) && before <= note.at);
    if (kind === 'escalation' && !asked) find('nothing before its owner was asked', `${state.code} ${note.key}`);
  }
}

/** The due list holds what brings the case back in time. */
async function remembered({ observer }: Around, state: CaseState, agreement: Agreement, find: Find): Promise<void> {
  const rule = 'nothing is forgotten in the due list';
  const rows = (await observer.store.due.due({ domain: FAR, wall: FAR }, 10_000)).filter(
    ({ caseId }) => caseId === state.id,
  );
  const next = nextChange(state, agreement, observer.moment());
  if (next !== undefined && !rows.some(({ at }) => at <= next))
    find(rule, `${state.code} changes at ${next}, and no row says so`);
}

/** Nothing that is due is left, of whatever it speaks. */
async function servedAll({ storage, time }: Around, find: Find): Promise<void> {
  const until = new Date(time.now() - SERVED).toISOString();
  const stuck = await storage.tables.range('due', { partition: 'due', to: until });
  if (stuck.length > 0)
    find(
      'nothing is forgotten in the due list',
      `${String(stuck.length)} rows are due and not served, the first of ${stuck[0]?.row ?? ''}`,
    );
}
