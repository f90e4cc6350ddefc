import type { Activity, ConversationParameters } from 'botbuilder';
import { z } from 'zod/v4';
import { SurfaceError, type MessageRef } from '../service/surface';
import type { Connector, TeamsAdapter } from './adapter';
import { unlessGone } from './graph';
import { reaches, send } from './send';
import { CLOUD, type TeamsSettings } from './settings';
import { CONNECTOR_SCOPE, type Tokens } from './tokens';

/** A conversation on the platform and the address at which it is reached. */
export interface Conversation {
  readonly id: string;
  readonly serviceUrl: string;
}

/** Messages through the Bot Connector. Every failure is a SurfaceError. */
export class Conversations {
  /** How the bot is named where a conversation is made. */
  private readonly bot: { readonly id: string; readonly name: string };

  constructor(
    private readonly adapter: TeamsAdapter,
    private readonly settings: TeamsSettings,
    private readonly tokens: Tokens,
  ) {
    this.bot = { id: `28:${settings.appId ?? ''}`, name: 'Zorgmelding' };
  }

  /** The Connector to speak to: the one in the settings, else the one that was told, else the one for every region. */
  serviceUrl(told?: string): string {
    return this.settings.serviceUrl ?? told ?? CLOUD.serviceUrl;
  }

  /** Makes a conversation, or finds the one that this person already has. With an activity: posts it as its first message. */
  async open(parameters: Partial<ConversationParameters>): Promise<Conversation & { readonly activityId?: string }> {
    const serviceUrl = this.serviceUrl();
    const made = await this.call(serviceUrl, 'createConversation', (connector) =>
      connector.createConversation({ isGroup: false, bot: this.bot, ...parameters } as ConversationParameters),
    );
    return { id: made.id, serviceUrl, ...(made.activityId === '' ? {} : { activityId: made.activityId }) };
  }

  async send(to: Conversation, activity: Partial<Activity>): Promise<MessageRef> {
    const serviceUrl = this.serviceUrl(to.serviceUrl);
    const sent = await this.call(serviceUrl, 'sendToConversation', (connector) =>
      connector.sendToConversation(to.id, activity),
    );
    return { conversation: to.id, id: sent.id, serviceUrl };
  }

  /**
   * Says something to the sender alone, in a conversation of several people. botbuilder is older than such messages, and
   * would post this for everybody: the address says that it is not, so this call is made by hand.
   * @throws SurfaceError
   */
  async sendOnlyTo({ conversation, from, recipient, serviceUrl }: Activity, text: string): Promise<void> {
    const base = this.serviceUrl(serviceUrl).replace(/\/+$/, '');
    const { anonymous, timeout = CLOUD.timeout } = this.settings;
    const token = anonymous === true ? undefined : await this.tokens.get(CONNECTOR_SCOPE);
    await send({
      method: 'POST',
      url: `${base}/v3/conversations/${encodeURIComponent(conversation.id)}/activities?isTargetedActivity=true`,
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ type: 'message', text, from: { id: recipient.id }, recipient: { id: from.id } }),
      timeout,
      road: 'connector',
    });
  }

  /** Whether the Connector answers. @throws SurfaceError */
  probe(): Promise<void> {
    const { timeout = CLOUD.timeout } = this.settings;
    const url = `${this.serviceUrl().replace(/\/+$/, '')}/v3/conversations`;
    return reaches({ method: 'GET', url, timeout, road: 'connector' });
  }

  async update(message: MessageRef, activity: Partial<Activity>): Promise<void> {
    await this.call(this.serviceUrl(urlOf(message)), 'updateActivity', (connector) =>
      connector.updateActivity(message.conversation, message.id, activity),
    );
  }

  async remove(message: MessageRef): Promise<void> {
    await unlessGone(
      this.call(this.serviceUrl(urlOf(message)), 'deleteActivity', (connector) =>
        connector.deleteActivity(message.conversation, message.id),
      ),
    );
  }

  /** What the library makes of an answer that it cannot read is no SurfaceError yet: what happened is not known. */
  private async call<T>(serviceUrl: string, name: string, doing: (connector: Connector) => Promise<T>): Promise<T> {
    try {
      return await doing(await this.adapter.connector(serviceUrl));
    } catch (error) {
      if (error instanceof SurfaceError) throw error;
      throw new SurfaceError(
        'unknown',
        `The Connector's ${name} failed: ${error instanceof Error ? error.name : 'error'}.`,
      );
    }
  }
}

const url = z.object({ serviceUrl: z.string() });
const urlOf = (message: MessageRef): string | undefined => url.safeParse(message).data?.serviceUrl;
