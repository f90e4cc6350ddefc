import type { PracticeSchool } from '../api';
import { confirmFirst } from './dialog.js';
import { button, el, fill } from './dom.js';

const STATUS: Readonly<Record<PracticeSchool['bot'], string>> = {
  running: 'De bot staat aan',
  starting: 'De bot start op…',
  down: 'De bot staat uit',
};

/** Whether the bot runs, and the ways to stop it, start it, and begin anew. */
export class BotBar {
  readonly element = el('section', { class: 'bot-bar', 'aria-label': 'Bot' });
  private readonly status = el('span', { role: 'status' });
  private readonly switches = el('span');

  constructor(
    private readonly doings: { stop: () => Promise<void>; start: () => Promise<void>; reset: () => Promise<void> },
  ) {
    const reset = button('Opnieuw beginnen…', () => this.askReset(), { class: 'plain' });
    this.element.append(this.status, this.switches, reset);
  }

  show({ bot }: PracticeSchool): void {
    this.status.textContent = STATUS[bot];
    this.element.dataset['bot'] = bot;
    const { stop, start } = this.doings;
    const control =
      bot === 'down'
        ? button('Start de bot', start, { class: 'plain', id: 'bot-switch' })
        : button('Stop de bot', stop, { class: 'plain', id: 'bot-switch' });
    fill(this.switches, [control]);
  }

  private askReset(): void {
    confirmFirst(
      'Opnieuw beginnen?',
      'Alle gesprekken en zorgen in deze oefenschool gaan weg, en de klok gaat terug naar het begin. Dit kun je niet terugdraaien.',
      'Opnieuw beginnen',
      this.doings.reset,
    );
  }
}
