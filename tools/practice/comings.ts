import type { Conversation, Membership } from './platform/model';
import { isMember } from './platform/platform';
import type { World } from './world';

/** Somebody is in a room from now on, by whatever hand; the listeners are told. */
export function putIn(world: World, conversation: Conversation, added: Membership): void {
  conversation.members = [...conversation.members, added];
  world.changes.tell();
  world.events.came(world.platform, added.account, conversation);
}

/** The app is in a room or a chat from now on, by whatever hand, and the bot is told so. */
export function addApp(world: World, conversation: Conversation): void {
  const by = (conversation.members.find((one) => one.owner) ?? conversation.members[0])?.account;
  if (conversation.bot || by === undefined) return;
  conversation.bot = true;
  world.changes.tell();
  world.events.installed(world.platform, by, conversation);
}

/** The app is gone from a room or from somebody's chat, by whatever hand, and the bot is told so. */
export function removeApp(world: World, conversation: Conversation): void {
  const by = conversation.members[0]?.account;
  if (by === undefined) return;
  if (conversation.kind === 'personal') by.hasBot = false;
  conversation.bot = false;
  world.changes.tell();
  world.events.uninstalled(world.platform, by, conversation);
}

/** One membership of somebody ends. */
export function takeOut(world: World, conversation: Conversation, gone: Membership): void {
  conversation.members = conversation.members.filter((one) => one !== gone);
  world.changes.tell();
  if (!isMember(conversation, gone.account)) world.events.went(world.platform, gone.account, conversation);
}
