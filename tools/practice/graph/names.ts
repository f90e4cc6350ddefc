import { badRequest } from './odata';

/** @throws PlatformError 400 when Teams would not take this as the topic of a group chat */
export function checkTopic(topic: string): void {
  if (topic.length > 250) throw badRequest('topic is longer than 250 characters.');
  if (topic.includes(':')) throw badRequest("topic may not contain ':'.");
}
