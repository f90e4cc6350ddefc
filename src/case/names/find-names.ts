import { isEveryday, type Name, type NameWord } from './names-in';
import { readingsOf } from './plain';
import { isSlipAway, soundOf } from './sounds';
import { introductions, nameParticles, particles, verbs } from './word-lists';
import { wordsOf, type Word } from './words-of';

/** What in a text names somebody. */
export interface FoundName {
  /** As the text has it. */
  readonly raw: string;
  /** It only looks or sounds like the name. */
  readonly near: boolean;
  /** It is a word of every day as well, that was written as a name. */
  readonly everyday: boolean;
}

const found = (raw: string, more: Partial<FoundName> = {}): FoundName => ({
  raw,
  near: false,
  everyday: false,
  ...more,
});

/** Where a text names one of these people: whole or in part, joined, split, spelled, in the genitive, or nearly. */
export function findNames(text: string, names: readonly Name[]): readonly FoundName[] {
  const all = readingsOf(text).flatMap((reading) => {
    const words = wordsOf(reading);
    return names.flatMap((name) => [
      ...inWords(words, name),
      ...attached(words, name),
      ...runs(words).flatMap((run) => spelled(run, name)),
      ...split(words, name),
    ]);
  });
  return [...new Map(all.map((one) => [`${one.raw}|${one.near}`, one])).values()];
}

const inWords = (words: readonly Word[], { words: parts }: Name): readonly FoundName[] =>
  words.flatMap((word, at) => {
    const exact = parts.find((part) => isForm(word.plain, part.plain) && isWrittenAsName(part, words, at));
    if (exact !== undefined) return [found(word.raw, { everyday: exact.everyday })];
    return parts.some((part) => isNear(word, part)) ? [found(word.raw, { near: true })] : [];
  });

/** The name itself, in the genitive, or made small: Jip, Jips, Jipje. */
const ENDINGS = ['', 's', 'je', 'jes', 'tje', 'tjes', 'pje', 'pjes', 'etje', 'etjes'];

const isForm = (word: string, part: string): boolean =>
  word.startsWith(part) &&
  ENDINGS.includes(word.slice(part.length)) &&
  (part.length > 2 || word.length - part.length < 2);

/** A word of every day is a name where it has a capital, where "familie" or an initial goes before it, and "ben" without "ik". */
function isWrittenAsName(part: NameWord, words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined || !part.everyday) return word !== undefined;
  if (word.capital) return !startsSentence(word, words[at + 1]);
  if (word.plain === 'ben' && !words.some(({ plain, sentence }) => sentence === word.sentence && SAY_BEN.has(plain)))
    return true;
  return isIntroduced(words, at);
}

const SAY_BEN: ReadonlySet<string> = new Set(['ik', 'je', 'jij']);

/** "Van wie hoorde je het?" begins as any sentence does; "Van is stil" does not. */
function startsSentence({ plain, first }: Word, next: Word | undefined): boolean {
  if (!first || !particles.has(plain) || nameParticles.has(plain) || next === undefined) return false;
  return !next.gap.includes(',') && !verbs.has(next.plain);
}

function isIntroduced(words: readonly Word[], at: number): boolean {
  let before = at - 1;
  while (before >= 0 && particles.has(words[before]?.plain ?? '') && words[before]?.capital === false) before -= 1;
  const word = words[before];
  if (word === undefined) return false;
  return introductions.has(word.plain) || (word.plain.length === 1 && words[before + 1]?.gap.startsWith('.') === true);
}

/** Words of fewer letters have too many neighbours. */
const SHORTEST_NEAR = 5;

function isNear({ plain, capital, first }: Word, part: NameWord): boolean {
  if (part.everyday || part.plain.length < SHORTEST_NEAR || plain.length < SHORTEST_NEAR - 1) return false;
  const named = capital && !first;
  if (isEveryday(plain) && !named) return false;
  return soundOf(plain) === soundOf(part.plain) || (named && isSlipAway(plain, part.plain));
}

/** Parts of the name written as one word: jipdevries@… Shorter ones are in many a word. */
function attached(words: readonly Word[], name: Name): readonly FoundName[] {
  const joined = joinedParts(name);
  return words
    .filter(({ plain }) => joined.some((one) => plain === one || (one.length > 5 && plain.includes(one))))
    .map(({ raw }) => found(raw));
}

function joinedParts({ all, words }: Name): readonly string[] {
  const telling = new Set(words.map(({ plain }) => plain));
  return all.flatMap((_, from) =>
    all
      .slice(from + 2)
      .concat('')
      .flatMap((__, more) => {
        const parts = all.slice(from, from + 2 + more);
        const joined = parts.join('');
        return parts.length > 1 && joined.length > 4 && parts.some((part) => telling.has(part)) ? [joined] : [];
      }),
  );
}

/** A name in pieces: "Jan Willem" for Janwillem, and "Ji-p". */
function split(words: readonly Word[], { words: parts }: Name): readonly FoundName[] {
  return words.flatMap((_, from) =>
    [2, 3].flatMap((length) => {
      const run = words.slice(from, from + length);
      const joined = run.map(({ plain }) => plain).join('');
      const tight = run.slice(1).every(({ gap }) => !/\s/u.test(gap));
      const is = run.length === length && parts.some(({ plain, everyday }) => !everyday && plain === joined);
      if (!is || (!tight && joined.length < SHORTEST_NEAR) || run.every(({ plain }) => plain.length === 1)) return [];
      return [found(rawOf(run))];
    }),
  );
}

/** Letters that are by themselves, one after another. */
function runs(words: readonly Word[]): readonly (readonly Word[])[] {
  const all: Word[][] = [];
  for (const [at, word] of words.entries()) {
    if (word.plain.length !== 1) continue;
    const before = words[at - 1];
    const goesOn = before?.plain.length === 1 && !/['’]/u.test(word.gap);
    if (goesOn) all.at(-1)?.push(word);
    else all.push([word]);
  }
  return all.filter(({ length }) => length > 1);
}

/** Letter by letter (J i p, J.i.p.), or by the initials: J.d.V. */
function spelled(run: readonly Word[], { words, all }: Name): readonly FoundName[] {
  const letters = run.map(({ plain }) => plain).join('');
  if (words.some(({ plain }) => plain.length > 2 && letters.includes(plain))) return [found(rawOf(run))];
  const initials = [all, words.map(({ plain }) => plain)].map((parts) => parts.map((part) => part.charAt(0)).join(''));
  return initials.some((one) => one.length > 1 && one === letters) ? [found(rawOf(run), { near: true })] : [];
}

const rawOf = (run: readonly Word[]): string => run.map(({ raw, gap }, at) => (at === 0 ? raw : gap + raw)).join('');
