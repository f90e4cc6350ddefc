import type { Account, Conversation } from '../platform/model';
import type { Platform } from '../platform/platform';
import { botAccount, envelope, type Activity } from './activity';
import type { BotLine } from './bot-line';
import type { TeamEvent } from './team-events';

/**
 * What Teams tells a bot by itself. Events go out one after another, behind the back of the call that caused them, as
 * in Teams; {@link EventLine.drained} waits for the last.
 */
export class EventLine {
  private tail: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(
    private readonly line: BotLine,
    private readonly url: () => string,
  ) {}

  /** The app was installed for somebody, in a group chat or in a private channel. */
  installed(platform: Platform, by: Account, conversation: Conversation): void {
    const bot = botAccount(platform);
    this.membersAdded(platform, by, conversation, [bot]);
    this.tell({ ...this.from(platform, by, conversation), type: 'installationUpdate', action: 'add' });
  }

  /** A newer version of the app was installed where it was already. */
  upgraded(platform: Platform, by: Account, conversation: Conversation): void {
    this.tell({ ...this.from(platform, by, conversation), type: 'installationUpdate', action: 'add-upgrade' });
  }

  /** The app is gone from somebody's chat, a group chat or a private channel. */
  uninstalled(platform: Platform, by: Account, conversation: Conversation): void {
    const activity = this.from(platform, by, conversation);
    this.tell({ ...activity, type: 'conversationUpdate', membersRemoved: [botAccount(platform)] });
    this.tell({ ...activity, id: `${activity.id}u`, type: 'installationUpdate', action: 'remove' });
  }

  /** Something about the team itself, told where the bot is in its first channel. */
  ofTeam(platform: Platform, event: TeamEvent): void {
    const first = platform.conversations.get(platform.team.threadId);
    const by = first?.members[0]?.account;
    if (first === undefined || by === undefined) return;
    const activity = this.from(platform, by, first);
    const channelData = { ...(activity['channelData'] as object), eventType: event };
    const added = event === 'teamMemberAdded' ? { membersAdded: [asMember(by)] } : {};
    this.tell({ ...activity, ...added, type: 'conversationUpdate', channelData });
  }

  came(platform: Platform, account: Account, conversation: Conversation): void {
    if (conversation.bot) this.membersAdded(platform, account, conversation, [asMember(account)]);
  }

  went(platform: Platform, account: Account, conversation: Conversation): void {
    if (!conversation.bot) return;
    const activity = this.from(platform, account, conversation);
    this.tell({
      ...activity,
      type: 'conversationUpdate',
      membersRemoved: [asMember(account)],
      channelData: withEvent(activity, conversation, 'MemberRemoved'),
    });
  }

  /** Resolves once everything that was to be told has been answered, or given up on; says whether there was anything. */
  async drained(): Promise<boolean> {
    const had = this.waiting > 0;
    while (this.waiting > 0) await this.tail;
    return had;
  }

  private membersAdded(
    platform: Platform,
    by: Account,
    conversation: Conversation,
    membersAdded: readonly unknown[],
  ): void {
    const activity = this.from(platform, by, conversation);
    const channelData = withEvent(activity, conversation, 'MemberAdded');
    this.tell({ ...activity, type: 'conversationUpdate', membersAdded, channelData });
  }

  private from(platform: Platform, account: Account, conversation: Conversation): Activity {
    return envelope(platform, account, conversation, { url: this.url() });
  }

  private tell(activity: Activity): void {
    this.waiting += 1;
    this.tail = this.tail
      .then(() => this.line.send(activity))
      .finally(() => {
        this.waiting -= 1;
      });
  }
}

function asMember(account: Account): Readonly<Record<string, unknown>> {
  return { id: account.teamsId, aadObjectId: account.id };
}

/** A private channel has events of its own (`channelMemberAdded`); elsewhere they are the team's or have no name. */
function withEvent(activity: Activity, conversation: Conversation, what: string): unknown {
  if (conversation.kind !== 'private-channel') return activity['channelData'];
  return { ...(activity['channelData'] as object), eventType: `channel${what}` };
}
