import { badRequest } from './odata';

const forbidden = /[~#%&*{}+/\\:<>?|'",]/;

/** @throws PlatformError 400 when Teams would not take this as the name of a channel */
export function checkChannelName(name: string): void {
  if (name.trim() === '') throw badRequest('displayName is missing.');
  if (name.length > 50) throw badRequest('displayName is longer than 50 characters.');
  if (forbidden.test(name) || name.includes('..')) throw badRequest('displayName has a character that is not allowed.');
  if (/^[_.]/.test(name) || name.endsWith('.'))
    throw badRequest('displayName begins or ends with a character that is not allowed.');
}

/** @throws PlatformError 400 when Teams would not take this as the topic of a group chat */
export function checkTopic(topic: string): void {
  if (topic.length > 250) throw badRequest('topic is longer than 250 characters.');
  if (topic.includes(':')) throw badRequest("topic may not contain ':'.");
}
