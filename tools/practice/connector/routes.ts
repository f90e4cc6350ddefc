import { Router, json } from 'express';
import { PlatformError, type Handler } from '../http';
import { notPlayed, servePlatform } from '../serve';
import type { World } from '../world';
import { createConversation, deleteActivity, sendActivity, updateActivity } from './conversations';
import { member, members, pagedMembers, team, teamChannels } from './rosters';

/** The Bot Connector, as far as a bot in Teams uses it. */
export function connectorRoutes(world: World): Router {
  const router = Router();
  router.use(json({ limit: '1mb' }));
  const play = (handler: (world: World) => Handler): ReturnType<typeof servePlatform> =>
    servePlatform(world, 'connector', handler(world));
  router.post('/conversations', play(createConversation));
  router.post('/conversations/:id/activities', play(sendActivity));
  router.post('/conversations/:id/activities/:activityId', play(sendActivity));
  router.put('/conversations/:id/activities/:activityId', play(updateActivity));
  router.delete('/conversations/:id/activities/:activityId', play(deleteActivity));
  router.get('/conversations/:id/members', play(members));
  router.get('/conversations/:id/pagedmembers', play(pagedMembers));
  router.get('/conversations/:id/members/:memberId', play(member));
  router.get('/teams/:id', play(team));
  router.get('/teams/:id/conversations', play(teamChannels));
  // Nobody lists the conversations of a bot in Teams; a bot that wants to know whether the Connector answers, asks for them.
  router.get(
    '/conversations',
    servePlatform(world, 'connector', () => {
      throw new PlatformError(405, 'MethodNotAllowed', 'The method is not allowed here.');
    }),
  );
  router.use(notPlayed(world, 'connector'));
  return router;
}
