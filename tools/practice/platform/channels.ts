import type { Moment } from '../../../src/agreement/time';
import { PlatformError } from '../http';
import type { Conversation, Membership } from './model';
import { newThreadId, type Platform } from './platform';

/** The channels of the school's team, also those that few can look into. */
export function channelsOf(platform: Platform): readonly Conversation[] {
  return [...platform.conversations.values()].filter(
    ({ kind }) => kind === 'open-channel' || kind === 'private-channel',
  );
}

/**
 * A private channel, without the app; somebody makes it by hand, or an app does through Graph.
 * @throws PlatformError 400 when Teams would not take it: two channels of one team have two names
 */
export function newPrivateChannel(
  platform: Platform,
  { title, description }: Pick<Conversation, 'title' | 'description'>,
  members: (from: Moment) => readonly Membership[],
): Conversation {
  checkName(title);
  if (channelsOf(platform).some((one) => one.title.toLowerCase() === title.toLowerCase()))
    throw refused('Channel name already existed, please use other name.');
  if (description.length > 1024) throw refused('description is longer than 1024 characters.');
  return platform.add({ id: newThreadId('channel'), kind: 'private-channel', title, description, bot: false }, members);
}

const forbidden = /[~#%&*{}+/\\:<>?|'",]/;

/** @throws PlatformError 400 when Teams would not take this as the name of a channel */
function checkName(name: string): void {
  if (name.trim() === '') throw refused('displayName is missing.');
  if (name.length > 50) throw refused('displayName is longer than 50 characters.');
  if (forbidden.test(name) || name.includes('..')) throw refused('displayName has a character that is not allowed.');
  if (/^[_.]/.test(name) || name.endsWith('.'))
    throw refused('displayName begins or ends with a character that is not allowed.');
}

const refused = (message: string): PlatformError => new PlatformError(400, 'BadRequest', message);
