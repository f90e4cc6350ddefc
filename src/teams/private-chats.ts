import type { Activity } from 'botbuilder';
import { z } from 'zod/v4';
import type { PersonId } from '../agreement/people';
import { SurfaceError, type MessageRef } from '../service/surface';
import type { Conversation, Conversations } from './conversations';
import type { Fresh } from './fresh';
import { unlessThere, type Graph } from './graph';
import type { TeamsPorts } from './ports';
import type { MayBegin } from './send';
import type { ServiceUrls } from './service-urls';

/** What is remembered of a person's chat with the bot, as plain JSON. */
const referenceSchema = z.object({ conversation: z.object({ id: z.string().min(1) }), serviceUrl: z.string().min(1) });

export const referenceTo = (activity: Activity): z.infer<typeof referenceSchema> => ({
  conversation: { id: activity.conversation.id },
  serviceUrl: activity.serviceUrl,
});

/** One-to-one messages, also to people who never opened the bot. */
export class PrivateChats {
  constructor(
    private readonly conversations: Conversations,
    private readonly graph: Graph,
    private readonly ports: Pick<TeamsPorts, 'reference'>,
    private readonly around: { readonly serviceUrls: ServiceUrls; readonly fresh: Fresh },
  ) {}

  /**
   * The chat that is known, else the one that the platform opens, else the one that it opens once the app is installed.
   * Only a refusal leads on to the next: where an answer was lost, the message may be there.
   * @throws SurfaceError; `busy` also while the app was installed a moment ago, and its chat is not there yet
   */
  async send(person: PersonId, tenant: string, activity: Partial<Activity>, mayBegin?: MayBegin): Promise<MessageRef> {
    const known = referenceSchema.safeParse(await this.ports.reference(person)).data;
    if (known !== undefined) {
      const { serviceUrl } = known;
      this.around.serviceUrls.recalled(serviceUrl);
      const chat: Conversation = { id: known.conversation.id, serviceUrl };
      const sent = await unlessRefused(() => this.conversations.send(chat, activity, mayBegin));
      if (sent !== undefined) return sent;
    }
    return (
      (await unlessRefused(() => this.sendAnew(person, tenant, activity, mayBegin))) ??
      this.sendOnceInstalled(person, tenant, activity, mayBegin)
    );
  }

  private async sendOnceInstalled(...[person, tenant, activity, mayBegin]: Anew): Promise<MessageRef> {
    const body = { 'teamsApp@odata.bind': this.graph.app() };
    const path = `/users/${person}/teamwork/installedApps`;
    if (await unlessThere(this.graph.post(path, body, z.unknown(), { mayBegin }))) this.around.fresh.add(appOf(person));
    return this.sendAnew(person, tenant, activity, mayBegin);
  }

  private sendAnew(...[person, tenant, activity, mayBegin]: Anew): Promise<MessageRef> {
    return this.around.fresh.about(appOf(person), async () => {
      const opened = await this.conversations.open(
        {
          isGroup: false,
          tenantId: tenant,
          members: [{ id: person, name: '', aadObjectId: person }],
          channelData: { tenant: { id: tenant } },
        },
        mayBegin,
      );
      return this.conversations.send(opened, activity, mayBegin);
    });
  }
}

type Anew = readonly [person: PersonId, tenant: string, activity: Partial<Activity>, mayBegin: MayBegin | undefined];

/** The app as one person has it. */
const appOf = (person: PersonId): string => `app:${person}`;

async function unlessRefused<T>(doing: () => Promise<T>): Promise<T | undefined> {
  try {
    return await doing();
  } catch (error) {
    if (error instanceof SurfaceError && error.failure === 'refused') return undefined;
    throw error;
  }
}
