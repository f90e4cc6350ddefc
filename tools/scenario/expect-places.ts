import type { PracticeChat, PracticeMessage } from '../practice/api';
import { actionsOf, textOf } from './cards';
import type { Expectations } from './expectation-schema';
import type { Outcome } from './outcome';
import { plain, type Misses } from './report';
import { allChats, allRooms, sentIn, type Sent } from './sent';
import type { Stage } from './stage';
import { writeMoment } from './when';

/** What is in rooms and chats, what was sent and who was notified. */
export async function expectStanding(
  misses: Misses,
  stage: Stage,
  expected: Expectations,
  outcome: Outcome,
): Promise<void> {
  if (expected.room !== undefined) await expectRoom(misses, stage, expected.room);
  for (const [label, channel] of Object.entries(expected.channels ?? {})) {
    const found = (await allChats(stage)).get(stage.channels.get(label) ?? '');
    if (found === undefined) misses.add(`channels.${label}`, 'a channel', 'none');
    else expectMembers(misses, `channels.${label}`, channel.members, found);
    misses.standing(`channels.${label}`, channel, textsIn(found));
  }
  for (const [key, chat] of Object.entries(expected.private ?? {})) {
    stage.person(key);
    const personal = (await stage.school.chats(key)).find(({ kind }) => kind === 'personal');
    misses.standing(`private.${key}`, chat, textsIn(personal));
  }
  if (expected.sent !== undefined) expectSent(misses, expected.sent, await sentIn(stage, outcome.requests));
  for (const [key, count] of Object.entries(expected.notified ?? {})) {
    const news = (await stage.school.notifications(key)).slice(outcome.before.notifications.get(key) ?? 0);
    if (news.length !== count)
      misses.add(`notified.${key}`, count, `${news.length}: ${news.map(({ preview }) => preview).join(' ; ')}`);
  }
  if (expected.doubles !== undefined) await expectDoubles(misses, stage, expected.doubles);
}

/** The messages of the bot that are in a chat. */
const botMessagesIn = (chat: PracticeChat | undefined): readonly PracticeMessage[] =>
  (chat?.messages ?? []).filter(({ from, deleted }) => from === 'bot' && !deleted);

const textsIn = (chat: PracticeChat | undefined): readonly string[] => botMessagesIn(chat).map(textOfMessage);
const textOfMessage = ({ text, card }: PracticeMessage): string => [text ?? '', textOf(card)].join('\n').trim();

async function expectRoom(misses: Misses, stage: Stage, expected: NonNullable<Expectations['room']>): Promise<void> {
  const label = expected.of ?? [...stage.labels.keys()].at(-1) ?? '';
  const caseId = stage.caseId(label);
  const code = (await stage.cases()).find((row) => row.caseId === caseId)?.code;
  const rooms = (await allRooms(stage)).filter(({ title }) => code !== undefined && title.includes(code));
  if (expected.exists !== undefined) misses.equal('room.exists', expected.exists, rooms.length > 0);
  if (expected.exists === false) return;
  const [room] = rooms;
  if (room === undefined) {
    misses.add('room', `a room for case ${label}`, 'none');
    return;
  }
  if (rooms.length > 1) misses.add('room', 'one room', `${rooms.length} rooms`);
  if (expected.title !== undefined) misses.says('room.title', [expected.title], room.title, room.title);
  expectMembers(misses, 'room', expected.members, room);
  if (expected.archived !== undefined) misses.equal('room.archived', expected.archived, room.archived);
  misses.standing('room', expected, textsIn(room));
}

function expectMembers(
  misses: Misses,
  what: string,
  expected: readonly string[] | undefined,
  { members }: PracticeChat,
): void {
  if (expected !== undefined) misses.equal(`${what}.members`, [...expected].sort(), [...members].sort());
}

/** Exactly these messages: none is missing, and none was sent besides. */
function expectSent(misses: Misses, expected: NonNullable<Expectations['sent']>, found: readonly Sent[]): void {
  const left = [...found];
  for (const message of expected) {
    const to = typeof message.to === 'string' ? [message.to] : message.to;
    const index = left.findIndex(
      (one) =>
        (message.at === undefined || message.at === one.at) &&
        [...one.to].sort().join() === [...to].sort().join() &&
        (message.says ?? []).every((phrase) => plain(one.text).includes(plain(phrase))) &&
        !(message.lacks ?? []).some((phrase) => plain(one.text).includes(plain(phrase))),
    );
    if (index >= 0) left.splice(index, 1);
    else
      misses.add(
        'sent',
        `${message.at === undefined ? '' : `${writeMoment(message.at)} `}to ${to.join(', ')}: ${[...(message.says ?? ['anything']), ...(message.lacks ?? []).map((one) => `not: ${one}`)].join(' + ')}`,
        told(found),
      );
  }
  if (left.length > 0) misses.add('sent', 'nothing more', left.map(tell).join(' ; '));
}

const told = (found: readonly Sent[]): string =>
  found.length === 0 ? 'nothing was sent' : found.map(tell).join(' ; ');
const tell = ({ at, to, text }: Sent): string =>
  `${writeMoment(at)} to ${to.join(', ')}: ${text.split('\n').slice(0, 3).join(' / ')}`;

/**
 * Messages of cases that are twice in one place: the same words to the same people. An answer to what somebody typed
 * belongs to no case, and comes as often as it is typed.
 */
async function expectDoubles(misses: Misses, stage: Stage, most: number): Promise<void> {
  const twice = [...(await allChats(stage)).values()].flatMap((chat) => {
    const seen = new Set<string>();
    const ofCases = botMessagesIn(chat).filter(({ card }) =>
      actionsOf(card).some(({ data }) => data['case'] !== undefined),
    );
    return ofCases.map(textOfMessage).filter((text) => seen.size === seen.add(text).size);
  });
  if (twice.length > most)
    misses.add('doubles', `at most ${most}`, `${twice.length}: ${twice.map((text) => `[${text}]`).join(' ')}`);
}
