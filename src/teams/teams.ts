import type { RequestHandler } from 'express';
import type { Service } from '../service/request';
import type { Surface } from '../service/surface';
import { TeamsAdapter } from './adapter';
import { Conversations } from './conversations';
import { Desk } from './desk';
import { Graph } from './graph';
import { createHttp, listen, type Listen, type Listening } from './http';
import type { TeamsPorts } from './ports';
import { PrivateChats } from './private-chats';
import { GroupChats } from './rooms/group-chat';
import { PrivateChannels } from './rooms/private-channel';
import { createRouter } from './router';
import { refuseUnsafe, type TeamsSettings } from './settings';
import { TeamsSurface } from './surface';
import { createTokens } from './tokens';

/** Teams, in both directions. The surface is there first: the service that answers people is built upon it. */
export interface Teams {
  readonly surface: Surface;
  /** From here on, what people do reaches this service. `practice`: what the practice school may ask, under its name. */
  listen(service: Service, practice?: RequestHandler): Promise<Listening>;
}

/**
 * Connects with Teams; nothing is sent or heard yet.
 * @throws Error for settings that are not safe, naming them
 */
export function connectTeams(settings: TeamsSettings, ports: TeamsPorts & { readonly listen?: Listen }): Teams {
  refuseUnsafe(settings);
  const tokens = createTokens(settings);
  const adapter = new TeamsAdapter(settings, tokens);
  const graph = new Graph(settings, tokens);
  const conversations = new Conversations(adapter, settings, tokens);
  const privateChats = new PrivateChats(conversations, graph, ports);
  const rooms = {
    'private-channel': new PrivateChannels(graph, conversations, ports.log),
    'group-chat': new GroupChats(graph, conversations),
  };
  return {
    surface: new TeamsSurface(conversations, privateChats, rooms, graph, ports),
    listen: (service, practice) => {
      const desk = new Desk(service, ports, settings.tenantId);
      const app = createRouter({ desk, privateChats, conversations, ports });
      const server = createHttp({ adapter, app, desk, log: ports.log, settings, practice });
      return (ports.listen ?? listen)(server, settings);
    },
  };
}
