import { PlatformError, at, bodyOf, field, list, param, text, type Answer, type Handler } from '../http';
import { isChannel, post, remove, update } from '../platform/messages';
import type { Account, Conversation } from '../platform/model';
import type { Platform } from '../platform/platform';
import type { World } from '../world';
import { badSyntax, contentOf } from './content';
import { requireBot, requireOpen, writablePlace } from './places';

/** POST /v3/conversations: a new thread in a channel, or the one-to-one chat with somebody who has the bot. */
export function createConversation(world: World): Handler {
  return (request) => {
    const { platform } = world;
    const body = bodyOf(request);
    const channel = text(at(body, 'channelData', 'channel', 'id'));
    if (channel !== undefined) return threadIn(world, channel, field(body, 'activity'));
    if (field(body, 'isGroup') === true) throw badSyntax('A bot cannot make group chats.');
    return oneToOne(platform, body);
  };
}

/** POST …/activities and …/activities/:activityId: a message; the activity replied to need not be known. */
export function sendActivity(world: World): Handler {
  return (request) => {
    const { conversation, root } = writablePlace(world.platform, param(request, 'id'));
    const activity = bodyOf(request);
    const type = field(activity, 'type');
    if (type === 'typing') return { status: 202, body: {} };
    if (type !== 'message') throw badSyntax(`Activities of type ${String(type)} are not sent by a bot.`);
    const content = contentOf(world.platform, activity);
    world.pace.take(param(request, 'id'));
    const thread = root ?? rootOf(world.platform, conversation.id, param(request, 'activityId'));
    const onlyFor = request.query['isTargetedActivity'] === 'true' ? recipientIn(conversation, activity) : undefined;
    const place = { ...(thread !== undefined && { root: thread }), ...(onlyFor && { onlyFor }) };
    const { id } = post(world.platform, conversation, 'bot', content, place);
    return { status: 201, body: { id } };
  };
}

export function updateActivity(world: World): Handler {
  return (request) => {
    const { conversation } = writablePlace(world.platform, param(request, 'id'));
    const id = param(request, 'activityId');
    const content = contentOf(world.platform, bodyOf(request));
    world.pace.take(param(request, 'id'));
    update(world.platform, conversation, id, content);
    return { status: 200, body: { id } };
  };
}

export function deleteActivity(world: World): Handler {
  return (request) => {
    const { conversation } = writablePlace(world.platform, param(request, 'id'));
    remove(world.platform, conversation, param(request, 'activityId'));
    return { status: 200 };
  };
}

function threadIn(world: World, channel: string, activity: unknown): Answer {
  const conversation = world.platform.conversations.get(channel);
  if (conversation === undefined || !isChannel(conversation))
    throw new PlatformError(404, 'NotFound', 'Channel not found.');
  requireBot(conversation);
  requireOpen(conversation);
  const content = contentOf(world.platform, activity);
  world.pace.take(channel);
  const { id } = post(world.platform, conversation, 'bot', content);
  return { status: 201, body: { id: `${channel};messageid=${id}`, activityId: id } };
}

function oneToOne(platform: Platform, body: unknown): Answer {
  const members = list(field(body, 'members'));
  if (members.length !== 1) throw badSyntax('A conversation with one member, please.');
  const account = platform.byId(text(field(members[0], 'id')) ?? '');
  if (account === undefined) throw new PlatformError(404, 'MemberNotFound', 'The member is unknown.');
  const tenant = text(field(body, 'tenantId')) ?? text(at(body, 'channelData', 'tenant', 'id'));
  if (tenant === undefined) throw badSyntax('tenantId is missing.');
  if (tenant.toLowerCase() !== account.tenant)
    throw new PlatformError(403, 'Forbidden', 'The member is of another tenant.');
  if (!account.hasBot) throw new PlatformError(403, 'Forbidden', "Bot is not installed in user's personal scope.");
  const conversation = platform.openPersonalChat(account);
  const activity = field(body, 'activity');
  if (activity === undefined || activity === null) return { status: 201, body: { id: conversation.id } };
  const { id } = post(platform, conversation, 'bot', contentOf(platform, activity));
  return { status: 201, body: { id: conversation.id, activityId: id } };
}

/** Whom a targeted message is for: one of several people who are there. */
function recipientIn(conversation: Conversation, activity: unknown): Account {
  if (conversation.kind === 'personal') throw badSyntax('A targeted message has no place in a one-to-one chat.');
  const id = text(at(activity, 'recipient', 'id')) ?? '';
  const found = conversation.members.find(({ account }) => account.id === id || account.teamsId === id);
  if (found === undefined) throw badSyntax('The recipient of a targeted message must be a member of the conversation.');
  return found.account;
}

/** A reply to a message of a channel stays in its thread, also when the thread is not in the conversation's id. */
function rootOf(platform: Platform, conversation: string, activityId: string): string | undefined {
  return platform.conversations.get(conversation)?.messages.find((message) => message.id === activityId)?.root;
}
