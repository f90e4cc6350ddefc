import { z } from 'zod/v4';
import type { Moment } from '../../src/agreement/time';
import type { PracticeChat, TracedRequest } from '../practice/api';
import { actionsOf, textOf } from './cards';
import { StepError, type Stage } from './stage';

/** A message that the bot sent: when, to whom, and what can be read on it. */
export interface Sent {
  readonly at: Moment;
  /** Who is addressed: the person of a one-to-one chat, the people mentioned, else `room` or `channel`. */
  readonly to: readonly string[];
  readonly text: string;
}

const mentioned = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string(), name: z.string().optional() }),
});
const activity = z.looseObject({
  type: z.literal('message'),
  text: z.string().optional(),
  entities: z.array(z.unknown()).optional(),
  attachments: z.array(z.object({ content: z.unknown() })).optional(),
});
const opening = z.object({
  members: z.array(z.object({ id: z.string() })).optional(),
  channelData: z.object({ channel: z.object({ id: z.string() }).optional() }).optional(),
  activity: activity.optional(),
});
const cardMentions = z.object({ msteams: z.object({ entities: z.array(z.unknown()) }) });

/** The new messages among the requests that the platform received; those that it refused are none. */
export async function sentIn(stage: Stage, requests: readonly TracedRequest[]): Promise<readonly Sent[]> {
  const posted = requests.flatMap((request) =>
    request.method === 'POST' && request.status >= 200 && request.status < 300 ? posting(request) : [],
  );
  if (posted.length === 0) return [];
  const chats = await allChats(stage);
  return posted.map(({ at, conversation, message }) => ({
    at,
    to: addressees(stage, chats.get(conversation), message),
    text: words(message),
  }));
}

interface Posting {
  readonly at: Moment;
  readonly conversation: string;
  readonly message: z.output<typeof activity>;
}

function posting({ at, path, body }: TracedRequest): readonly Posting[] {
  const conversation = /^\/v3\/conversations\/([^/;?]+)(?:;messageid=\d+)?\/activities/.exec(path)?.[1];
  if (conversation !== undefined) {
    const message = activity.safeParse(body);
    return message.success ? [{ at, conversation, message: message.data }] : [];
  }
  if (!/^\/v3\/conversations\/?$/.test(path)) return [];
  const opened = opening.safeParse(body);
  if (!opened.success || opened.data.activity === undefined) return [];
  return [{ at, conversation: opened.data.channelData?.channel?.id ?? '', message: opened.data.activity }];
}

/** Every chat of everybody, by id. */
export async function allChats(stage: Stage): Promise<ReadonlyMap<string, PracticeChat>> {
  const all = new Map<string, PracticeChat>();
  for (const key of stage.people.keys()) {
    for (const chat of await stage.school.chats(key)) {
      const known = all.get(chat.id);
      const messages = new Map([...(known?.messages ?? []), ...chat.messages].map((message) => [message.id, message]));
      all.set(chat.id, { ...chat, messages: [...messages.values()].sort((a, b) => Number(a.id) - Number(b.id)) });
    }
  }
  return all;
}

/** Every private channel and group chat but those that somebody made by hand. */
export async function allRooms(stage: Stage): Promise<readonly PracticeChat[]> {
  const byHand = new Set(stage.channels.values());
  return [...(await allChats(stage)).values()].filter(
    ({ kind, id }) => ['private-channel', 'group-chat'].includes(kind) && !byHand.has(id),
  );
}

/** The room of a case, whose cards say so also while the bot is down; and before there are any, its title. */
export async function roomOf(stage: Stage, label: string): Promise<string> {
  const caseId = stage.caseId(label);
  const rooms = await allRooms(stage);
  const room =
    rooms.find(({ messages }) =>
      messages.some(({ card }) => actionsOf(card).some(({ data }) => data['case'] === caseId)),
    ) ?? (await roomByCode(stage, rooms, caseId));
  if (room === undefined) throw new StepError(`case "${label}" has no room`);
  return room.id;
}

async function roomByCode(
  stage: Stage,
  rooms: readonly PracticeChat[],
  caseId: string,
): Promise<PracticeChat | undefined> {
  if ((await stage.school.school()).bot !== 'running') return undefined;
  const code = (await stage.cases()).find((row) => row.caseId === caseId)?.code;
  return code === undefined ? undefined : rooms.find(({ title }) => title.includes(code));
}

function addressees(
  stage: Stage,
  chat: PracticeChat | undefined,
  message: z.output<typeof activity>,
): readonly string[] {
  if (chat?.kind === 'personal') return chat.members;
  const cards = message.attachments?.map(({ content }) => content) ?? [];
  const entities = [
    ...(message.entities ?? []),
    ...cards.flatMap((card) => cardMentions.safeParse(card).data?.msteams.entities ?? []),
  ];
  const people = entities.flatMap((entity) => {
    const parsed = mentioned.safeParse(entity);
    if (!parsed.success) return [];
    const { id, name } = parsed.data.mentioned;
    return [...stage.people.values()]
      .filter((person) => person.id === id || person.name === name)
      .map(({ key }) => key);
  });
  if (people.length > 0) return [...new Set(people)];
  return [chat?.kind === 'open-channel' ? 'channel' : 'room'];
}

const words = (message: z.output<typeof activity>): string =>
  [message.text ?? '', ...(message.attachments ?? []).map(({ content }) => textOf(content))]
    .filter((text) => text !== '')
    .join('\n');
