import { Router, json, type Request } from 'express';
import { PlatformError, param, type Handler } from '../http';
import type { Conversation } from '../platform/model';
import { notPlayed, servePlatform } from '../serve';
import type { World } from '../world';
import { archiveChannel, channelOf, createChannel, enableApp, getChannel, listChannels } from './channels';
import { chatOf, createChat, installInChat, listChatsOf, renameChat } from './chats';
import { addMember, changeRoles, listMembers, removeMember } from './members';
import { allowedBy, scopeOf, type Route } from './permissions';
import { installForUser } from './users';

/** The part of Microsoft Graph that the bot uses: every call of the table of permissions, and no other. */
export function graphRoutes(world: World): Router {
  const router = Router();
  router.use(json());
  for (const [route, handler] of Object.entries(handlers(world)) as [Route, Handler][]) {
    const [method = '', path = ''] = route.split(' ');
    const asked: Handler = (request) => {
      requirePermission(world, route, request);
      return handler(request);
    };
    router[method.toLowerCase() as 'get' | 'post' | 'patch' | 'delete'](path, servePlatform(world, 'graph', asked));
  }
  // What Graph says of itself: a bot that wants to know whether it answers, asks this.
  router.get(
    '/v1.0',
    servePlatform(world, 'graph', () => ({ status: 200, body: { value: [] } })),
  );
  router.use(notPlayed(world, 'graph'));
  return router;
}

function handlers(world: World): Readonly<Record<Route, Handler>> {
  const inChannel = (request: Request): Conversation =>
    channelOf(world, param(request, 'team'), param(request, 'channel'));
  const inChat = (request: Request): Conversation => chatOf(world.platform, param(request, 'chat'));
  return {
    'GET /v1.0/teams/:team/channels': listChannels(world),
    'POST /v1.0/teams/:team/channels': createChannel(world),
    'GET /v1.0/teams/:team/channels/:channel': getChannel(world),
    'POST /v1.0/teams/:team/channels/:channel/archive': archiveChannel(world, true),
    'POST /v1.0/teams/:team/channels/:channel/unarchive': archiveChannel(world, false),
    'GET /v1.0/teams/:team/channels/:channel/members': listMembers(world, inChannel),
    'POST /v1.0/teams/:team/channels/:channel/members': addMember(world, inChannel),
    'PATCH /v1.0/teams/:team/channels/:channel/members/:member': changeRoles(world, inChannel),
    'DELETE /v1.0/teams/:team/channels/:channel/members/:member': removeMember(world, inChannel),
    'POST /beta/teams/:team/channels/:channel/enabledApps/$ref': enableApp(world),
    'POST /v1.0/chats': createChat(world),
    'PATCH /v1.0/chats/:chat': renameChat(world),
    'POST /v1.0/chats/:chat/installedApps': installInChat(world),
    'GET /v1.0/chats/:chat/members': listMembers(world, inChat),
    'POST /v1.0/chats/:chat/members': addMember(world, inChat),
    'DELETE /v1.0/chats/:chat/members/:member': removeMember(world, inChat),
    'GET /v1.0/users/:user/chats': listChatsOf(world),
    'POST /v1.0/users/:user/teamwork/installedApps': installForUser(world),
  };
}

/** @throws PlatformError 403 when none of the permissions that allow this call was given */
function requirePermission(world: World, route: Route, request: Request): void {
  const chat = world.platform.conversations.get(param(request, 'chat'));
  const given = { team: true, chat: chat?.bot === true, organisation: world.behaviour.consented };
  if (allowedBy[route].some((permission) => given[scopeOf(permission)])) return;
  const names = allowedBy[route].join(', ');
  throw new PlatformError(403, 'Forbidden', `Missing role permissions on the request. API requires one of '${names}'.`);
}
