import type { PracticeChat, PracticeMessage, PracticeSchool } from '../api';
import type { Pressed } from './card.js';
import { KINDS } from './chats.js';
import { composer, type Composing } from './composer.js';
import { el, fill } from './dom.js';
import { drawMessage } from './message.js';
import { nameOf } from './people.js';
import { hrefOf } from './route.js';
import { spokenDay } from './time.js';

/** From here on a reader is taken to follow along, and new messages scroll into view. */
const NEAR_END = 120;

export interface Doings extends Composing {
  /** A button on the card of this message. */
  press(message: string, pressed: Pressed): Promise<void>;
}

/**
 * One chat of one person. It is kept while it is looked at: a message that has not changed keeps its element, and so
 * what is being filled in on its card.
 */
export class Conversation {
  readonly element = el('section', { class: 'conversation', 'aria-label': 'Gesprek' });
  private readonly head = el('header');
  private readonly list = el('ol', {
    class: 'messages',
    tabindex: '0',
    'aria-live': 'polite',
    'aria-label': 'Berichten',
  });
  private readonly drawn = new Map<string, { readonly as: string; readonly element: HTMLElement }>();
  /** How many messages were drawn the last time. */
  private read: number | undefined;
  /** Whether it could be seen then: on a phone it may be behind the list of chats. */
  private seen = false;

  constructor(
    /** The key of the reader. */
    private readonly person: string,
    { kind }: PracticeChat,
    private readonly doings: Doings,
  ) {
    this.element.append(this.head, this.list, composer(kind, doings));
  }

  /** Shows the chat as it now is. */
  show(chat: PracticeChat, school: PracticeSchool): void {
    fill(this.head, this.headOf(chat, school));
    const end = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight;
    this.draw(chat, school);
    const appears = !this.seen && this.element.offsetParent !== null;
    if (appears || (this.isNews(chat) && (end < NEAR_END || this.hasSpoken(chat)))) this.showLast();
    this.read = chat.messages.length;
    this.seen = this.element.offsetParent !== null;
  }

  private isNews({ messages }: PracticeChat): boolean {
    return messages.length > (this.read ?? 0);
  }

  /** A person who has just said something wants to see what comes of it. */
  private hasSpoken({ messages }: PracticeChat): boolean {
    return messages.slice(this.read ?? 0).some(({ from }) => from === this.person);
  }

  /** The end of the list; of a last message that is higher than the screen, its beginning. */
  private showLast(): void {
    this.list.scrollTop = this.list.scrollHeight;
    const last = this.list.lastElementChild;
    if (last instanceof HTMLElement && last.offsetHeight > this.list.clientHeight)
      last.scrollIntoView({ block: 'start' });
  }

  isInSight(): boolean {
    return document.visibilityState === 'visible' && this.element.offsetParent !== null;
  }

  private headOf(chat: PracticeChat, school: PracticeSchool): HTMLElement[] {
    const names = chat.members.map((key) => nameOf(school, key));
    const members = chat.kind === 'personal' ? KINDS.personal : `${KINDS[chat.kind]} · ${names.join(', ')}`;
    return [
      el('a', { id: 'back', class: 'back', href: hrefOf(this.person) }, 'Terug'),
      el('div', {}, el('h2', {}, chat.title), el('p', { class: 'quiet' }, members)),
    ];
  }

  private draw(chat: PracticeChat, school: PracticeSchool): void {
    const wanted: HTMLElement[] = [];
    let day = '';
    for (const message of chat.messages) {
      const on = spokenDay(message.at);
      if (on !== day) wanted.push(el('li', { class: 'day' }, on));
      day = on;
      wanted.push(this.messageOf(message, school));
    }
    if (wanted.length === 0) wanted.push(el('li', { class: 'day' }, 'Hier staat nog niets.'));
    place(this.list, wanted);
  }

  private messageOf(message: PracticeMessage, school: PracticeSchool): HTMLElement {
    const as = JSON.stringify(message);
    const known = this.drawn.get(message.id);
    if (known?.as === as) return known.element;
    const press = (pressed: Pressed): Promise<void> => this.doings.press(message.id, pressed);
    const element = drawMessage(message, { school, self: this.person, press });
    this.drawn.set(message.id, { as, element });
    return element;
  }
}

/** Moves only what is not in its place: an element that is taken out and put back would lose the keyboard. */
function place(list: HTMLElement, wanted: readonly HTMLElement[]): void {
  const keep = new Set<Element>(wanted);
  for (const child of [...list.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((element, index) => {
    if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
  });
}
