import { PlatformError } from '../http';
import type { Account, Conversation, StoredMessage } from './model';
import type { Platform } from './platform';

/** What a message says, no matter who sends it. */
export interface Content {
  readonly text?: string;
  readonly card?: unknown;
  readonly summary?: string;
  readonly mentions: readonly Account[];
}

/**
 * Puts a message in a conversation and notifies whom it concerns: everybody it mentions, and in a one-to-one chat the
 * other. In a channel it begins a thread, unless `root` names the one it belongs to.
 */
export function post(
  platform: Platform,
  conversation: Conversation,
  from: 'bot' | Account,
  content: Content,
  place: { readonly root?: string; readonly onlyFor?: Account; readonly id?: string } = {},
): StoredMessage {
  const id = place.id ?? platform.nextMessageId();
  const message: StoredMessage = {
    id,
    from,
    at: platform.clock.now(),
    ...content,
    deleted: false,
    ...(isChannel(conversation) && { root: place.root ?? id }),
    ...(place.onlyFor && { onlyFor: place.onlyFor }),
    replaced: new Map(),
  };
  conversation.messages.push(message);
  if (from !== 'bot') conversation.read.set(from.key, conversation.messages.length);
  else notify(platform, conversation, message);
  platform.changes.tell();
  return message;
}

/** Replaces what a message of the bot says, for everybody. Nobody is notified of it, as in Teams. */
export function update(platform: Platform, conversation: Conversation, id: string, content: Content): void {
  const message = messageOfBot(conversation, id);
  message.text = content.text;
  message.card = content.card;
  message.summary = content.summary;
  message.mentions = content.mentions;
  message.updatedAt = platform.clock.now();
  message.replaced.clear();
  platform.changes.tell();
}

export function remove(platform: Platform, conversation: Conversation, id: string): void {
  const message = messageOfBot(conversation, id);
  message.deleted = true;
  message.text = undefined;
  message.card = undefined;
  message.summary = undefined;
  message.replaced.clear();
  platform.changes.tell();
}

export function isChannel(conversation: Conversation): boolean {
  return conversation.kind === 'open-channel' || conversation.kind === 'private-channel';
}

function messageOfBot(conversation: Conversation, id: string): StoredMessage {
  const message = conversation.messages.find((one) => one.id === id && !one.deleted);
  if (message === undefined)
    throw new PlatformError(404, 'ActivityNotFoundInConversation', 'No such activity in this conversation.');
  if (message.from !== 'bot') throw new PlatformError(403, 'Forbidden', 'The bot may change its own messages only.');
  return message;
}

function notify(platform: Platform, conversation: Conversation, message: StoredMessage): void {
  const everybody = conversation.members.map((member) => member.account);
  const notified =
    conversation.kind === 'personal' ? everybody : everybody.filter((one) => message.mentions.includes(one));
  for (const account of notified) {
    platform.notifications.push({
      at: message.at,
      person: account.key,
      chat: conversation.id,
      message: message.id,
      preview: preview(message),
    });
  }
}

/** A lock screen shows the summary, else the text; of a card that has neither, only that there is one. */
function preview(message: StoredMessage): string {
  return message.summary ?? message.text?.replace(/<\/?at>/g, '') ?? 'Kaart';
}
