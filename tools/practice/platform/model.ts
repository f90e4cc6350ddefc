import type { Moment } from '../../../src/agreement/time';
import type { PracticeChat } from '../api';

/** Somebody with an account. `hasBot` changes when the bot is installed for them. */
export interface Account {
  /** The name by which the school file, the page and scenarios speak of this person. */
  readonly key: string;
  /** Entra object id. */
  readonly id: string;
  /** The id by which the Bot Connector knows them; another for every bot, and no use elsewhere. */
  readonly teamsId: string;
  readonly name: string;
  readonly mail: string;
  readonly roles: readonly string[];
  readonly external: boolean;
  readonly tenant: string;
  readonly inTeam: boolean;
  hasBot: boolean;
}

export interface Membership {
  /** Microsoft Graph's id of the membership; not the person's. */
  readonly id: string;
  readonly account: Account;
  readonly owner: boolean;
  /** The person sees messages from this moment on. */
  readonly from: Moment;
}

export interface StoredMessage {
  readonly id: string;
  readonly from: 'bot' | Account;
  readonly at: Moment;
  updatedAt?: Moment;
  text?: string;
  card?: unknown;
  mentions: readonly Account[];
  summary?: string;
  deleted: boolean;
  /** In a channel: the first message of its thread, which may be itself. */
  readonly root?: string;
  /** A targeted message: seen by its writer and the bot alone. */
  readonly onlyFor?: Account;
  /** What the bot's answer to a button put in the card's place, per person; an update of the message ends it. */
  readonly replaced: Map<string, unknown>;
}

export interface Conversation {
  readonly id: string;
  readonly kind: PracticeChat['kind'];
  title: string;
  readonly description: string;
  readonly createdAt: Moment;
  members: readonly Membership[];
  /** Whether the bot may read and write here. */
  bot: boolean;
  archived: boolean;
  readonly messages: StoredMessage[];
  /** Per person, how many messages they have read. */
  readonly read: Map<string, number>;
}

export interface Notification {
  readonly at: Moment;
  readonly person: string;
  readonly chat: string;
  readonly message: string;
  readonly preview: string;
}

/** The school's team: an Entra group, whose thread is at the same time its first channel. */
export interface Team {
  readonly id: string;
  readonly threadId: string;
  readonly name: string;
}

/** The bot's app, as the platform knows it. */
export interface BotApp {
  readonly appId: string;
  /** The id in the organisation's app catalogue, which Graph wants; the manifest's id is the app id. */
  readonly catalogId: string;
  readonly secret: string;
  readonly name: string;
  /** What its manifest asks of a team and of a chat in which it is installed. */
  readonly resourceSpecific: readonly { readonly name: string; readonly type: string }[];
}
