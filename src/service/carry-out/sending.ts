import type { Item } from '../../room/types';
import type { DeliveredItem, SentNote } from '../delivery';
import { SurfaceError, type Message, type MessageRef } from '../surface';
import type { MorningList } from './by-morning';
import type { Destination } from './destination';
import { afterFailure, hashOf, mayGo, mayTry, messageOf, type Call, type Job } from './job';
import { plainOf } from './plain';

/** One by one to a place, or together on a list. */
export type To = Destination | { readonly list: Omit<MorningList, 'inRoom'> };

/** Sends a message; on a list it is one for all of these items. */
export async function send(job: Job, items: readonly Item[], to: To): Promise<void> {
  const urgent = items.some((item) => item.urgent);
  if (!mayGo(job, 'messages', urgent)) return;
  await job.sight.until();
  const records = items.map((item) => intended(job, item, to));
  // Written down before it is sent, so that after a crash in between somebody comes back for it.
  await job.ledger.writeItems(records);
  let messages: readonly MessageRef[];
  try {
    messages = await sendTo(job, items, to);
  } catch (error) {
    await job.ledger.writeItems(records.map((record) => notSent(job, record, error, urgent)));
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

/** Where each of the items then stands. */
async function sendTo(job: Job, items: readonly Item[], to: To): Promise<readonly MessageRef[]> {
  const { surface, mornings, state } = job;
  if ('list' in to) {
    const arrivals = items.map(({ key, card }) => ({ case: state.id, key, card }));
    return mornings.share(to.list.place, arrivals, { late: to.list.late, sight: job.sight });
  }
  const sending = items.map((item) =>
    inAnyForm(job, item, (message) =>
      'room' in to ? surface.post(to.room, message) : surface.sendPrivately(to.person, message, state.school),
    ),
  );
  return Promise.all(sending);
}

/** What is never taken as it is, is said in short: that there is something, and where it can be read. */
async function inAnyForm<T>(job: Job, item: Item, give: (message: Message) => Promise<T>): Promise<T> {
  const message = { ...messageOf(item), notAfter: await job.sight.until() };
  try {
    return await give(message);
  } catch (error) {
    if (!(error instanceof SurfaceError) || error.failure !== 'unfit') throw error;
    const fields = { case: job.state.id, card: item.card.template };
    job.log.error(fields, `a message is never taken in this form, so a short one goes in its place: ${error.message}`);
    return give({ ...message, card: plainOf(item, job.wanted.code, job.state.id) });
  }
}

function intended(job: Job, item: Item, to: To): DeliveredItem {
  const delivered = job.ledger.item(item.key);
  const before = delivered === undefined || delivered.edition < item.edition ? startedAnew(delivered) : delivered;
  return {
    key: item.key,
    edition: item.edition,
    to: item.to,
    hash: hashOf(item),
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

function notSent(job: Job, record: DeliveredItem, error: unknown, urgent: boolean): DeliveredItem {
  const { status, ...failed } = trouble(job, record, error, 'message', urgent);
  const happened = !(error instanceof SurfaceError && error.failure === 'busy');
  return { ...record, ...failed, status, attempts: happened ? record.attempts : record.attempts - 1 };
}

function trouble(job: Job, record: DeliveredItem, error: unknown, call: Call, urgent = false) {
  const { tries, ...failed } = afterFailure(job, error, call, {
    tries: record.retries ?? 0,
    since: record.since,
    urgent,
  });
  return { ...failed, retries: tries };
}

const noteOf = (job: Job, item: Item, to: To): SentNote => ({
  at: job.clock.now(),
  to: 'room' in to ? 'room' : 'list' in to ? to.list.place.person : to.person,
  key: item.key,
  edition: item.edition,
});

/** A change of a message that is gone is given up only this much later: what was just sent may be not found as well. Milliseconds. */
const GONE_AFTER = 60 * 60_000;

export async function update(job: Job, item: Item, delivered: DeliveredItem): Promise<void> {
  const { message } = delivered;
  if (message === undefined || !mayTry(job, delivered) || !mayGo(job, 'messages', item.urgent)) return;
  const done = { ...settled(delivered), hash: hashOf(item) };
  try {
    await inAnyForm(job, item, (content) => job.mornings.update(message, content, job.sight));
    await job.ledger.writeItems([done]);
  } catch (error) {
    const { status: _, ...failed } = trouble(job, delivered, error, 'update', item.urgent);
    const gone = error instanceof SurfaceError && error.gone && isLongSince(job, failed.since);
    await job.ledger.writeItems([gone ? done : { ...delivered, ...failed }]);
  }
}

const isLongSince = (job: Job, since: string): boolean =>
  Date.parse(job.clock.wall()) - Date.parse(since) >= GONE_AFTER;

/** Nothing more waits to be done with this message. */
export function settled({ nextTry: _, retries: __, since: ___, ...rest }: DeliveredItem): DeliveredItem {
  return rest;
}

/** Takes away the editions before this one. Answers whether all of them are gone. */
export async function removeFormers(job: Job, delivered: DeliveredItem): Promise<boolean> {
  const { formers = [], ...rest } = delivered;
  if (formers.length === 0) return true;
  if (!mayTry(job, delivered)) return false;
  for (const [index, former] of formers.entries()) {
    if (!(await remove(job, former, { ...rest, formers: formers.slice(index) }))) return false;
  }
  await job.ledger.writeItems([settled(rest)]);
  return true;
}

/** Whether the message is gone; when that must be tried again, the record says when. */
export async function remove(job: Job, message: MessageRef, delivered: DeliveredItem): Promise<boolean> {
  if (!mayGo(job, 'messages')) return false;
  try {
    await job.mornings.remove(message, job.sight);
    return true;
  } catch (error) {
    const { status: _, ...failed } = trouble(job, delivered, error, 'removal');
    await job.ledger.writeItems([{ ...delivered, ...failed }]);
    return false;
  }
}
