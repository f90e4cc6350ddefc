import { Router, json, type Request } from 'express';
import { param, type Handler } from '../http';
import type { Conversation } from '../platform/model';
import { notPlayed, servePlatform } from '../serve';
import type { World } from '../world';
import { archiveChannel, channelOf, createChannel, enableApp, getChannel, listChannels, teamMembers } from './channels';
import { chatOf, createChat, installInChat, listChats, listChatsOf, renameChat } from './chats';
import { addMember, changeRoles, listMembers, removeMember } from './members';
import { getUser, installForUser, listApps } from './users';

/** The part of Microsoft Graph that the bot uses. */
export function graphRoutes(world: World): Router {
  const router = Router();
  router.use(json());
  const play = (handler: Handler): ReturnType<typeof servePlatform> => servePlatform(world, 'graph', handler);
  const inChannel = (request: Request): Conversation =>
    channelOf(world.platform, param(request, 'team'), param(request, 'channel'));
  const inChat = (request: Request): Conversation => chatOf(world.platform, param(request, 'chat'));

  const channels = '/v1.0/teams/:team/channels';
  router.get('/v1.0/teams/:team/members', play(teamMembers(world)));
  router.get(channels, play(listChannels(world)));
  router.post(channels, play(createChannel(world)));
  router.get(`${channels}/:channel`, play(getChannel(world)));
  router.post(`${channels}/:channel/archive`, play(archiveChannel(world, true)));
  router.post(`${channels}/:channel/unarchive`, play(archiveChannel(world, false)));
  router.get(`${channels}/:channel/members`, play(listMembers(inChannel)));
  router.post(`${channels}/:channel/members`, play(addMember(world, inChannel)));
  router.patch(`${channels}/:channel/members/:member`, play(changeRoles(world, inChannel)));
  router.delete(`${channels}/:channel/members/:member`, play(removeMember(world, inChannel)));
  router.post('/beta/teams/:team/channels/:channel/enabledApps/$ref', play(enableApp(world)));

  router.get('/v1.0/chats', play(listChats(world)));
  router.post('/v1.0/chats', play(createChat(world)));
  router.patch('/v1.0/chats/:chat', play(renameChat(world)));
  router.post('/v1.0/chats/:chat/installedApps', play(installInChat(world)));
  router.get('/v1.0/chats/:chat/members', play(listMembers(inChat)));
  router.post('/v1.0/chats/:chat/members', play(addMember(world, inChat)));
  router.delete('/v1.0/chats/:chat/members/:member', play(removeMember(world, inChat)));

  router.get('/v1.0/users/:user', play(getUser(world)));
  router.get('/v1.0/users/:user/chats', play(listChatsOf(world)));
  router.post('/v1.0/users/:user/teamwork/installedApps', play(installForUser(world)));
  router.get('/v1.0/appCatalogs/teamsApps', play(listApps(world)));
  router.use(notPlayed(world, 'graph'));
  return router;
}
