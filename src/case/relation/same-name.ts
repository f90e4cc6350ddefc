import { namesIn, type Name, type Whose } from '../names/names-in';
import { isSlipAway, soundOf } from '../names/sounds';

/*
 * Whether two names may be of one person. Spelling, order, initials and small words differ from one report to the next; a
 * name that agrees in the rest is asked about, and never taken for the same.
 */

/** Somebody's name as it is compared: how its words sound, and the initials that stand for others. */
export interface Heard {
  readonly words: readonly string[];
  readonly initials: readonly string[];
}

/**
 * The people that a note names. "De Vries, Jip" is one child, whose surname comes first; a note that a name is not known
 * names nobody.
 */
export function heardIn(note: string, whose: Whose): readonly Heard[] {
  const names = namesIn(note, whose);
  const [surname, first, ...more] = names;
  const reversed = whose === 'child' && note.includes(',') && first !== undefined && more.length === 0;
  if (!reversed || surname === undefined) return names.map(heard);
  return [heard({ words: [...first.words, ...surname.words], all: [...first.all, ...surname.all] })];
}

const heard = ({ words, all }: Name): Heard => ({
  words: words.map(({ plain }) => soundOf(plain)),
  initials: all.filter((word) => word.length === 1),
});

/** Whether two names may be of one person. */
export function mayBeOne(one: Heard, other: Heard): boolean {
  const [short, long] = one.words.length <= other.words.length ? [one, other] : [other, one];
  if (short.words.join('') === long.words.join('')) return short.words.length > 0;
  if (short.words.length < 2) return isInitialOf(short, long);
  const left = [...long.words];
  return short.words.every((word) => {
    const at = left.findIndex((candidate) => isAlike(word, candidate));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

/** J. de Vries, for Jip de Vries. */
const isInitialOf = (
  { words: [surname], initials: [initial = '-'] }: Heard,
  { words: [first = '', ...rest] }: Heard,
): boolean =>
  surname !== undefined && first.startsWith(initial) && rest.some((candidate) => isAlike(surname, candidate));

/** A slip in a short word makes another name of it. */
const LONG_ENOUGH = 5;

const isAlike = (one: string, other: string): boolean =>
  one === other || (Math.min(one.length, other.length) >= LONG_ENOUGH && isSlipAway(one, other));

/** Under what a name can be looked for: any two of its words, in whatever order, and an initial with each. */
export function keysOf({ words, initials }: Heard): readonly string[] {
  const [first = '', ...rest] = words;
  const pairs = words.flatMap((word, at) => words.slice(at + 1).map((other) => [word, other].sort().join(' ')));
  const written = initials.flatMap((initial) => words.map((word) => `${initial}. ${word}`));
  return [...new Set([words.join(''), ...pairs, ...rest.map((word) => `${first.charAt(0)}. ${word}`), ...written])];
}
