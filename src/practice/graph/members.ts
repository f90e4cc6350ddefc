import { bodyOf, param, query, type Answer, type Handler } from '../http';
import type { Request } from 'express';
import type { Conversation } from '../platform/model';
import { isMember, membership } from '../platform/platform';
import type { World } from '../world';
import { badRequest, filtered, memberRow, membershipOf, wantedMember } from './odata';

/** Finds the channel or chat that a request is about. */
export type Find = (request: Request) => Conversation;

export function listMembers(find: Find): Handler {
  return (request) => ({
    status: 200,
    body: { value: filtered(find(request).members.map(memberRow), query(request, '$filter')) },
  });
}

/** Adding somebody who is there already changes nothing and is no error. */
export function addMember(world: World, find: Find): Handler {
  return (request): Answer => {
    const conversation = find(request);
    const { account, owner, historyFrom } = wantedMember(world.platform, bodyOf(request));
    if (conversation.kind === 'open-channel') throw badRequest('Everybody of the team is in this channel.');
    if (conversation.kind === 'private-channel' && !account.inTeam) throw badRequest('The user is not in the team.');
    const known = conversation.members.find((one) => one.account === account);
    if (known !== undefined) return { status: 201, body: memberRow(known) };
    const added = membership(account, owner, seenFrom(world, conversation, historyFrom));
    conversation.members = [...conversation.members, added];
    world.changes.tell();
    world.events.came(world.platform, account, conversation);
    return { status: 201, body: memberRow(added) };
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
    conversation.members = rest;
    world.changes.tell();
    if (!isMember(conversation, gone.account)) world.events.went(world.platform, gone.account, conversation);
    return { status: 204 };
  };
}

/** Channels show newcomers everything; group chats as much as was asked, which is nothing unless said. */
function seenFrom(world: World, conversation: Conversation, historyFrom: string | undefined): string {
  if (conversation.kind === 'private-channel') return conversation.createdAt;
  if (historyFrom === undefined) return world.clock.now();
  return historyFrom.startsWith('0001-') ? conversation.createdAt : new Date(historyFrom).toISOString();
}
