import { putIn, takeOut } from '../comings';
import { PlatformError, bodyOf, field, list, param, query, type Answer, type Handler } from '../http';
import type { Request } from 'express';
import type { Conversation } from '../platform/model';
import { isMember, membership } from '../platform/platform';
import type { World } from '../world';
import { badRequest, checkRole, filtered, memberRow, membershipOf, page, wantedMember } from './odata';

/** Finds the channel or chat that a request is about. */
export type Find = (request: Request) => Conversation;

/** A channel that was made a moment ago may, where that takes time, list its whole team. */
export function listMembers(world: World, find: Find): Handler {
  return (request) => {
    const { id, members } = find(request);
    const team = world.platform.conversations.get(world.platform.team.threadId);
    const listed = world.behaviour.holdsTeam(id) ? (team?.members ?? []) : members;
    return page(request, filtered(listed.map(memberRow), query(request, '$filter')));
  };
}

export function addMember(world: World, find: Find): Handler {
  return (request): Answer => {
    const conversation = find(request);
    const wanted = wantedMember(world.platform, bodyOf(request));
    const { account, owner, historyFrom } = wanted;
    if (conversation.kind === 'group-chat') checkRole(world, wanted);
    if (owner && account.external && world.behaviour.manners.strict) throw guestOwner();
    if (conversation.kind === 'open-channel') throw badRequest('Everybody of the team is in this channel.');
    if (conversation.kind === 'private-channel' && !account.inTeam) throw badRequest('The user is not in the team.');
    if (isMember(conversation, account)) throw badRequest('The user is a member already.');
    const added = membership(account, owner, seenFrom(world, conversation, historyFrom));
    putIn(world, conversation, added);
    return { status: 201, body: memberRow(added) };
  };
}

/** PATCH …/members/{id}: makes somebody an owner, or no longer one. */
export function changeRoles(world: World, find: Find): Handler {
  return (request) => {
    const conversation = find(request);
    const old = membershipOf(conversation, param(request, 'member'));
    const owner = list(field(bodyOf(request), 'roles')).includes('owner');
    if (owner && old.account.external && world.behaviour.manners.strict) throw guestOwner();
    const changed = { ...old, owner };
    conversation.members = conversation.members.map((one) => (one === old ? changed : one));
    world.changes.tell();
    return { status: 200, body: memberRow(changed) };
  };
}

export function removeMember(world: World, find: Find): Handler {
  return (request) => {
    const conversation = find(request);
    const gone = membershipOf(conversation, param(request, 'member'));
    const rest = conversation.members.filter((one) => one !== gone);
    if (conversation.kind === 'open-channel') throw badRequest('Everybody of the team is in this channel.');
    if (gone.owner && conversation.kind === 'private-channel' && !rest.some((one) => one.owner)) {
      throw badRequest('The last owner cannot be removed.');
    }
    takeOut(world, conversation, gone);
    return { status: 204 };
  };
}

/** As Graph does it: no word about the guest. */
const guestOwner = (): PlatformError => new PlatformError(500, 'InternalServerError', 'Failed to execute the request.');

/** Channels show newcomers everything; group chats as much as was asked, which is nothing unless said. */
function seenFrom(world: World, conversation: Conversation, historyFrom: string | undefined): string {
  if (conversation.kind === 'private-channel') return conversation.createdAt;
  if (historyFrom === undefined) return world.clock.now();
  return historyFrom.startsWith('0001-') ? conversation.createdAt : new Date(historyFrom).toISOString();
}
