import type { Service } from '../service/request';
import type { Surface } from '../service/surface';
import { TeamsAdapter } from './adapter';
import { Answers } from './answers';
import { Connector } from './connector';
import { Conversations } from './conversations';
import { ActivityHandler } from './activity-handler';
import { Fresh } from './fresh';
import { Graph } from './graph';
import { Door } from './door';
import { createHttp } from './http';
import { listen, type Listen, type Listened, type Listening } from './listen';
import type { TeamsPorts } from './ports';
import { PrivateChats } from './private-chats';
import { GroupChats } from './rooms/group-chat';
import { PrivateChannels } from './rooms/private-channel';
import { createRouter } from './router';
import { refuseUnsafe, type TeamsSettings } from './settings';
import { ServiceUrls } from './service-urls';
import { TeamsSurface } from './surface';
import { createTokens } from './tokens';

/** Teams, in both directions. The surface is there first: the service that answers people is built upon it. */
export interface Teams {
  readonly surface: Surface;
  /** From here on, what people do reaches this service. */
  listen(service: Service, listened?: Listened): Promise<Listening>;
  /** Tries the answers to people that did not arrive and are due; all of them when `impatient`. Never throws. */
  answerWaiting(impatient?: boolean): Promise<void>;
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
  const serviceUrls = new ServiceUrls(settings);
  const fresh = new Fresh(ports.clock);
  const conversations = new Conversations(new Connector(settings, tokens), serviceUrls, settings.appId);
  const privateChats = new PrivateChats(conversations, graph, ports, { serviceUrls, fresh });
  const around = { graph, conversations, fresh, log: ports.log };
  const channels = new PrivateChannels(around);
  const rooms = {
    'private-channel': channels,
    'group-chat': new GroupChats(around),
  };
  let answers: Answers | undefined;
  return {
    answerWaiting: async (impatient) => answers?.look(impatient),
    surface: new TeamsSurface(conversations, privateChats, rooms, graph, ports),
    listen: (service, listened = {}) => {
      const { log } = ports;
      const desk = new ActivityHandler(service, ports, settings.tenantId, { serviceUrls, channels });
      answers = new Answers(ports, listened.roads);
      const app = createRouter({ answers, desk, privateChats, conversations, ports });
      const door = new Door({ settings, log, metrics: listened.metrics });
      const server = createHttp({ adapter, serviceUrls, app, desk, door, log, listened });
      // The first who comes does not have to wait for the keys.
      void door.canTell();
      return (ports.listen ?? listen)(server, settings);
    },
  };
}
