import type { ClockWalked, PracticeSchool } from '../api';
import { button, el } from './dom.js';
import type { Notified } from './news.js';
import { nameOf } from './people.js';
import { hrefOf } from './route.js';
import { spoken } from './time.js';

/** After a walk of the clock: where it stopped, and who got a message there. */
export function walkReport(
  school: PracticeSchool,
  { walked, notified, close }: { walked: ClockWalked; notified: readonly Notified[]; close: () => void },
): HTMLElement {
  const told = [...new Set(notified.map(({ at }) => at))].sort();
  const silent = walked.stops.filter((at) => !told.includes(at));
  const stops = told.map((at) => el('li', {}, el('b', {}, spoken(at)), messagesAt(at, notified, school)));
  const rest = `Ook gestopt, zonder bericht: ${silent.map((at) => spoken(at)).join(' · ')}`;
  const nothing = 'Onderweg kreeg niemand een bericht.';
  return el(
    'section',
    { class: 'report', 'aria-labelledby': 'report-title' },
    el(
      'header',
      {},
      el('h2', { id: 'report-title' }, `De klok staat op ${spoken(walked.now)}`),
      button('Sluiten', close, { class: 'plain' }),
    ),
    told.length === 0 ? el('p', {}, nothing) : el('ol', {}, ...stops),
    silent.length === 0 ? undefined : el('p', { class: 'quiet' }, rest),
  );
}

/** One line for each person and chat, however many messages came there at that moment. */
function messagesAt(at: string, notified: readonly Notified[], school: PracticeSchool): HTMLElement {
  const lines = new Map<string, { readonly one: Notified; count: number }>();
  for (const one of notified.filter((other) => other.at === at)) {
    const key = JSON.stringify([one.person, one.chat, one.preview]);
    const line = lines.get(key);
    if (line === undefined) lines.set(key, { one, count: 1 });
    else line.count += 1;
  }
  const items = [...lines.values()].map(({ one, count }) => {
    const link = el('a', { href: hrefOf(one.person, one.chat) }, nameOf(school, one.person));
    return el('li', {}, link, ` · ${one.preview}${count === 1 ? '' : ` (${count} keer)`}`);
  });
  return el('ul', {}, ...items);
}
