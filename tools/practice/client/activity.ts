import { randomUUID } from 'node:crypto';
import { isChannel } from '../platform/messages';
import type { Account, Conversation } from '../platform/model';
import type { Platform } from '../platform/platform';

/** An activity as Teams sends it to the bot: Bot Framework's own shape, of which only what varies is named here. */
export type Activity = Readonly<Record<string, unknown>> & { readonly id: string };

const types = {
  personal: 'personal',
  'open-channel': 'channel',
  'private-channel': 'channel',
  'group-chat': 'groupChat',
};

/** What every activity of this person in this conversation has; `root` is the thread of a channel. */
export function envelope(
  platform: Platform,
  from: Account,
  conversation: Conversation,
  options: { readonly root?: string; readonly id?: string; readonly url: string; readonly targeted?: boolean },
): Activity {
  const now = platform.clock.now();
  const thread = options.root === undefined ? '' : `;messageid=${options.root}`;
  return {
    id: options.id ?? `f:${randomUUID()}`,
    timestamp: now,
    localTimestamp: now,
    localTimezone: 'Europe/Amsterdam',
    locale: 'nl-NL',
    channelId: 'msteams',
    serviceUrl: `${options.url}/`,
    from: { id: from.teamsId, name: from.name, aadObjectId: from.id },
    recipient: { ...botAccount(platform), ...(options.targeted === true && { isTargeted: true }) },
    conversation: {
      id: `${conversation.id}${thread}`,
      conversationType: types[conversation.kind],
      tenantId: from.tenant,
      ...(conversation.kind !== 'personal' && { isGroup: true, name: conversation.title }),
    },
    channelData: channelData(platform, from, conversation),
    entities: [{ type: 'clientInfo', locale: 'nl-NL', country: 'NL', platform: 'Web', timezone: 'Europe/Amsterdam' }],
  };
}

export function botAccount(platform: Platform): { readonly id: string; readonly name: string } {
  return { id: `28:${platform.bot.appId}`, name: platform.bot.name };
}

function channelData(platform: Platform, from: Account, conversation: Conversation): Readonly<Record<string, unknown>> {
  const tenant = { tenant: { id: from.tenant } };
  if (!isChannel(conversation)) return tenant;
  const { threadId, id, name } = platform.team;
  return {
    ...tenant,
    teamsChannelId: conversation.id,
    teamsTeamId: threadId,
    channel: {
      id: conversation.id,
      name: conversation.title,
      type: conversation.kind === 'private-channel' ? 'private' : 'standard',
    },
    team: { id: threadId, aadGroupId: id, name },
  };
}
