import { PlatformError, param, query, type Handler } from '../http';
import type { Account, Conversation } from '../platform/model';
import type { Platform } from '../platform/platform';
import type { World } from '../world';
import { placeOf } from './places';

/** GET …/members. In every channel, private ones too, this is the *team's* roster: Teams' own trap, played on purpose. */
export function members(world: World): Handler {
  return (request) => ({ status: 200, body: rosterOf(world.platform, param(request, 'id')).map(memberOf) });
}

export function pagedMembers(world: World): Handler {
  return (request) => {
    const roster = rosterOf(world.platform, param(request, 'id')).map(memberOf);
    const from = Number(query(request, 'continuationToken') ?? 0);
    const size = Number(query(request, 'pageSize') ?? 200);
    const rest = from + size < roster.length ? { continuationToken: String(from + size) } : {};
    return { status: 200, body: { members: roster.slice(from, from + size), ...rest } };
  };
}

export function member(world: World): Handler {
  return (request) => {
    const account = world.platform.byId(param(request, 'memberId'));
    if (account === undefined || !rosterOf(world.platform, param(request, 'id')).includes(account)) {
      throw new PlatformError(404, 'MemberNotFoundInConversation', 'Member not found in conversation.');
    }
    return { status: 200, body: memberOf(account) };
  };
}

export function team(world: World): Handler {
  return (request) => {
    const { platform } = world;
    requireTeam(platform, param(request, 'id'));
    const { threadId: id, id: aadGroupId, name } = platform.team;
    const memberCount = platform.accounts.filter((account) => account.inTeam).length;
    return { status: 200, body: { id, name, aadGroupId, channelCount: channels(platform).length, memberCount } };
  };
}

export function teamChannels(world: World): Handler {
  return (request) => {
    requireTeam(world.platform, param(request, 'id'));
    const conversations = channels(world.platform).map(({ id, kind, title }) => ({
      id,
      name: kind === 'open-channel' ? null : title,
    }));
    return { status: 200, body: { conversations } };
  };
}

function rosterOf(platform: Platform, id: string): readonly Account[] {
  const { conversation } = placeOf(platform, id);
  if (conversation.kind === 'private-channel') return platform.accounts.filter((account) => account.inTeam);
  return conversation.members.map((one) => one.account);
}

function channels(platform: Platform): readonly Conversation[] {
  return [...platform.conversations.values()].filter(
    ({ kind, bot }) => kind === 'open-channel' || (kind === 'private-channel' && bot),
  );
}

function requireTeam(platform: Platform, id: string): void {
  if (id !== platform.team.threadId) throw new PlatformError(404, 'NotFound', 'Team not found.');
}

function memberOf(account: Account): Readonly<Record<string, unknown>> {
  const { teamsId, id, name, mail, tenant, external } = account;
  return {
    id: teamsId,
    name,
    objectId: id,
    aadObjectId: id,
    email: mail,
    userPrincipalName: mail,
    tenantId: tenant,
    userRole: external ? 'guest' : 'user',
  };
}
