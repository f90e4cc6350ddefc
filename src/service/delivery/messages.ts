import { isShutOut } from '../../case/involvement';
import type { Item } from '../../room/types';
import type { DeliveredItem } from './delivery';
import { mistakeKind } from './mistakes';
import { listedKey, routeToDigests, type DigestList } from './digest-routing';
import { destination } from './destination';
import { declarersCard } from './alerts';
import { fallbackItems } from './fallback';
import { contentHash, mayTry, type ReconcileContext } from './context';
import { setAsideMoved } from './moved';
import { remove, removeFormers, send, settled, update } from './sending';
import { substitutes } from './substitutes';

/** Kinds of `fallbackItems`, which are known only after the rest: what is wanted of them stays until then. */
const ofFallback: ReadonlySet<string> = new Set(['unreachable', 'dismiss', 'leader', 'stranger', 'former']);

/**
 * Brings every message to what it should be. A new edition is a new message that takes the place of the former one; a
 * changed card is an update in place; what is no longer wanted is removed; what is over is brought up to date and then
 * forgotten. What fails of one item never holds back another.
 */
export async function settleMessages(context: ReconcileContext): Promise<void> {
  const { mistakes } = context;
  const items = [...context.wanted.items, ...substitutes(context)];
  await setAsideMoved(context, items);
  const { alone, lists } = (await mistakes.apart('morning', () => routeToDigests(context, items))) ?? {
    alone: items,
    lists: [],
  };
  const listed = lists.flatMap((list) => list.items);
  const keys = new Set([...items, ...alone, ...listed].map(({ key }) => key));
  await retractAllBut(context, keys, (key) => !ofFallback.has(mistakeKind(key)));
  for (const item of alone) await settleApart(context, item);
  for (const list of lists) await mistakes.apart('morning', () => settleList(context, list));
  // What only now turned out not to arrive where it belongs.
  const instead = substitutes(context);
  for (const item of instead) if (!keys.has(item.key)) await settleApart(context, item);
  const fallbacks = (await mistakes.apart('unreachable', () => fallbackItems(context))) ?? [];
  for (const item of fallbacks) await settleApart(context, item);
  const standing = [...context.wanted.items, ...alone.filter(({ key }) => !key.startsWith('private/')), ...listed];
  await retractAllBut(context, new Set([...standing, ...instead, ...fallbacks].map(({ key }) => key)));
}

/** What tells of danger goes before everything else, side by side: a person whose chat does not answer keeps nobody else waiting. */
export async function settleUrgent(context: ReconcileContext): Promise<void> {
  const urgent = context.wanted.items.filter((item) => item.urgent === true && item.to !== 'room');
  const ends = await Promise.allSettled(urgent.map((item) => settleApart(context, item)));
  // The pass ends only once nothing of it is under way any more.
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  // The declarer reads whom it has reached before anything slower, such as a room, is waited for.
  for (const item of declarersCard(context)) await settleApart(context, item);
}

const settleApart = (context: ReconcileContext, item: Item): Promise<void> =>
  context.mistakes.apart(mistakeKind(item.key), () => settle(context, item));

/** Takes away what is no longer wanted; while something could not be worked out, only what must not stay. */
async function retractAllBut(
  context: ReconcileContext,
  keys: ReadonlySet<string>,
  only = (_key: string) => true,
): Promise<void> {
  for (const delivered of context.ledger.delivery.items) {
    const { key } = delivered;
    if (keys.has(key) || !only(key)) continue;
    if (context.mistakes.any && !isShutOut(context.state, key.split('/').at(-1) ?? '')) continue;
    await context.mistakes.apart(mistakeKind(key), () => retract(context, delivered));
  }
}

/** Who cannot be reached one to one is reminded in the room. */
async function settleList(context: ReconcileContext, { inRoom, ...list }: DigestList): Promise<void> {
  await setAsideMoved(context, list.items);
  await send(context, list.items, { list });
  for (const item of inRoom) {
    if (context.ledger.item(listedKey(item))?.status === 'refused') await settle(context, item);
  }
}

async function settle(context: ReconcileContext, item: Item): Promise<void> {
  await setAsideMoved(context, [item]);
  const delivered = context.ledger.item(item.key);
  // Until the new edition is there, the former one is all that somebody has.
  if (delivered?.status === 'delivered') await removeFormers(context, delivered);
  if (item.closed) return finish(context, item, context.ledger.item(item.key));
  const isNew = delivered === undefined || delivered.edition < item.edition;
  if (isNew || (delivered.status !== 'delivered' && mayTry(context, delivered))) {
    const to = destination(context, item);
    if (to !== undefined) await send(context, [item], to);
    return;
  }
  if (delivered.status === 'delivered' && delivered.hash !== contentHash(item)) return update(context, item, delivered);
}

/** A request that is over: the message that is there says so, also when a later one never arrived; none is sent for it. */
async function finish(context: ReconcileContext, item: Item, delivered: DeliveredItem | undefined): Promise<void> {
  if (delivered === undefined) return;
  if (delivered.hash !== contentHash(item)) await update(context, item, standing(delivered));
  const now = context.ledger.item(item.key);
  if (now === undefined || (now.hash !== contentHash(item) && now.message !== undefined)) return;
  if (await removeFormers(context, now)) await context.ledger.forget([item.key]);
}

/**
 * The record as it is on the platform: where an edition never arrived, the one before it is still there, and nothing of it
 * has failed yet.
 */
function standing(delivered: DeliveredItem): DeliveredItem {
  const { formers = [], message, ...rest } = delivered;
  const last = formers.at(-1);
  return message !== undefined || last === undefined
    ? delivered
    : { ...settled(rest), message: last, formers: formers.slice(0, -1) };
}

async function retract(context: ReconcileContext, delivered: DeliveredItem): Promise<void> {
  if (!mayTry(context, delivered)) return;
  for (const message of [...(delivered.formers ?? []), delivered.message]) {
    if (message !== undefined && !(await remove(context, message, delivered))) return;
  }
  await context.ledger.forget([delivered.key]);
}
