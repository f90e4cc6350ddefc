import type { PracticePerson, PracticeSchool } from '../api';
import { button, el } from './dom.js';
import { nameOf, roleOf } from './people.js';
import type { Route } from './route.js';

const ONLY_PRACTICE =
  'Alles hier is verzonnen en alleen om te oefenen. Azurite, de opslag op deze computer, bewaart elke vijf seconden: ' +
  'valt de computer ineens uit, dan kan het allerlaatste weg zijn.';

/** The parts of the page: a bar with the clock, people, their chats, and the conversation. On a phone one at a time. */
export class Frame {
  readonly people = el('div', { class: 'rows' });
  readonly chats = el('div', { class: 'rows' });
  readonly conversation = el('div', { class: 'middle' });
  readonly report = el('div', { class: 'report-place', 'aria-live': 'polite' });
  private readonly school = el('b');
  private readonly name = el('h2');
  private readonly role = el('p', { class: 'quiet' });
  private readonly controls = el('div', { class: 'controls', id: 'controls' });

  constructor(parts: readonly HTMLElement[], toasts: HTMLElement) {
    this.controls.append(...parts);
    const toggle = button('Klok en bot', () => this.toggle(toggle), {
      class: 'plain toggle',
      'aria-expanded': 'false',
      'aria-controls': 'controls',
    });
    const bar = el('header', { class: 'bar' }, el('h1', {}, 'Oefenschool ', this.school), toggle, this.controls);
    const people = el(
      'nav',
      { class: 'people', 'aria-label': 'Mensen' },
      el('h2', {}, 'Wie ben je?'),
      this.people,
      el('p', { class: 'quiet note' }, ONLY_PRACTICE),
    );
    const head = el('header', {}, el('a', { class: 'back', href: '#/' }, 'Terug'), el('div', {}, this.name, this.role));
    const chats = el('nav', { class: 'chats', 'aria-label': 'Gesprekken' }, head, this.chats);
    document.body.append(bar, this.report, el('main', {}, people, chats, this.conversation), toasts);
  }

  /** Shows who one is; `route` decides what a phone shows. */
  show(school: PracticeSchool, person: PracticePerson, route: Route): void {
    this.school.textContent = school.name;
    this.name.textContent = person.name;
    this.role.textContent = roleOf(person, school);
    document.title = `${nameOf(school, person.key)} · Oefenschool Zorgmelding`;
    document.body.dataset['view'] = route.person === undefined ? 'people' : route.chat === undefined ? 'chats' : 'chat';
  }

  /** Clock, bot and troubles cannot be pressed for as long as this holds. */
  hold(is: boolean): void {
    this.controls.inert = is;
  }

  private toggle(toggle: HTMLElement): void {
    const open = this.controls.classList.toggle('open');
    toggle.setAttribute('aria-expanded', String(open));
  }
}
