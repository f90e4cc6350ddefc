import type { PracticeChat } from '../api';
import { button, el } from './dom.js';

/** What somebody types, and for whom it is. */
export interface Typed {
  readonly text: string;
  readonly targeted?: boolean;
  readonly mentionBot?: boolean;
}

/** In a channel one chooses who reads it; a slash command is for the bot alone. */
const AUDIENCES = [
  { value: 'everybody', title: 'Voor iedereen hier' },
  { value: 'mention', title: 'Voor iedereen, met @Zorgmelding' },
  { value: 'targeted', title: '/ opdracht: alleen de bot leest het' },
] as const;

const QUICK = ['zorgmelding', 'vandaag', 'overzicht', 'help'];

/** What can be done beside a chat's messages. */
export interface Composing {
  /** Answers whether it was sent. */
  type(typed: Typed): Promise<boolean>;
  /** The app's button beside the message box: it opens a form, and leaves nothing in the chat. */
  extend(): Promise<void>;
}

/** The box to type in, with buttons for what is typed most. What was typed stays when it was not sent. */
export function composer(kind: PracticeChat['kind'], doings: Composing): HTMLElement {
  const personal = kind === 'personal';
  const box = el('input', {
    id: 'typed',
    type: 'text',
    autocomplete: 'off',
    placeholder: 'Typ een bericht',
    'aria-label': 'Typ een bericht',
  });
  const audience = el(
    'select',
    { id: 'audience', 'aria-label': 'Voor wie is dit bericht?' },
    ...AUDIENCES.map(({ value, title }) => el('option', { value }, title)),
  );
  const as = (text: string): Typed => {
    if (personal || audience.value === 'everybody') return { text };
    return audience.value === 'mention' ? { text, mentionBot: true } : { text, targeted: true };
  };
  const submit = el('button', { type: 'submit' }, 'Verstuur');
  const beside = button('Zorg melden', () => doings.extend(), {
    title: 'Opent een formulier. In dit gesprek verschijnt niets.',
  });
  const form = el('form', {}, ...(personal ? [] : [audience]), box, submit, beside);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (text !== '' && !submit.disabled) void sendTyped(text);
  });
  async function sendTyped(text: string): Promise<void> {
    submit.disabled = true;
    const sent = await doings.type(as(text));
    if (sent && box.value.trim() === text) box.value = '';
    submit.disabled = false;
  }
  const quickly = async (typed: Typed): Promise<void> => {
    await doings.type(typed);
  };
  const quick = QUICK.map((word) =>
    personal
      ? button(word, () => quickly({ text: word }), { class: 'quick' })
      : button(`/${word}`, () => quickly({ text: `/${word}`, targeted: true }), {
          class: 'quick',
          title: 'Alleen de bot leest dit',
        }),
  );
  return el(
    'footer',
    { class: 'composer' },
    el('div', { class: 'quicks', role: 'group', 'aria-label': 'Snel typen' }, ...quick),
    form,
  );
}
