import type { PersonId } from '../../agreement/people';
import type { Item } from '../../room/types';
import type { DeliveredItem, SentNote } from '../delivery';
import type { MessageRef, RoomRef } from '../surface';
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
  if (delivered?.status === 'delivered') await removeFormer(job, delivered);
  if (item.closed) return finish(job, item, delivered);
  const isNew = delivered === undefined || delivered.edition < item.edition;
  if (isNew || delivered.status === 'intended' || delivered.status === 'unknown')
    return send(job, item, delivered, isNew);
  if (delivered.status === 'delivered' && delivered.hash !== hashOf(item)) return update(job, item, delivered);
}

/** A request that is over: the message that stands says so; none is sent for it. */
async function finish(job: Job, item: Item, delivered: DeliveredItem | undefined): Promise<void> {
  if (delivered === undefined) return;
  if (delivered.message !== undefined && delivered.hash !== hashOf(item)) await update(job, item, delivered);
  const now = job.ledger.item(item.key);
  const settled = now?.hash === hashOf(item) || now?.message === undefined;
  if (settled && now?.former === undefined) await job.ledger.forget([item.key]);
}

async function send(job: Job, item: Item, delivered: DeliveredItem | undefined, isNew: boolean): Promise<void> {
  if (!isNew && !mayTry(job, delivered)) return;
  const to = destination(job, item);
  if (to === undefined) return;
  const attempts = isNew ? 1 : (delivered?.attempts ?? 0) + 1;
  const former = isNew ? delivered?.message : delivered?.former;
  const record = {
    key: item.key,
    edition: item.edition,
    hash: hashOf(item),
    attempts,
    ...(former === undefined ? {} : { former }),
  };
  // Written down before it is sent: after a crash in between it counts as a try, and is repeated once.
  await job.ledger.writeItems([{ ...record, status: 'intended' }]);
  let message: MessageRef;
  try {
    message =
      'room' in to
        ? await job.surface.post(to.room, messageOf(item))
        : await job.surface.sendPrivately(to.person, messageOf(item), job.state.school);
  } catch (error) {
    const failed = afterFailure(job, error, 'message', attempts);
    await job.ledger.writeItems([{ ...record, ...failed }]);
    return;
  }
  const sent: DeliveredItem = { ...record, status: 'delivered', message };
  await job.ledger.writeItems([sent], [noteOf(job, item, to)]);
  if (former !== undefined) await removeFormer(job, sent);
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
  try {
    await job.surface.update(delivered.message, messageOf(item));
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

/** Takes away the edition before this one. */
async function removeFormer(job: Job, delivered: DeliveredItem): Promise<void> {
  if (delivered.former === undefined || !mayTry(job, delivered)) return;
  if (!(await remove(job, delivered.former, delivered))) return;
  const { former: _, ...rest } = settled(delivered);
  await job.ledger.writeItems([rest]);
}

async function retract(job: Job, delivered: DeliveredItem): Promise<void> {
  if (!mayTry(job, delivered)) return;
  for (const message of [delivered.former, delivered.message]) {
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
