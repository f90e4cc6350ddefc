import type { Item } from '../../room/types';
import { later } from './backoff';
import type { DeliveredItem, SentNote, Trouble } from './delivery';
import { ElsewhereError, SurfaceError, type Message, type MessageRef } from '../surface';
import type { DigestList } from './digest-routing';
import type { Destination } from './destination';
import {
  afterFailure,
  contentHash,
  mayGo,
  mayTry,
  messageOf,
  type CallPurpose,
  type ReconcileContext,
} from './context';
import { isLine } from './digests';
import { inAnyForm } from './in-any-form';
import { plainOf } from './plain';

/** One by one to a place, or together on a list. */
export type To = Destination | { readonly list: Omit<DigestList, 'inRoom'> };

/** Sends a message; on a list it is one for all of these items. */
export async function send(context: ReconcileContext, items: readonly Item[], to: To): Promise<void> {
  const urgent = items.some((item) => item.urgent);
  if (!mayGo(context, 'messages', urgent)) return;
  await context.sight.until();
  const records = items.map((item) => intended(context, item, to));
  // Written down before it is sent, so that after a crash in between somebody comes back for it.
  await context.ledger.writeItems(records);
  let messages: readonly MessageRef[];
  try {
    messages = await sendTo(context, items, to);
  } catch (error) {
    await context.ledger.writeItems(records.map((record) => notSent(context, record, error, urgent)));
    return;
  }
  const sent = records.map((record, index) => {
    const message = messages[index];
    return { ...settled(record), status: 'delivered' as const, ...(message === undefined ? {} : { message }) };
  });
  await context.ledger.writeItems(
    sent,
    items.map((item) => noteOf(context, item, to)),
  );
  for (const one of sent) await removeFormers(context, one);
}

/** A list that another copy of the program is changing is looked at again after this time. Milliseconds. */
const LOOK_AGAIN = 2_000;

/** Where each of the items is then. */
async function sendTo(context: ReconcileContext, items: readonly Item[], to: To): Promise<readonly MessageRef[]> {
  const { surface, digests, state } = context;
  if ('list' in to) {
    const arrivals = items.map(({ key, card }) => ({ case: state.id, key, card }));
    return digests.share(to.list.place, arrivals, { late: to.list.late, sight: context.sight });
  }
  const sending = items.map((item) =>
    itemInAnyForm(context, item, (message) =>
      'room' in to ? surface.post(to.room, message) : surface.sendPrivately(to.person, message, state.school),
    ),
  );
  return Promise.all(sending);
}

function itemInAnyForm<T>(context: ReconcileContext, item: Item, give: (message: Message) => Promise<T>): Promise<T> {
  const { card, mentions } = item;
  const short = plainOf(item, context.wanted.code, context.state.id);
  return inAnyForm(context, { full: card, short, mentions }, { case: context.state.id, card: card.template }, give);
}

function intended(context: ReconcileContext, item: Item, to: To): DeliveredItem {
  const delivered = context.ledger.item(item.key);
  const before = delivered === undefined || delivered.edition < item.edition ? startedAnew(delivered) : delivered;
  return {
    key: item.key,
    edition: item.edition,
    to: item.to,
    hash: contentHash(item),
    attempts: (before.attempts ?? 0) + 1,
    status: 'intended',
    ...('list' in to ? { morning: to.list.place.day } : {}),
    ...(before.retries === undefined ? {} : { retries: before.retries }),
    ...(before.since === undefined ? {} : { since: before.since }),
    ...(before.formers === undefined ? {} : { formers: before.formers }),
  };
}

/** What a new edition keeps of the one before it: the messages that it takes the place of. */
function startedAnew(delivered: DeliveredItem | undefined): Pick<DeliveredItem, 'formers'> & Partial<DeliveredItem> {
  const formers = [...(delivered?.formers ?? []), ...(delivered?.message === undefined ? [] : [delivered.message])];
  return formers.length === 0 ? {} : { formers };
}

function notSent(context: ReconcileContext, record: DeliveredItem, error: unknown, urgent: boolean): DeliveredItem {
  const { status, ...failed } = trouble(context, record, error, 'message', urgent);
  const happened = !(error instanceof ElsewhereError || (error instanceof SurfaceError && error.failure === 'busy'));
  return { ...record, ...failed, status, attempts: happened ? record.attempts : record.attempts - 1 };
}

function trouble(
  context: ReconcileContext,
  record: DeliveredItem,
  error: unknown,
  call: CallPurpose,
  urgent = false,
): Pick<DeliveredItem, 'status' | 'retries' | 'since' | 'nextTry'> {
  // No failure: the list of the morning is brought to what it should be by another copy of the program.
  if (error instanceof ElsewhereError) return { status: 'intended', nextTry: later(context.clock.wall(), LOOK_AGAIN) };
  const { tries, ...failed } = afterFailure(context, error, call, {
    tries: record.retries ?? 0,
    since: record.since,
    urgent,
  });
  return { ...failed, retries: tries };
}

const noteOf = (context: ReconcileContext, item: Item, to: To): SentNote => ({
  at: context.clock.now(),
  to: 'room' in to ? 'room' : 'list' in to ? to.list.place.person : to.person,
  key: item.key,
  edition: item.edition,
});

/** A change of a message that is gone is given up only this much later: what was just sent may be not found as well. Milliseconds. */
const GONE_AFTER = 60 * 60_000;

export async function update(context: ReconcileContext, item: Item, delivered: DeliveredItem): Promise<void> {
  const { message } = delivered;
  if (message === undefined || !mayTry(context, delivered) || !mayGo(context, 'messages', item.urgent)) return;
  const done = { ...settled(delivered), hash: contentHash(item) };
  try {
    const change = (content: Message): Promise<void> => context.digests.update(message, content, context.sight);
    // A line has one form; the list in which it is finds a short one by itself.
    await (isLine(message)
      ? change({ ...messageOf(item), notAfter: await context.sight.until() })
      : itemInAnyForm(context, item, change));
    await context.ledger.writeItems([done]);
  } catch (error) {
    const { status: _, ...failed } = trouble(context, delivered, error, 'update', item.urgent);
    const gone = error instanceof SurfaceError && error.gone && isLongSince(context, failed);
    await context.ledger.writeItems([gone ? done : { ...delivered, ...failed }]);
  }
}

const isLongSince = ({ clock }: ReconcileContext, { since }: Trouble): boolean =>
  since !== undefined && later(since, GONE_AFTER) <= clock.wall();

/** Nothing more waits to be done with this message. */
export function settled({ nextTry: _, retries: __, since: ___, ...rest }: DeliveredItem): DeliveredItem {
  return rest;
}

/** Takes away the editions before this one. Answers whether all of them are gone. */
export async function removeFormers(context: ReconcileContext, delivered: DeliveredItem): Promise<boolean> {
  const { formers = [], ...rest } = delivered;
  if (formers.length === 0) return true;
  if (!mayTry(context, delivered)) return false;
  for (const [index, former] of formers.entries()) {
    if (!(await remove(context, former, { ...rest, formers: formers.slice(index) }))) return false;
  }
  await context.ledger.writeItems([settled(rest)]);
  return true;
}

/** Whether the message is gone; when that must be tried again, the record says when. */
export async function remove(
  context: ReconcileContext,
  message: MessageRef,
  delivered: DeliveredItem,
): Promise<boolean> {
  if (!mayGo(context, 'messages')) return false;
  try {
    await context.digests.remove(message, context.sight);
    return true;
  } catch (error) {
    const { status: _, ...failed } = trouble(context, delivered, error, 'removal');
    await context.ledger.writeItems([{ ...delivered, ...failed }]);
    return false;
  }
}
