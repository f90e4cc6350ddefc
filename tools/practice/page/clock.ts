import type { PracticeSchool } from '../api';
import { button, el } from './dom.js';
import { daysLater, localOf, minutesLater, momentOf, spoken, spokenFull } from './time.js';

const STUCK = 'Zonder opslag staat de klok stil.';

/** The practice clock, and the ways to put it forward. It stands still by itself. */
export class ClockBar {
  readonly element = el('section', { class: 'clock', 'aria-label': 'Oefenklok' });
  private readonly time = el('strong', { class: 'now', id: 'now' });
  private readonly progress = el('p', { class: 'progress', role: 'status' });
  private readonly field = el('input', { type: 'datetime-local', id: 'clock-to', 'aria-label': 'Datum en tijd' });
  private readonly controls: readonly (HTMLButtonElement | HTMLInputElement)[];
  private now = '';

  constructor(private readonly walk: (to: string) => Promise<void>) {
    const step = (title: string, to: () => string): HTMLButtonElement =>
      button(title, () => this.go(to()), { class: 'plain' });
    const steps = [
      step('+5 min', () => minutesLater(this.now, 5)),
      step('+1 uur', () => minutesLater(this.now, 60)),
      step('morgen 09.00', () => daysLater(this.now, 1, '09:00')),
      step('+1 week', () => daysLater(this.now, 7)),
    ];
    const set = el('button', { type: 'submit' }, 'Zet klok vooruit');
    const form = el('form', { novalidate: true }, this.field, set);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.goToField();
    });
    this.controls = [...steps, this.field, set];
    this.element.append(
      this.time,
      el('div', { class: 'steps', role: 'group', 'aria-label': 'Klok vooruit' }, ...steps),
      form,
      this.progress,
    );
  }

  /** `to`: where the clock is on its way to. */
  show({ now, faults }: PracticeSchool, to: string | undefined): void {
    if (this.now !== now && document.activeElement !== this.field) this.field.value = localOf(now);
    this.now = now;
    this.time.textContent = spokenFull(now);
    const stuck = faults.storage === 'cut';
    for (const control of this.controls) control.disabled = to !== undefined || stuck;
    if (to !== undefined) this.progress.textContent = `onderweg: ${spoken(now)}`;
    else if (stuck) this.progress.textContent = STUCK;
    else if (this.progress.textContent === STUCK) this.progress.textContent = '';
  }

  private async goToField(): Promise<void> {
    const to = this.field.value === '' ? '' : momentOf(this.field.value);
    if (to > this.now) return this.go(to);
    this.progress.textContent = 'Kies een moment na nu. De klok gaat alleen vooruit.';
  }

  private async go(to: string): Promise<void> {
    this.progress.textContent = `onderweg naar ${spoken(to)}`;
    try {
      await this.walk(to);
    } finally {
      this.progress.textContent = '';
    }
  }
}
