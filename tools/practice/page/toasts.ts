import { el } from './dom.js';

const SHOWN = 4;
const MILLISECONDS = 12_000;

export interface Toast {
  readonly title: string;
  readonly text: string;
  /** Where a press on it leads. */
  readonly href?: string;
  /** Stays until it is closed or the next thing is done: something that must not be missed. */
  readonly stays?: boolean;
}

/** Short notices in a corner, which go by themselves; the last few, so that a busy morning does not fill the page. */
export class Toasts {
  readonly element = el('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' });

  show({ title, text, href, stays }: Toast): void {
    const content = [el('b', {}, title), el('span', {}, text)];
    const toast = el(
      'div',
      { class: stays === true ? 'toast stays' : 'toast' },
      href === undefined ? el('div', {}, ...content) : el('a', { href }, ...content),
    );
    const close = el('button', { type: 'button', class: 'plain', 'aria-label': 'Sluiten' }, '×');
    toast.append(close);
    toast.addEventListener('click', () => toast.remove());
    this.element.append(toast);
    while (this.element.children.length > SHOWN) this.element.firstElementChild?.remove();
    if (stays !== true) setTimeout(() => toast.remove(), MILLISECONDS);
  }

  /** Takes away the answers to what was done before: they are no longer about what is on the screen. */
  goOn(): void {
    this.element.querySelectorAll('.stays').forEach((toast) => {
      toast.remove();
    });
  }
}
