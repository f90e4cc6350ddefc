import type { PracticeMessage, PracticeSchool } from '../api';
import { drawCard, type Pressed } from './card.js';
import { el } from './dom.js';
import { blocks, mentions } from './markdown.js';
import { avatar, nameOf } from './people.js';
import { spoken, spokenTime } from './time.js';

/** One message, as the person who looks on sees it. */
export function drawMessage(
  message: PracticeMessage,
  { school, self, press }: { school: PracticeSchool; self: string; press: (pressed: Pressed) => Promise<void> },
): HTMLElement {
  if (message.deleted) return el('li', { class: 'day' }, `${spokenTime(message.at)} · bericht verwijderd`);
  const bot = message.from === 'bot';
  const name = nameOf(school, message.from);
  const head = el(
    'p',
    { class: 'from' },
    el('b', {}, message.from === self ? 'Jij' : name),
    ` ${spokenTime(message.at)}`,
  );
  if (message.updatedAt !== undefined) head.append(` · bijgewerkt ${spoken(message.updatedAt)}`);
  if (message.targeted === true) head.append(' · alleen jij en de bot lezen dit');
  const body = el('div', { class: 'bubble' });
  if (message.text !== undefined)
    body.append(...(bot ? blocks(message.text) : [el('p', { class: 'typed' }, ...mentions(message.text))]));
  if (message.card !== undefined) body.append(drawCard(message.card, press));
  return el(
    'li',
    { class: message.from === self ? 'message own' : 'message', 'data-message': message.id },
    avatar(name, bot),
    el('div', { class: 'said' }, head, body),
  );
}
