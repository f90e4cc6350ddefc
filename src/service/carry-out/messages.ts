import type { Item } from '../../room/types';
import type { DeliveredItem, SentNote } from '../delivery';
import { SurfaceError, type MessageRef } from '../surface';
import { listedKey, sortByMorning, type MorningList } from './by-morning';
import { destination, type Destination } from './destination';
import { fallbackItems } from './fallback';
import { afterFailure, hashOf, mayTry, messageOf, type Job } from './job';

/**
 * Brings every message to what it should be. A new edition is a new message that takes the place of the former one; a
 * changed card is an update in place; what is no longer wanted is removed; what is over is brought up to date and then
 * forgotten. One refused item never holds back another.
 */
export async function settleMessages(job: Job): Promise<void> {
  const { alone, lists } = await sortByMorning(job);
  for (const item of alone) await settle(job, item);
  for (const list of lists) await settleList(job, list);
  const fallbacks = fallbackItems(job);
  for (const item of fallbacks) await settle(job, item);
  const listed = lists.flatMap(({ items }) => items);
  const keys = new Set([...job.wanted.items, ...alone, ...listed, ...fallbacks].map(({ key }) => key));
  for (const delivered of job.ledger.delivery.items) {
    if (!keys.has(delivered.key)) await retract(job, delivered);
  }
}

/** Who cannot be reached one to one is reminded in the room. */
async function settleList(job: Job, { inRoom, ...list }: MorningList): Promise<void> {
  await send(job, list.items, { list });
  for (const item of inRoom) {
    if (job.ledger.item(listedKey(item))?.status === 'refused') await settle(job, item);
  }
}

async function settle(job: Job, item: Item): Promise<void> {
  const delivered = job.ledger.item(item.key);
  // Until the new edition stands, the former one is all that somebody has.
  if (delivered?.status === 'delivered') await removeFormers(job, delivered);
  if (item.closed) return finish(job, item, job.ledger.item(item.key));
  const isNew = delivered === undefined || delivered.edition < item.edition;
  const underWay = delivered?.status === 'intended' || delivered?.status === 'unknown';
  if (isNew || (underWay && mayTry(job, delivered))) {
    const to = destination(job, item);
    if (to !== undefined) await send(job, [item], to);
    return;
  }
  if (delivered.status === 'delivered' && delivered.hash !== hashOf(item)) return update(job, item, delivered);
}

/** A request that is over: the message that stands says so, also when a later one never arrived; none is sent for it. */
async function finish(job: Job, item: Item, delivered: DeliveredItem | undefined): Promise<void> {
  if (delivered === undefined) return;
  if (delivered.hash !== hashOf(item)) await update(job, item, standing(delivered));
  const now = job.ledger.item(item.key);
  if (now === undefined || (now.hash !== hashOf(item) && now.message !== undefined)) return;
  if (await removeFormers(job, now)) await job.ledger.forget([item.key]);
}

/** The record as it is on the platform: where an edition never arrived, the one before it still stands. */
function standing(delivered: DeliveredItem): DeliveredItem {
  const { formers = [], message, ...rest } = delivered;
  const last = formers.at(-1);
  return message !== undefined || last === undefined
    ? delivered
    : { ...rest, message: last, formers: formers.slice(0, -1) };
}

/** Sends a message; on a list it is one for all of these items. */
async function send(job: Job, items: readonly Item[], to: Destination | OnList): Promise<void> {
  const records = items.map((item) => intended(job, item, to));
  // Written down before it is sent: after a crash in between it counts as a try, and is repeated once.
  await job.ledger.writeItems(records);
  let messages: readonly MessageRef[];
  try {
    messages = await sendTo(job, items, to);
  } catch (error) {
    await job.ledger.writeItems(records.map((record) => notSent(job, record, error)));
    return;
  }
  const sent = records.map((record, index) => {
    const message = messages[index];
    return { ...settled(record), status: 'delivered' as const, ...(message === undefined ? {} : { message }) };
  });
  await job.ledger.writeItems(
    sent,
    items.map((item) => noteOf(job, item, to)),
  );
  for (const one of sent) await removeFormers(job, one);
}

type OnList = { readonly list: Omit<MorningList, 'inRoom'> };

/** Where each of the items then stands. */
async function sendTo(job: Job, items: readonly Item[], to: Destination | OnList): Promise<readonly MessageRef[]> {
  const { surface, mornings, state } = job;
  if ('list' in to) {
    const arrivals = items.map(({ key, card }) => ({ case: state.id, key, card }));
    return mornings.share(to.list.place, arrivals, to.list.late);
  }
  const sending = items.map((item) =>
    'room' in to
      ? surface.post(to.room, messageOf(item))
      : surface.sendPrivately(to.person, messageOf(item), state.school),
  );
  return Promise.all(sending);
}

function intended(job: Job, item: Item, to: Destination | OnList): DeliveredItem {
  const delivered = job.ledger.item(item.key);
  const before = delivered === undefined || delivered.edition < item.edition ? startedAnew(delivered) : delivered;
  return {
    key: item.key,
    edition: item.edition,
    hash: hashOf(item),
    attempts: (before.attempts ?? 0) + 1,
    status: 'intended',
    ...('list' in to ? { morning: to.list.place.day } : {}),
    ...(before.retries === undefined ? {} : { retries: before.retries }),
    ...(before.formers === undefined ? {} : { formers: before.formers }),
  };
}

/** What a new edition keeps of the one before it: the messages that it takes the place of. */
function startedAnew(delivered: DeliveredItem | undefined): Pick<DeliveredItem, 'formers'> & Partial<DeliveredItem> {
  const formers = [...(delivered?.formers ?? []), ...(delivered?.message === undefined ? [] : [delivered.message])];
  return formers.length === 0 ? {} : { formers };
}

/** A try that certainly did not happen is none of those of which a message may appear twice. */
function notSent(job: Job, record: DeliveredItem, error: unknown): DeliveredItem {
  if (!(error instanceof SurfaceError) || error.failure !== 'busy')
    return { ...record, ...afterFailure(job, error, 'message', record.attempts) };
  const retries = (record.retries ?? 0) + 1;
  return { ...record, ...afterFailure(job, error, 'message', retries), attempts: record.attempts - 1, retries };
}

const noteOf = (job: Job, item: Item, to: Destination | OnList): SentNote => ({
  at: job.clock.now(),
  to: 'room' in to ? 'room' : 'list' in to ? to.list.place.person : to.person,
  key: item.key,
  edition: item.edition,
});

async function update(job: Job, item: Item, delivered: DeliveredItem): Promise<void> {
  if (delivered.message === undefined || !mayTry(job, delivered)) return;
  try {
    await job.mornings.update(delivered.message, messageOf(item));
    await job.ledger.writeItems([{ ...settled(delivered), hash: hashOf(item) }]);
  } catch (error) {
    const failed = afterFailure(job, error, 'update', (delivered.retries ?? 0) + 1);
    // A message that somebody deleted, or that can no longer be changed, stays as it is: it names no content.
    const given =
      failed.status === 'refused' ? { ...settled(delivered), hash: hashOf(item) } : waiting(delivered, failed);
    await job.ledger.writeItems([given]);
  }
}

/** Nothing more waits to be done with this message. */
function settled({ nextTry: _, retries: __, ...rest }: DeliveredItem): DeliveredItem {
  return rest;
}

const waiting = (
  delivered: DeliveredItem,
  failed: { readonly attempts: number; readonly nextTry?: string },
): DeliveredItem => ({
  ...settled(delivered),
  retries: failed.attempts,
  ...(failed.nextTry === undefined ? {} : { nextTry: failed.nextTry }),
});

/** Takes away the editions before this one. Answers whether all of them are gone. */
async function removeFormers(job: Job, delivered: DeliveredItem): Promise<boolean> {
  const { formers = [], ...rest } = delivered;
  if (formers.length === 0) return true;
  if (!mayTry(job, delivered)) return false;
  for (const [index, former] of formers.entries()) {
    if (!(await remove(job, former, { ...rest, formers: formers.slice(index) }))) return false;
  }
  await job.ledger.writeItems([settled(rest)]);
  return true;
}

async function retract(job: Job, delivered: DeliveredItem): Promise<void> {
  if (!mayTry(job, delivered)) return;
  for (const message of [...(delivered.formers ?? []), delivered.message]) {
    if (message !== undefined && !(await remove(job, message, delivered))) return;
  }
  await job.ledger.forget([delivered.key]);
}

/** Whether the message is gone; when that must be tried again, the record says when. */
async function remove(job: Job, message: MessageRef, delivered: DeliveredItem): Promise<boolean> {
  try {
    await job.mornings.remove(message);
    return true;
  } catch (error) {
    const failed = afterFailure(job, error, 'removal', (delivered.retries ?? 0) + 1);
    if (failed.status === 'refused') return true;
    await job.ledger.writeItems([waiting(delivered, failed)]);
    return false;
  }
}
