import type { PracticeChat, PracticeMessage, PracticeNotification, PracticePerson } from '../api';
import type { Account, Conversation, StoredMessage } from './model';
import { isMember, type Platform } from './platform';

/** Every conversation that this person has in Teams now, newest last, with what they may see of it. */
export function chatsOf(platform: Platform, account: Account): readonly PracticeChat[] {
  return conversationsOf(platform, account)
    .map((conversation) => chat(conversation, account))
    .sort((a, b) => compare(lastOf(a), lastOf(b)));
}

export function notificationsOf(platform: Platform, account: Account): readonly PracticeNotification[] {
  return platform.notifications
    .filter((one) => one.person === account.key)
    .map(({ at, chat, message, preview }) => ({ at, chat, message, preview }));
}

export function personOf(platform: Platform, account: Account): PracticePerson {
  const { key, id, name, roles, external, hasBot, tenant } = account;
  const unread = conversationsOf(platform, account).reduce((sum, one) => sum + unreadIn(one, account), 0);
  return { key, id, name, roles, external, hasBot, tenant, unread };
}

/** The messages that this person sees, oldest first. */
export function visibleMessages(conversation: Conversation, account: Account): readonly StoredMessage[] {
  const from = conversation.members.find((member) => member.account === account)?.from ?? '';
  return conversation.messages.filter(
    (message) => message.at >= from && (message.onlyFor === undefined || message.onlyFor === account),
  );
}

/** The card as it stands for this person. */
export function cardFor(message: StoredMessage, account: Account): unknown {
  return message.replaced.get(account.key) ?? message.card;
}

function conversationsOf(platform: Platform, account: Account): readonly Conversation[] {
  return [...platform.conversations.values()].filter((conversation) => isMember(conversation, account));
}

function chat(conversation: Conversation, account: Account): PracticeChat {
  return {
    id: conversation.id,
    kind: conversation.kind,
    title: conversation.title,
    members: conversation.members.map((member) => member.account.key),
    archived: conversation.archived,
    unread: unreadIn(conversation, account),
    messages: visibleMessages(conversation, account).map((message) => shown(message, account)),
  };
}

function unreadIn(conversation: Conversation, account: Account): number {
  const visible = new Set(visibleMessages(conversation, account));
  return conversation.messages
    .slice(conversation.read.get(account.key) ?? 0)
    .filter((message) => message.from !== account && !message.deleted && visible.has(message)).length;
}

function shown(message: StoredMessage, account: Account): PracticeMessage {
  const { id, at, updatedAt, text, summary, root, deleted } = message;
  const card = cardFor(message, account);
  return {
    id,
    from: message.from === 'bot' ? 'bot' : message.from.key,
    at,
    ...(updatedAt !== undefined && { updatedAt }),
    ...(text !== undefined && { text }),
    ...(card !== undefined && { card }),
    mentions: message.mentions.map((one) => one.key),
    ...(summary !== undefined && { summary }),
    ...(root !== undefined && { root }),
    ...(message.onlyFor !== undefined && { targeted: true }),
    deleted,
  };
}

function lastOf(chat: PracticeChat): string {
  return chat.messages.at(-1)?.id ?? '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
