import type { Faults, PracticeSchool } from '../api';
import { button, el, fill } from './dom.js';
import { NO_TROUBLE, troubles, troublesNow, type Trouble } from './trouble.js';

type WorldName = PracticeSchool['world'];

interface Doings {
  readonly fail: (faults: Faults) => Promise<void>;
  readonly choose: (world: WorldName) => Promise<void>;
}

/** Closes the window, and then does it. */
type Closing = (act: () => Promise<void>) => () => Promise<void>;

/** How Microsoft 365 and the storage are doing, and the ways to let them fail for a while or behave otherwise. */
export class OutsideBar {
  readonly element = el('section', { class: 'outside', 'aria-label': 'Microsoft 365' });
  private readonly status = el('p', { class: 'state', role: 'status' });
  private school: PracticeSchool | undefined;

  constructor(private readonly doings: Doings) {
    const open = button('Storing…', () => this.open(), { class: 'plain', id: 'trouble' });
    this.element.append(this.status, open);
  }

  show(school: PracticeSchool): void {
    this.school = school;
    const now = troublesNow(school);
    const about = school.world === 'kind' ? undefined : aboutOf(school);
    this.element.dataset['ordinary'] = String(now.length === 0 && about === undefined);
    const told = now.map((text) => el('span', { class: 'trouble' }, text));
    fill(this.status, [
      ...(told.length > 0 ? told : [el('span', {}, 'Geen storing')]),
      about === undefined ? undefined : el('span', { class: 'quiet' }, about),
    ]);
  }

  private open(): void {
    const { school } = this;
    if (school === undefined) return;
    const window = el('dialog', { class: 'window small', 'aria-labelledby': 'trouble-title' });
    const closing: Closing = (act) => async () => {
      window.close();
      await act();
    };
    window.append(
      el(
        'header',
        {},
        el('h2', { id: 'trouble-title' }, 'Een storing oefenen'),
        button('Sluiten', () => window.close(), { class: 'plain' }),
      ),
      el(
        'div',
        { class: 'choices' },
        el('p', { class: 'quiet' }, 'Wat niet lukt, probeert de bot opnieuw als je de klok vooruit zet.'),
        ...troubles.map((trouble) => this.choice(trouble, school, closing)),
        ...(troublesNow(school).length === 0 ? [] : [this.mend(closing)]),
        worldsOf(school, this.doings.choose),
      ),
    );
    window.addEventListener('close', () => window.remove());
    document.body.append(window);
    window.showModal();
  }

  private mend(closing: Closing): HTMLElement {
    return button(
      'Alles doet het weer',
      closing(() => this.doings.fail(NO_TROUBLE)),
    );
  }

  private choice(trouble: Trouble, { faults }: PracticeSchool, closing: Closing): HTMLElement {
    const start = closing(() => this.doings.fail(trouble.added(this.school?.faults ?? faults)));
    return el(
      'div',
      { class: 'choice' },
      button(trouble.title, start, { class: 'plain' }),
      el('small', {}, trouble.about),
    );
  }
}

const aboutOf = ({ worlds, world }: PracticeSchool): string | undefined =>
  worlds.find(({ name }) => name === world)?.about;

/** Takes hold as soon as it is chosen. */
function worldsOf({ worlds, world }: PracticeSchool, choose: Doings['choose']): HTMLElement {
  const rows = worlds.map(({ name, about }) => {
    const chosen = name === world;
    const radio = el('input', { type: 'radio', name: 'world', value: name, checked: chosen });
    radio.addEventListener('change', () => void choose(name));
    return el('label', {}, radio, el('span', {}, about));
  });
  return el('fieldset', { class: 'worlds' }, el('legend', {}, 'Zo gaat het in Microsoft 365'), ...rows);
}
