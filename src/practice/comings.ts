import type { Conversation, Membership } from './platform/model';
import { isMember } from './platform/platform';
import type { World } from './world';

/** Somebody is in a room from now on, by whatever hand; whoever listens is told. */
export function putIn(world: World, conversation: Conversation, added: Membership): void {
  conversation.members = [...conversation.members, added];
  world.changes.tell();
  world.events.came(world.platform, added.account, conversation);
}

/** One membership of somebody ends. */
export function takeOut(world: World, conversation: Conversation, gone: Membership): void {
  conversation.members = conversation.members.filter((one) => one !== gone);
  world.changes.tell();
  if (!isMember(conversation, gone.account)) world.events.went(world.platform, gone.account, conversation);
}
