import { PlatformError } from '../http';
import { isChannel } from '../platform/messages';
import type { Conversation } from '../platform/model';
import type { Platform } from '../platform/platform';

/** A conversation as the Connector names it: in a channel, one thread of it. */
export interface Place {
  readonly conversation: Conversation;
  readonly root?: string;
}

/**
 * The place that an id names, `;messageid=` and all.
 * @throws PlatformError 404 when there is none, 403 when the bot is not in it
 */
export function placeOf(platform: Platform, id: string): Place {
  const [base = '', root] = id.split(';messageid=');
  const conversation = platform.conversations.get(base);
  if (conversation === undefined) throw new PlatformError(404, 'ConversationNotFound', 'Conversation not found.');
  requireBot(conversation);
  if (root === undefined) return { conversation };
  if (!isChannel(conversation) || !conversation.messages.some((message) => message.root === root)) {
    throw new PlatformError(404, 'ConversationNotFound', 'No such thread in this conversation.');
  }
  return { conversation, root };
}

/** As {@link placeOf}, to write in it. @throws PlatformError 403 also when it is archived */
export function writablePlace(platform: Platform, id: string): Place {
  const place = placeOf(platform, id);
  requireOpen(place.conversation);
  return place;
}

export function requireBot(conversation: Conversation): void {
  if (conversation.bot) return;
  throw new PlatformError(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
}

export function requireOpen(conversation: Conversation): void {
  if (conversation.archived) throw new PlatformError(403, 'Forbidden', 'The conversation is archived.');
}
