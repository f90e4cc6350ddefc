import { addApp } from '../comings';
import { PlatformError, bodyOf, field, list, param, query, text, type Handler } from '../http';
import type { Conversation } from '../platform/model';
import { channelsOf, newPrivateChannel } from '../platform/channels';
import { membership, type Platform } from '../platform/platform';
import type { World } from '../world';
import { badRequest, filtered, notFound, page, requireApp, wantedMember } from './odata';

/** POST /teams/{id}/channels: a private channel with one owner, and members who are in the team. */
export function createChannel(world: World): Handler {
  return (request) => {
    const { platform } = world;
    requireTeam(platform, param(request, 'team'));
    const body = bodyOf(request);
    if (field(body, 'membershipType') !== 'private') throw badRequest('Only private channels are made here.');
    const title = text(field(body, 'displayName')) ?? '';
    const description = text(field(body, 'description')) ?? '';
    const members = list(field(body, 'members')).map((one) => wantedMember(platform, one));
    if (members.filter((one) => one.owner).length !== 1) throw badRequest('A private channel needs exactly one owner.');
    if (members.length > 200) throw badRequest('200 members at most.');
    if (members.some(({ account }) => !account.inTeam)) throw badRequest('Every member must be in the team already.');
    // As Graph does it: no word about the guest.
    if (world.behaviour.manners.strict && members.some(({ account, owner }) => owner && account.external))
      throw new PlatformError(500, 'InternalServerError', 'Failed to execute Templates backend request.');
    const channel = newPrivateChannel(platform, { title, description }, (from) =>
      members.map(({ account, owner }) => membership(account, owner, from)),
    );
    world.behaviour.isFresh(channel.id);
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
    body: channelRow(channelOf(world, param(request, 'team'), param(request, 'channel'))),
  });
}

/** POST …/archive and …/unarchive: Graph only promises it, and a closed channel may stay closed for a while. */
export function archiveChannel(world: World, archived: boolean): Handler {
  return (request) => {
    const channel = channelOf(world, param(request, 'team'), param(request, 'channel'));
    if (channel.kind === 'open-channel') throw badRequest('The first channel of a team cannot be archived.');
    if (!channel.members.some((one) => one.owner)) throw badRequest('A channel without an owner cannot be archived.');
    const take = (): void => {
      channel.archived = archived;
      world.changes.tell();
    };
    if (archived) take();
    else world.behaviour.inTime(take);
    return { status: 202 };
  };
}

/** POST …/enabledApps/$ref (beta): from now on the bot may read and write in this channel, and is told so. */
export function enableApp(world: World): Handler {
  return (request) => {
    const { platform } = world;
    const channel = channelOf(world, param(request, 'team'), param(request, 'channel'));
    if (channel.kind !== 'private-channel') throw badRequest('Only for private and shared channels.');
    requireApp(platform, field(bodyOf(request), '@odata.id'));
    if (!world.behaviour.manners.appsInPrivateChannels)
      throw new PlatformError(403, 'Forbidden', 'Apps are not enabled in private channels of this tenant.');
    addApp(world, channel);
    return { status: 204 };
  };
}

/** @throws PlatformError 404, also for one that was made a moment ago where that takes time */
export function channelOf({ platform, behaviour }: World, team: string, id: string): Conversation {
  requireTeam(platform, team);
  const channel = channelsOf(platform).find((one) => one.id === id);
  if (channel === undefined || behaviour.isUnknown(id)) throw notFound('channel');
  return channel;
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
