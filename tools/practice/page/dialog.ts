import type { BotAnswer } from '../api';
import { drawCard, type Pressed } from './card.js';
import { button, el } from './dom.js';
import { blocks } from './markdown.js';

/** A dialog as the bot asks for it. */
export type Shown = NonNullable<BotAnswer['dialog']>;

/** What comes of pressing a button: the next page, a text to end with, or what went wrong; nothing means done. */
export interface Outcome {
  readonly next?: Shown;
  readonly text?: string;
  readonly problem?: string;
}

/**
 * The window in which the bot's forms open. It closes when the bot says it is done; when something fails it stays, with
 * all that was filled in, and says what to do.
 */
export class DialogWindow {
  private readonly title = el('h2', { tabindex: '-1', id: 'dialog-title' });
  private readonly problem = el('p', { class: 'problem', role: 'alert' });
  private readonly body = el('div', { class: 'dialog-body' });
  private readonly window = el('dialog', { class: 'window', 'aria-labelledby': 'dialog-title' });

  constructor(private readonly submit: (pressed: Pressed) => Promise<Outcome>) {
    const close = button('Sluiten', () => this.close(), { class: 'plain' });
    this.window.append(el('header', {}, this.title, close), this.problem, this.body);
    document.body.append(this.window);
  }

  show({ title, card }: Shown): void {
    this.title.textContent = title;
    this.fill(drawCard(card, (pressed) => this.send(pressed)));
  }

  /** What the bot says in place of a next page. */
  showText(text: string): void {
    this.fill(
      el(
        'div',
        { class: 'last-word' },
        ...blocks(text),
        button('Begrepen', () => this.close()),
      ),
    );
  }

  private fill(content: HTMLElement): void {
    this.problem.textContent = '';
    this.body.replaceChildren(content);
    if (!this.window.open) this.window.showModal();
    this.body.scrollTop = 0;
    this.title.focus();
  }

  close(): void {
    this.window.close();
    this.body.replaceChildren();
  }

  private async send(pressed: Pressed): Promise<void> {
    this.problem.textContent = '';
    const { next, text, problem } = await this.submit(pressed);
    if (problem !== undefined) this.problem.textContent = problem;
    else if (next !== undefined) this.show(next);
    else if (text !== undefined) this.showText(text);
    else this.close();
  }
}

/** Asks before something is done that cannot be taken back. */
export function confirmFirst(question: string, explanation: string, yes: string, act: () => Promise<void>): void {
  const window = el('dialog', { class: 'window small', 'aria-labelledby': 'confirm-title' });
  const close = (): void => {
    window.close();
    window.remove();
  };
  const doIt = async (): Promise<void> => {
    close();
    await act();
  };
  window.append(
    el('header', {}, el('h2', { id: 'confirm-title' }, question)),
    el('p', {}, explanation),
    el('div', { class: 'buttons' }, button(yes, doIt), button('Annuleren', close, { class: 'plain', autofocus: true })),
  );
  window.addEventListener('close', () => window.remove());
  document.body.append(window);
  window.showModal();
}
