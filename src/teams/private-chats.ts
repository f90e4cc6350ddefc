import type { Activity } from 'botbuilder';
import { z } from 'zod/v4';
import type { PersonId } from '../agreement/people';
import { SurfaceError, type MessageRef } from '../service/surface';
import type { Conversation, Conversations } from './conversations';
import { unlessThere, type Graph } from './graph';
import type { TeamsPorts } from './ports';

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
  ) {}

  /**
   * The chat that is known, else the one that the platform opens, else the one that it opens once the app is installed.
   * Only a refusal leads on to the next: where an answer was lost, the message may be there.
   * @throws SurfaceError
   */
  async send(person: PersonId, tenant: string, activity: Partial<Activity>): Promise<MessageRef> {
    const known = referenceSchema.safeParse(await this.ports.reference(person)).data;
    if (known !== undefined) {
      const chat: Conversation = { id: known.conversation.id, serviceUrl: known.serviceUrl };
      const sent = await unlessRefused(() => this.conversations.send(chat, activity));
      if (sent !== undefined) return sent;
    }
    const opened = await unlessRefused(() => this.open(person, tenant));
    if (opened !== undefined) {
      const sent = await unlessRefused(() => this.conversations.send(opened, activity));
      if (sent !== undefined) return sent;
    }
    await this.install(person);
    return this.conversations.send(await this.open(person, tenant), activity);
  }

  private open(person: PersonId, tenant: string): Promise<Conversation> {
    return this.conversations.open({
      isGroup: false,
      tenantId: tenant,
      members: [{ id: person, name: '', aadObjectId: person }],
      channelData: { tenant: { id: tenant } },
    });
  }

  private async install(person: PersonId): Promise<void> {
    const body = { 'teamsApp@odata.bind': this.graph.app() };
    await unlessThere(this.graph.post(`/users/${person}/teamwork/installedApps`, body, z.unknown()));
  }
}

async function unlessRefused<T>(doing: () => Promise<T>): Promise<T | undefined> {
  try {
    return await doing();
  } catch (error) {
    if (error instanceof SurfaceError && error.failure === 'refused') return undefined;
    throw error;
  }
}
