import type { Activity } from 'botbuilder';
import { errorFacts } from '../service/health/error-facts';
import type { Actor, Reply, Request, Service } from '../service/request';
import { actorOf, reachOf, requestOf, roomChangesOf } from './incoming';
import type { TeamsPorts } from './ports';
import { referenceTo } from './private-chats';
import type { PrivateChannels } from './rooms/private-channel';
import { NOT_SHOWN, UNAVAILABLE } from '../service/words';
import { NOT_OURS } from './reply';
import type { ServiceUrls } from './service-urls';

/** Where what people do becomes a request for the service, and who they are is remembered. Knows nothing of routing. */
export class ActivityHandler {
  constructor(
    private readonly service: Service,
    private readonly ports: TeamsPorts,
    private readonly home: string,
    private readonly around: {
      readonly serviceUrls: Pick<ServiceUrls, 'told'>;
      readonly channels: Pick<PrivateChannels, 'told'>;
    },
  ) {}

  actorOf(activity: Activity): Actor | undefined {
    return actorOf(activity, this.home);
  }

  /** Always an answer: whatever fails here is told to the person in words that help, and to the operator without content. */
  async ask(activity: Activity, data: unknown): Promise<Reply> {
    const actor = this.actorOf(activity);
    const request = actor === undefined ? undefined : requestOf(activity, actor, data);
    if (request === undefined) return { kind: 'message', text: NOT_OURS, code: 'incomplete' };
    if (this.isOfHome(actor)) this.around.serviceUrls.told(activity.serviceUrl);
    return this.askAgain(request);
  }

  /** The same for a request of which the answer was lost. */
  async askAgain(request: Request): Promise<Reply> {
    try {
      return await this.service.handle(request);
    } catch (error) {
      this.ports.log.error({ ...errorFacts(error) }, 'A request could not be handled.');
      return { kind: 'message', text: UNAVAILABLE, code: 'unavailable' };
    }
  }

  /** People came into a room, or went. Nobody waits for it: whatever is missed here, the daily look finds. */
  async noticed(activity: Activity): Promise<void> {
    for (const change of roomChangesOf(activity, this.home)) {
      this.around.channels.told(change);
      try {
        await this.service.noticed(change);
      } catch (error) {
        this.ports.log.warn({ ...errorFacts(error) }, 'A change of who is in a room could not be looked at.');
      }
    }
  }

  /** The bot was added somewhere: what waits for that is tried at once. Whatever is missed here has its next try anyway. */
  async reachable(activity: Activity): Promise<void> {
    const news = reachOf(activity, this.home);
    if (news === undefined) return;
    // First the address, or what is sent now would not have it yet.
    if (news.person !== undefined) await this.remember(activity);
    try {
      await this.service.reachable(news);
    } catch (error) {
      this.ports.log.warn({ ...errorFacts(error) }, 'That the bot was added somewhere could not be followed up.');
    }
  }

  /** Makes the answer that is shown; when that fails, the person is told so, and not left with nothing. */
  present<T>(make: () => T, otherwise: (text: string) => T): T {
    try {
      return make();
    } catch (error) {
      this.ports.log.error({ ...errorFacts(error) }, 'An answer could not be shown.');
      return otherwise(NOT_SHOWN);
    }
  }

  /** How to reach somebody later. It never keeps an answer from being given. */
  async remember(activity: Activity): Promise<void> {
    const actor = this.actorOf(activity);
    // A stranger is refused by the service; nothing is kept of them here.
    if (actor === undefined || !this.isOfHome(actor)) return;
    this.around.serviceUrls.told(activity.serviceUrl);
    try {
      await this.ports.remember(actor.person, actor.tenant, referenceTo(activity));
    } catch (error) {
      this.ports.log.warn({ ...errorFacts(error) }, 'How to reach a person could not be remembered.');
    }
  }

  private isOfHome(actor: Actor | undefined): boolean {
    return actor?.tenant === this.home.toLowerCase();
  }
}
