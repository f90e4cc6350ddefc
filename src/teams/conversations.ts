import type { Activity, ConversationParameters } from 'botbuilder';
import { z } from 'zod/v4';
import type { MessageRef } from '../service/surface';
import type { Connector } from './connector';
import { unlessGone } from './graph';
import { PlatformError, type MayBegin } from './send';
import type { ServiceUrls } from './service-urls';

/** A conversation on the platform and the address at which it is reached. */
export interface Conversation {
  readonly id: string;
  readonly serviceUrl: string;
}

const made = z.object({ id: z.string().min(1), activityId: z.string().nullish() });
const sent = z.object({ id: z.string().min(1) });

/** Messages through the Bot Connector. Every failure is a SurfaceError. */
export class Conversations {
  /** How the bot is named where a conversation is made. */
  private readonly bot: { readonly id: string; readonly name: string };

  constructor(
    private readonly connector: Connector,
    private readonly serviceUrls: ServiceUrls,
    appId: string | undefined,
  ) {
    this.bot = { id: `28:${appId ?? ''}`, name: 'Zorgmelding' };
  }

  /** Makes a conversation, or finds the one that this person already has. With an activity: posts it as its first message. */
  async open(
    parameters: Partial<ConversationParameters>,
    mayBegin?: MayBegin,
  ): Promise<Conversation & { readonly activityId?: string }> {
    const serviceUrl = this.serviceUrls.for();
    const body = { isGroup: false, bot: this.bot, ...parameters };
    const answer = await this.connector.call({ method: 'POST', serviceUrl, path: '', body, mayBegin });
    const { id, activityId } = read(answer, made);
    return { id, serviceUrl, ...(activityId ? { activityId } : {}) };
  }

  async send(
    to: { readonly id: string; readonly serviceUrl?: string | undefined },
    activity: Partial<Activity>,
    mayBegin?: MayBegin,
  ): Promise<MessageRef> {
    const serviceUrl = this.serviceUrls.for(to.serviceUrl);
    const path = `/${encodeURIComponent(to.id)}/activities`;
    const answer = await this.connector.call({ method: 'POST', serviceUrl, path, body: activity, mayBegin });
    return { conversation: to.id, id: read(answer, sent).id, serviceUrl };
  }

  /**
   * Says something to the sender alone, in a conversation of several people: the address says that it is not for all.
   * @throws SurfaceError
   */
  async sendOnlyTo(
    { conversation, from, recipient, serviceUrl }: Pick<Activity, 'conversation' | 'from' | 'recipient' | 'serviceUrl'>,
    text: string,
  ): Promise<void> {
    await this.connector.call({
      method: 'POST',
      serviceUrl: this.serviceUrls.for(serviceUrl),
      path: `/${encodeURIComponent(conversation.id)}/activities?isTargetedActivity=true`,
      body: { type: 'message', text, from: { id: recipient.id }, recipient: { id: from.id } },
    });
  }

  /** Whether the Connector answers. @throws SurfaceError */
  probe(): Promise<void> {
    return this.connector.probe(this.serviceUrls.for());
  }

  async update(message: MessageRef, activity: Partial<Activity>, mayBegin?: MayBegin): Promise<void> {
    const [serviceUrl, path] = [this.serviceUrls.for(urlOf(message)), pathOf(message)];
    await this.connector.call({ method: 'PUT', serviceUrl, path, body: { ...activity, id: message.id }, mayBegin });
  }

  async remove(message: MessageRef): Promise<void> {
    const [serviceUrl, path] = [this.serviceUrls.for(urlOf(message)), pathOf(message)];
    await unlessGone(this.connector.call({ method: 'DELETE', serviceUrl, path }));
  }
}

/** An answer that cannot be read leaves it unknown what happened. */
function read<T>(body: string, shape: z.ZodType<T>): T {
  try {
    return shape.parse(JSON.parse(body));
  } catch {
    throw new PlatformError('unknown', "The Connector's answer could not be read.", undefined, { road: 'connector' });
  }
}

const pathOf = ({ conversation, id }: MessageRef): string =>
  `/${encodeURIComponent(conversation)}/activities/${encodeURIComponent(id)}`;

const url = z.object({ serviceUrl: z.string() });
const urlOf = (message: MessageRef): string | undefined => url.safeParse(message).data?.serviceUrl;
