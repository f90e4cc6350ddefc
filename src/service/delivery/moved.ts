import type { Item } from '../../room/types';
import type { DeliveredItem } from './delivery';
import type { MessageRef } from '../surface';
import type { ReconcileContext } from './context';

/**
 * What is now for somebody else, such as a notice to the coordinator once the role is handed over, is sent to them anew. What
 * the former one has is set aside as a message that nobody wants: it is taken away for itself, so that neither
 * waits for the other. Of what an earlier build sent it is not known to whom: that stays as it is.
 */
export async function setAsideMoved(context: ReconcileContext, items: readonly Item[]): Promise<void> {
  for (const { key, to } of items) {
    const record = context.ledger.item(key);
    if (record?.to === undefined || record.to === to) continue;
    const former = `moved/${key}/${record.to}`;
    const messages = [...messagesOf(context.ledger.item(former)), ...messagesOf(record)];
    const message = messages.at(-1);
    const { nextTry: _, retries: __, since: ___, formers: ____, ...rest } = record;
    const left =
      message === undefined
        ? []
        : [{ ...rest, key: former, status: 'delivered' as const, message, formers: messages.slice(0, -1) }];
    await context.ledger.replace(key, left);
  }
}

const messagesOf = (record: DeliveredItem | undefined): readonly MessageRef[] =>
  record === undefined ? [] : [...(record.formers ?? []), ...(record.message === undefined ? [] : [record.message])];
