import { createHash, randomUUID } from 'node:crypto';
import type { Moment } from '../../../src/agreement/time';
import type { PracticeFile } from '../practice-file';
import type { School } from '../../../src/agreement/school-schema';
import type { Changes } from '../changes';
import type { PracticeClock } from '../clock';
import type { Account, BotApp, Conversation, Membership, Notification, Team } from './model';

/** Everything that the played Microsoft 365 knows. In memory only: a restart of the practice school begins anew. */
export class Platform {
  readonly accounts: readonly Account[];
  readonly team: Team;
  readonly conversations = new Map<string, Conversation>();
  readonly notifications: Notification[] = [];
  private lastMessageId = 0;

  constructor(
    readonly school: School,
    extra: PracticeFile,
    readonly bot: BotApp,
    readonly clock: PracticeClock,
    readonly changes: Changes,
  ) {
    this.accounts = accountsOf(school, extra, bot);
    const id = school.room.team ?? guidFrom(`team of ${school.id}`);
    this.team = { id, threadId: `19:${hash(id)}@thread.tacv2`, name: school.name };
    const members = this.accounts.filter((account) => account.inTeam);
    const director = school.roles.director.person;
    this.add({ id: this.team.threadId, kind: 'open-channel', title: 'Algemeen', description: '', bot: true }, (from) =>
      members.map((account) => membership(account, account.key === director, from)),
    );
    for (const account of this.accounts) if (account.hasBot) this.openPersonalChat(account);
  }

  byKey(key: string): Account | undefined {
    return this.accounts.find((account) => account.key === key);
  }

  /** By Entra object id, or by the id that the Bot Connector uses. */
  byId(id: string): Account | undefined {
    return this.accounts.find((account) => account.id === id.toLowerCase() || account.teamsId === id);
  }

  /** The one-to-one chat of this person with the bot, made when it is not there yet. */
  openPersonalChat(account: Account): Conversation {
    const id = `a:1${hash(`${account.id} ${this.bot.appId}`)}`;
    const known = this.conversations.get(id);
    if (known !== undefined) return known;
    return this.add({ id, kind: 'personal', title: this.bot.name, description: '', bot: true }, (from) => [
      membership(account, false, from),
    ]);
  }

  add(
    spec: Pick<Conversation, 'id' | 'kind' | 'title' | 'description' | 'bot'>,
    members: (from: Moment) => readonly Membership[],
  ): Conversation {
    const createdAt = this.clock.now();
    const conversation: Conversation = {
      ...spec,
      createdAt,
      members: members(createdAt),
      archived: false,
      messages: [],
      read: new Map(),
    };
    this.conversations.set(spec.id, conversation);
    this.changes.tell();
    return conversation;
  }

  /** Message ids are milliseconds, as in Teams; those of one moment are told apart by going up. */
  nextMessageId(): string {
    this.lastMessageId = Math.max(this.lastMessageId + 1, Date.parse(this.clock.now()));
    return String(this.lastMessageId);
  }
}

/** A fresh id of a channel or a group chat. */
export function newThreadId(kind: 'channel' | 'chat'): string {
  return `19:${randomUUID().replaceAll('-', '')}@thread.${kind === 'channel' ? 'tacv2' : 'v2'}`;
}

export function membership(account: Account, owner: boolean, from: Moment): Membership {
  return { id: Buffer.from(`membership ${randomUUID()}`).toString('base64url'), account, owner, from };
}

export function isMember(conversation: Conversation, account: Account): boolean {
  return conversation.members.some((member) => member.account === account);
}

function accountsOf(school: School, extra: PracticeFile, bot: BotApp): readonly Account[] {
  const teamsId = (id: string): string => `29:1${hash(`${id} ${bot.appId}`)}`;
  const own = Object.entries(school.people).map(([key, person]): Account => {
    const mail = `${key}@${school.id}.example`;
    const { id, name, external } = person;
    const hasBot = !extra.neverOpened.includes(key);
    const roles = rolesOf(school, key);
    return {
      key,
      id,
      teamsId: teamsId(id),
      name,
      mail,
      roles,
      external,
      tenant: school.tenant,
      inTeam: !external || extra.guests.includes(key),
      hasBot,
    };
  });
  const strangers = Object.entries(extra.strangers).map(([key, { id, name, tenant }]): Account => {
    const mail = `${key}@elders.example`;
    return {
      key,
      id,
      teamsId: teamsId(id),
      name,
      mail,
      roles: [],
      external: true,
      tenant,
      inTeam: false,
      hasBot: true,
    };
  });
  return [...own, ...strangers];
}

/** The person's own roles, and the functions that the school file gives by name. */
function rolesOf(school: School, key: string): readonly string[] {
  const { coordinator, director, board } = school.roles;
  const functions = [
    coordinator.person === key && 'coordinator',
    coordinator.deputy === key && 'deputy',
    director.person === key && 'director',
    board.person === key && 'board',
  ].filter((role) => role !== false);
  return [...new Set([...(school.people[key]?.roles ?? []), ...functions])];
}

function hash(of: string): string {
  return createHash('sha256').update(of).digest('hex').slice(0, 32);
}

function guidFrom(of: string): string {
  const digits = hash(of);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join('-');
}
