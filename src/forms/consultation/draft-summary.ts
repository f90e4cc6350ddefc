import { dayOf, daysBetween } from '../../agreement/calendar';
import type { Signal } from '../../case/signal/signal';
import { ageOf, type Age } from '../../case/signal/signs';
import { listed } from '../../room/listed';
import { listedSigns } from '../signal/listed-signs';
import type { DialogView } from '../types';
import { categoryWords, natureWords } from '../words';

/*
 * What somebody from outside reads begins as a draft out of choices alone, so that no word that people typed is in it:
 * how old about, what one thinks of, what kind of signals and how many, within how long, and what was chosen out of the
 * list of signals. The coordinator adds to it, and approves it.
 */

const ages: Readonly<Record<Age, string>> = {
  '0-4': 'Een kind jonger dan 4 jaar.',
  '4-12': 'Een kind tussen 4 en 12 jaar.',
  '12-18': 'Een kind ouder dan 12 jaar.',
};

/** So many days at most, in words that give no date away. */
const spans: readonly (readonly [days: number, words: string])[] = [
  [0, 'op één dag'],
  [7, 'binnen een week'],
  [31, 'binnen een maand'],
  [92, 'binnen drie maanden'],
  [366, 'binnen een jaar'],
];

/** Empty where no signal was chosen: then there is nothing to tell yet. */
export function draftSummary(chosen: readonly number[], { events, state, now }: DialogView): string {
  const signals = events.flatMap(({ event, version }) =>
    event.type === 'signal-recorded' && chosen.includes(version) ? [event.signal] : [],
  );
  if (state === undefined || signals.length === 0) return '';
  const age = ageOf(state.child, dayOf(now));
  const categories = [...new Set(signals.flatMap((signal) => signal.categories))].map((one) =>
    inSentence(categoryWords[one]),
  );
  const signs = listedSigns({
    signs: [...new Set(signals.flatMap((signal) => signal.signs ?? []))],
    places: [...new Set(signals.flatMap((signal) => signal.places ?? []))],
  });
  return [
    age === undefined ? 'Een kind.' : ages[age],
    ...(categories.length === 0 ? [] : [`Waar iemand aan denkt: ${listed(categories)}.`]),
    `Wat er is opgeschreven, ${span(signals)}: ${counted(signals)}.`,
    ...(signs === undefined ? [] : [`Wat er opviel: ${inSentence(signs)}.`]),
  ].join(' ');
}

const inSentence = (words: string): string => words.slice(0, 1).toLowerCase() + words.slice(1);

/** "waarneming (2) en feit (1)" */
function counted(signals: readonly Signal[]): string {
  const natures = [...new Set(signals.map(({ nature }) => nature))];
  return listed(
    natures.map(
      (nature) => `${inSentence(natureWords[nature])} (${signals.filter((signal) => signal.nature === nature).length})`,
    ),
  );
}

function span(signals: readonly Signal[]): string {
  const days = signals.map(({ on }) => on).sort();
  const length = daysBetween(days[0] ?? '', days.at(-1) ?? '');
  return spans.find(([most]) => length <= most)?.[1] ?? 'in meer dan een jaar';
}
