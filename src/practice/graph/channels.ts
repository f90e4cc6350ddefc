import { bodyOf, field, list, param, query, text, type Handler } from '../http';
import type { Conversation } from '../platform/model';
import { membership, newThreadId, type Platform } from '../platform/platform';
import type { World } from '../world';
import { checkChannelName } from './names';
import { badRequest, filtered, memberRow, notFound, page, requireApp, wantedMember } from './odata';

/** POST /teams/{id}/channels: a private channel with one owner, and members who are in the team. */
export function createChannel(world: World): Handler {
  return (request) => {
    const { platform } = world;
    requireTeam(platform, param(request, 'team'));
    const body = bodyOf(request);
    if (field(body, 'membershipType') !== 'private') throw badRequest('Only private channels are made here.');
    const title = text(field(body, 'displayName')) ?? '';
    checkChannelName(title);
    if (channelsOf(platform).some((one) => one.title.toLowerCase() === title.toLowerCase())) {
      throw badRequest('Channel name already existed, please use other name.');
    }
    const description = text(field(body, 'description')) ?? '';
    if (description.length > 1024) throw badRequest('description is longer than 1024 characters.');
    const members = list(field(body, 'members')).map((one) => wantedMember(platform, one));
    if (members.filter((one) => one.owner).length !== 1) throw badRequest('A private channel needs exactly one owner.');
    if (members.length > 200) throw badRequest('200 members at most.');
    if (members.some(({ account }) => !account.inTeam)) throw badRequest('Every member must be in the team already.');
    const id = newThreadId('channel');
    const channel = platform.add({ id, kind: 'private-channel', title, description, bot: false }, (from) =>
      members.map(({ account, owner }) => membership(account, owner, from)),
    );
    return { status: 201, body: channelRow(channel) };
  };
}

export function listChannels(world: World): Handler {
  return (request) => {
    requireTeam(world.platform, param(request, 'team'));
    const rows = channelsOf(world.platform).map(channelRow);
    return page(request, filtered(rows, query(request, '$filter')));
  };
}

export function getChannel(world: World): Handler {
  return (request) => ({
    status: 200,
    body: channelRow(channelOf(world.platform, param(request, 'team'), param(request, 'channel'))),
  });
}

/** POST …/archive and …/unarchive: taken on at once here, though Graph only promises it. */
export function archiveChannel(world: World, archived: boolean): Handler {
  return (request) => {
    const channel = channelOf(world.platform, param(request, 'team'), param(request, 'channel'));
    if (channel.kind === 'open-channel') throw badRequest('The first channel of a team cannot be archived.');
    if (!channel.members.some((one) => one.owner)) throw badRequest('A channel without an owner cannot be archived.');
    channel.archived = archived;
    world.changes.tell();
    return { status: 202 };
  };
}

/** POST …/enabledApps/$ref (beta): from now on the bot may read and write in this channel, and is told so. */
export function enableApp(world: World): Handler {
  return (request) => {
    const { platform } = world;
    const channel = channelOf(platform, param(request, 'team'), param(request, 'channel'));
    if (channel.kind !== 'private-channel') throw badRequest('Only for private and shared channels.');
    requireApp(platform, field(bodyOf(request), '@odata.id'));
    const owner = channel.members.find((one) => one.owner)?.account;
    if (!channel.bot && owner !== undefined) {
      channel.bot = true;
      world.events.installed(platform, owner, channel);
    }
    return { status: 204 };
  };
}

export function teamMembers(world: World): Handler {
  return (request) => {
    const { platform } = world;
    requireTeam(platform, param(request, 'team'));
    const first = platform.conversations.get(platform.team.threadId);
    return page(request, (first?.members ?? []).map(memberRow));
  };
}

/** @throws PlatformError 404 */
export function channelOf(platform: Platform, team: string, id: string): Conversation {
  requireTeam(platform, team);
  const channel = channelsOf(platform).find((one) => one.id === id);
  if (channel === undefined) throw notFound('channel');
  return channel;
}

function channelsOf(platform: Platform): readonly Conversation[] {
  return [...platform.conversations.values()].filter(
    ({ kind }) => kind === 'open-channel' || kind === 'private-channel',
  );
}

function channelRow(channel: Conversation): Readonly<Record<string, unknown>> {
  return {
    id: channel.id,
    createdDateTime: channel.createdAt,
    displayName: channel.title,
    description: channel.description,
    membershipType: channel.kind === 'private-channel' ? 'private' : 'standard',
    isArchived: channel.archived,
  };
}

function requireTeam(platform: Platform, id: string): void {
  if (id.toLowerCase() !== platform.team.id) throw notFound('team');
}
