import type { PracticePerson, PracticeSchool } from '../api';
import { el } from './dom.js';
import { hrefOf } from './route.js';

/** Roles as people say them; a protocol may have others, and those are shown as they are. */
const ROLES: Readonly<Record<string, string>> = {
  'ib-er': "IB'er",
  coordinator: 'coördinator',
  deputy: 'waarnemend coördinator',
  smw: 'schoolmaatschappelijk werker',
  'sociaal-verpleegkundige': 'sociaal verpleegkundige',
  director: 'directeur',
  board: 'bestuurder',
};

export function roleOf({ roles, external, tenant }: PracticePerson, school: PracticeSchool): string {
  if (school.people.find((one) => one.roles.includes('coordinator'))?.tenant !== tenant)
    return 'van een andere organisatie';
  // Who stands in holds the coordinator's role too; the word for it says enough.
  const shown = roles.includes('deputy') ? roles.filter((role) => role !== 'coordinator') : roles;
  return [...shown.map((role) => ROLES[role] ?? role), ...(external ? ['van buiten de school'] : [])].join(', ');
}

export const nameOf = (school: PracticeSchool, key: string): string =>
  key === 'bot' ? 'Zorgmelding' : (school.people.find((person) => person.key === key)?.name ?? key);

/** Two letters in a circle; what it says is said beside it in words. */
export function avatar(name: string, bot = false): HTMLElement {
  const words = name.split(' ');
  const letters = bot ? 'Z' : `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`;
  return el('span', { class: bot ? 'avatar bot' : 'avatar', 'aria-hidden': 'true' }, letters.toUpperCase());
}

export function unreadMark(count: number): HTMLElement | undefined {
  if (count === 0) return undefined;
  return el('span', { class: 'unread' }, String(count), el('span', { class: 'hidden' }, ' ongelezen'));
}

/** Everybody that one can be here. */
export function peopleList(school: PracticeSchool, current: string | undefined): HTMLElement[] {
  return school.people.map((person) => {
    const { key, name, hasBot, unread } = person;
    const here = key === current;
    const lines = el('span', { class: 'lines' }, el('b', {}, name), el('small', {}, roleOf(person, school)));
    if (!hasBot) lines.append(el('small', { class: 'tag' }, 'heeft de bot nog nooit geopend'));
    return el(
      'a',
      { id: `person-${key}`, class: 'row', href: hrefOf(key), ...(here ? { 'aria-current': 'true' } : {}) },
      avatar(name),
      lines,
      unreadMark(unread),
    );
  });
}
