import { addApp } from '../comings';
import { PlatformError, bodyOf, field, list, param, query, text, type Handler } from '../http';
import type { Account, Conversation } from '../platform/model';
import { isMember, membership, newThreadId, type Platform } from '../platform/platform';
import type { World } from '../world';
import { checkTopic } from './names';
import { badRequest, checkRole, filtered, notFound, page, requireApp, userOf, wantedMember } from './odata';
import { scopeOf } from './permissions';

/** POST /chats: a group chat, without the bot until its app is installed there. */
export function createChat(world: World): Handler {
  return (request) => {
    const { platform } = world;
    const body = bodyOf(request);
    if (field(body, 'chatType') !== 'group') throw badRequest("chatType must be 'group' here.");
    const title = text(field(body, 'topic')) ?? '';
    checkTopic(title);
    const members = list(field(body, 'members')).map((one) => wantedMember(platform, one));
    members.forEach((one) => checkRole(world, one));
    if (members.length < 2) throw badRequest('A group chat needs at least two members.');
    const chat = platform.add(
      { id: newThreadId('chat'), kind: 'group-chat', title, description: '', bot: false },
      (from) => members.map(({ account, owner }) => membership(account, owner, from)),
    );
    return { status: 201, body: chatRow(chat) };
  };
}

/** GET /users/{id}/chats: the group chats that somebody is in. */
export function listChatsOf(world: World): Handler {
  return (request) => {
    const account = userOf(world.platform, param(request, 'user'));
    return page(request, filtered(groupChats(world.platform, account).map(chatRow), query(request, '$filter')));
  };
}

/** PATCH /chats/{id}: another topic. */
export function renameChat(world: World): Handler {
  return (request) => {
    const chat = chatOf(world.platform, param(request, 'chat'));
    const topic = text(field(bodyOf(request), 'topic')) ?? '';
    checkTopic(topic);
    chat.title = topic;
    world.changes.tell();
    return { status: 200, body: chatRow(chat) };
  };
}

/** POST /chats/{id}/installedApps. @throws PlatformError 409 when it is there already, 400 without consent */
export function installInChat(world: World): Handler {
  return (request) => {
    const { platform } = world;
    const chat = chatOf(platform, param(request, 'chat'));
    requireApp(platform, field(bodyOf(request), 'teamsApp@odata.bind'));
    if (chat.bot) throw new PlatformError(409, 'Conflict', 'The app is installed in this chat already.');
    if (world.behaviour.manners.strict) requireConsent(platform, field(bodyOf(request), 'consentedPermissionSet'));
    addApp(world, chat);
    return { status: 201 };
  };
}

/** @throws PlatformError 404 */
export function chatOf(platform: Platform, id: string): Conversation {
  const chat = platform.conversations.get(id);
  if (chat?.kind !== 'group-chat') throw notFound('chat');
  return chat;
}

/**
 * An administrator who installs the app for others has to agree to exactly what its manifest asks in a chat.
 * @throws PlatformError 400
 */
function requireConsent({ bot }: Platform, consented: unknown): void {
  const agreed = list(field(consented, 'resourceSpecificPermissions'))
    .map(
      (one) =>
        `${text(field(one, 'permissionValue')) ?? ''} ${text(field(one, 'permissionType'))?.toLowerCase() ?? ''}`,
    )
    .sort();
  const all = bot.resourceSpecific.map(({ name, type }) => `${name} ${type.toLowerCase()}`).sort();
  const inChats = all.filter((one) => scopeOf(one.split(' ')[0] ?? '') === 'chat');
  if ([all, inChats].some((asked) => asked.join() === agreed.join())) return;
  throw badRequest('The permissions consented to do not match those of the app definition.');
}

function groupChats(platform: Platform, of: Account): readonly Conversation[] {
  return [...platform.conversations.values()].filter((chat) => chat.kind === 'group-chat' && isMember(chat, of));
}

function chatRow(chat: Conversation): Readonly<Record<string, unknown>> {
  return { id: chat.id, topic: chat.title, chatType: 'group', createdDateTime: chat.createdAt };
}
