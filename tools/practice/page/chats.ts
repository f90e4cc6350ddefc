import type { PracticeChat, PracticePerson, PracticeSchool } from '../api';
import { el } from './dom.js';
import { unreadMark } from './people.js';
import { hrefOf } from './route.js';
import { spokenDay, spokenTime } from './time.js';

export const KINDS: Readonly<Record<PracticeChat['kind'], string>> = {
  personal: 'privéchat met de bot',
  'private-channel': 'besloten ruimte',
  'group-chat': 'besloten groepschat',
  'open-channel': 'open kanaal: het hele team leest mee',
};

/** How an address speaks of the chat with the bot, which has another id for everybody. */
export const PERSONAL = 'personal';

export const chatName = ({ kind, id }: PracticeChat): string => (kind === 'personal' ? PERSONAL : id);

/** A person's chats, most recent first. */
export function chatList(
  chats: readonly PracticeChat[],
  { school, person, current }: { school: PracticeSchool; person: PracticePerson; current: string | undefined },
): HTMLElement[] {
  const rows = chats.toReversed().map((chat) => {
    const name = chatName(chat);
    const last = chat.messages.at(-1);
    const lines = el('span', { class: 'lines' }, el('b', {}, chat.title), el('small', {}, KINDS[chat.kind]));
    if (chat.archived) lines.append(el('small', { class: 'tag' }, 'gearchiveerd'));
    return el(
      'a',
      {
        id: `chat-${name}`,
        class: 'row',
        href: hrefOf(person.key, name),
        ...(name === current ? { 'aria-current': 'true' } : {}),
      },
      lines,
      el(
        'span',
        { class: 'aside' },
        last === undefined ? undefined : el('small', {}, when(last.at, school.now)),
        unreadMark(chat.unread),
      ),
    );
  });
  const { name, hasBot } = person;
  const later = `De bot staat nog niet bij ${name}. Dat komt vanzelf als er iets klaarstaat.`;
  return hasBot ? rows : [...rows, el('p', { class: 'quiet note' }, later)];
}

/** The time for what came today, else the day. */
const when = (at: string, now: string): string => (spokenDay(at) === spokenDay(now) ? spokenTime(at) : spokenDay(at));
