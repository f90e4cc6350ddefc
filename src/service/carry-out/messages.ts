import type { PersonId } from '../../agreement/people';
import type { Item } from '../../room/types';
import type { DeliveredItem, SentNote } from '../delivery';
import { SurfaceError, type MessageRef, type RoomRef } from '../surface';
import { fallbackItems } from './fallback';
import { afterFailure, hashOf, mayTry, messageOf, type Job } from './job';

/** Where an item goes: the room, or a person. */
type Destination = { readonly room: RoomRef } | { readonly person: PersonId };

/**
 * Brings every message to what it should be. A new edition is a new message that takes the place of the former one; a
 * changed card is an update in place; what is no longer wanted is removed; what is over is brought up to date and then
 * forgotten. One refused item never holds back another.
 */
export async function settleMessages(job: Job): Promise<void> {
  for (const item of job.wanted.items) await settle(job, item);
  const fallbacks = fallbackItems(job);
  for (const item of fallbacks) await settle(job, item);
  const keys = new Set([...job.wanted.items, ...fallbacks].map(({ key }) => key));
  for (const delivered of job.ledger.delivery.items) {
    if (!keys.has(delivered.key)) await retract(job, delivered);
  }
}

async function settle(job: Job, item: Item): Promise<void> {
  const delivered = job.ledger.item(item.key);
  // Until the new edition stands, the former one is all that somebody has.
  if (delivered?.status === 'delivered') await removeFormers(job, delivered);
  if (item.closed) return finish(job, item, job.ledger.item(item.key));
  const isNew = delivered === undefined || delivered.edition < item.edition;
  if (isNew || delivered.status === 'intended' || delivered.status === 'unknown')
    return send(job, item, delivered, isNew);
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

async function send(job: Job, item: Item, delivered: DeliveredItem | undefined, isNew: boolean): Promise<void> {
  if (!isNew && !mayTry(job, delivered)) return;
  const to = destination(job, item);
  if (to === undefined) return;
  const before = isNew ? startedAnew(delivered) : delivered;
  const record: DeliveredItem = {
    key: item.key,
    edition: item.edition,
    hash: hashOf(item),
    attempts: (before?.attempts ?? 0) + 1,
    status: 'intended',
    ...(before?.retries === undefined ? {} : { retries: before.retries }),
    ...(before?.formers === undefined ? {} : { formers: before.formers }),
  };
  const content = await messageOf(job, item);
  // Written down before it is sent: after a crash in between it counts as a try, and is repeated once.
  await job.ledger.writeItems([record]);
  let message: MessageRef;
  try {
    message =
      'room' in to
        ? await job.surface.post(to.room, content)
        : await job.surface.sendPrivately(to.person, content, job.state.school);
  } catch (error) {
    await job.ledger.writeItems([notSent(job, record, error)]);
    return;
  }
  const sent: DeliveredItem = { ...settled(record), status: 'delivered', message };
  await job.ledger.writeItems([sent], [noteOf(job, item, to)]);
  await removeFormers(job, sent);
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

const noteOf = (job: Job, item: Item, to: Destination): SentNote => ({
  at: job.clock.now(),
  to: 'room' in to ? 'room' : to.person,
  key: item.key,
  edition: item.edition,
});

/**
 * Where an item goes now. What belongs in a room goes one to one to whoever must act when there is no room, or when
 * they could not be admitted; while the room is only delayed, it waits for it.
 */
function destination(job: Job, item: Item): Destination | undefined {
  if (item.to !== 'room') return { person: item.to };
  const { room, members } = job.ledger.delivery;
  const person = item.mentions[0];
  if (
    room?.status === 'delivered' &&
    room.ref !== undefined &&
    (person === undefined || members[person]?.status === 'delivered')
  ) {
    return { room: room.ref };
  }
  const hopeless = room?.status === 'refused' || (person !== undefined && members[person]?.status === 'refused');
  return hopeless && person !== undefined ? { person } : undefined;
}

async function update(job: Job, item: Item, delivered: DeliveredItem): Promise<void> {
  if (delivered.message === undefined || !mayTry(job, delivered)) return;
  const content = await messageOf(job, item);
  try {
    await job.surface.update(delivered.message, content);
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
    await job.surface.remove(message);
    return true;
  } catch (error) {
    const failed = afterFailure(job, error, 'removal', (delivered.retries ?? 0) + 1);
    if (failed.status === 'refused') return true;
    await job.ledger.writeItems([waiting(delivered, failed)]);
    return false;
  }
}
