import { isShutOut } from '../../case/access';
import type { Item } from '../../room/types';
import type { DeliveredItem } from '../delivery';
import { kindOf } from './apart';
import { listedKey, sortByMorning, type MorningList } from './by-morning';
import { destination } from './destination';
import { declarersCard } from './danger';
import { fallbackItems } from './fallback';
import { hashOf, mayTry, type Job } from './job';
import { setAsideMoved } from './moved';
import { remove, removeFormers, send, settled, update } from './sending';
import { substitutes } from './substitutes';

/**
 * Brings every message to what it should be. A new edition is a new message that takes the place of the former one; a
 * changed card is an update in place; what is no longer wanted is removed; what is over is brought up to date and then
 * forgotten. What fails of one item never holds back another.
 */
export async function settleMessages(job: Job): Promise<void> {
  const { mistakes } = job;
  const items = [...job.wanted.items, ...substitutes(job)];
  await setAsideMoved(job, items);
  const { alone, lists } = (await mistakes.apart('morning', () => sortByMorning(job, items))) ?? {
    alone: items,
    lists: [],
  };
  const listed = lists.flatMap((list) => list.items);
  const keys = new Set([...items, ...alone, ...listed].map(({ key }) => key));
  await retractAllBut(job, keys, (key) => !key.startsWith('unreachable/'));
  for (const item of alone) await settleApart(job, item);
  for (const list of lists) await mistakes.apart('morning', () => settleList(job, list));
  // What only now turned out not to arrive where it belongs.
  const instead = substitutes(job);
  for (const item of instead) if (!keys.has(item.key)) await settleApart(job, item);
  const fallbacks = (await mistakes.apart('unreachable', () => fallbackItems(job))) ?? [];
  for (const item of fallbacks) await settleApart(job, item);
  const standing = [...job.wanted.items, ...alone.filter(({ key }) => !key.startsWith('private/')), ...listed];
  await retractAllBut(job, new Set([...standing, ...instead, ...fallbacks].map(({ key }) => key)));
}

/** What tells of danger goes before everything else, side by side: whoever does not answer keeps nobody else waiting. */
export async function settleUrgent(job: Job): Promise<void> {
  const urgent = job.wanted.items.filter((item) => item.urgent === true && item.to !== 'room');
  const ends = await Promise.allSettled(urgent.map((item) => settleApart(job, item)));
  // The pass ends only once nothing of it is under way any more.
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  // Whoever declared it reads with whom it stands before anything slower, such as a room, is waited for.
  for (const item of declarersCard(job)) await settleApart(job, item);
}

const settleApart = (job: Job, item: Item): Promise<void> =>
  job.mistakes.apart(kindOf(item.key), () => settle(job, item));

/** Takes away what is no longer wanted; while something could not be worked out, only what must not stay. */
async function retractAllBut(job: Job, keys: ReadonlySet<string>, only = (_key: string) => true): Promise<void> {
  for (const delivered of job.ledger.delivery.items) {
    const { key } = delivered;
    if (keys.has(key) || !only(key)) continue;
    if (job.mistakes.any && !isShutOut(job.state, key.split('/').at(-1) ?? '')) continue;
    await job.mistakes.apart(kindOf(key), () => retract(job, delivered));
  }
}

/** Who cannot be reached one to one is reminded in the room. */
async function settleList(job: Job, { inRoom, ...list }: MorningList): Promise<void> {
  await setAsideMoved(job, list.items);
  await send(job, list.items, { list });
  for (const item of inRoom) {
    if (job.ledger.item(listedKey(item))?.status === 'refused') await settle(job, item);
  }
}

async function settle(job: Job, item: Item): Promise<void> {
  await setAsideMoved(job, [item]);
  const delivered = job.ledger.item(item.key);
  // Until the new edition stands, the former one is all that somebody has.
  if (delivered?.status === 'delivered') await removeFormers(job, delivered);
  if (item.closed) return finish(job, item, job.ledger.item(item.key));
  const isNew = delivered === undefined || delivered.edition < item.edition;
  if (isNew || (delivered.status !== 'delivered' && mayTry(job, delivered))) {
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

/**
 * The record as it is on the platform: where an edition never arrived, the one before it still stands, and nothing of it
 * has failed yet.
 */
function standing(delivered: DeliveredItem): DeliveredItem {
  const { formers = [], message, ...rest } = delivered;
  const last = formers.at(-1);
  return message !== undefined || last === undefined
    ? delivered
    : { ...settled(rest), message: last, formers: formers.slice(0, -1) };
}

async function retract(job: Job, delivered: DeliveredItem): Promise<void> {
  if (!mayTry(job, delivered)) return;
  for (const message of [...(delivered.formers ?? []), delivered.message]) {
    if (message !== undefined && !(await remove(job, message, delivered))) return;
  }
  await job.ledger.forget([delivered.key]);
}
