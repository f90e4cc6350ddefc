import { describing, everyday, nameParticles, particles, roles } from './word-lists';
import { wordsOf, type Word } from './words-of';

/** A word by which somebody can be recognised. */
export interface NameWord {
  readonly plain: string;
  /** Whether it is also a word of every day: then it is a name only where it is written as one. */
  readonly everyday: boolean;
}

/** Somebody's name, as far as it was written down. */
export interface Name {
  readonly words: readonly NameWord[];
  /** With its initials and small words, in order: j, de, vries. */
  readonly all: readonly string[];
}

/** `child`: a first name comes first · `other`: it may be a surname alone, that begins with a small word. */
export type Whose = 'child' | 'other';

/**
 * The names that a note holds: "Daan (groep 7) en Fenna" has two. People also write "weet ik niet", "een jongen uit groep 3"
 * or "moeder: Mia" where a name is asked: what only says that it is not known, or who it is, names nobody.
 */
export function namesIn(note: string, whose: Whose = 'other'): readonly Name[] {
  const words = wordsOf(note);
  return sequences(words).flatMap((sequence) => {
    const kept = sequence.filter((word, index) => isName(word, index, sequence, whose));
    const all = sequence.map(({ plain }) => plain);
    return kept.length === 0 ? [] : [{ words: kept.map(({ plain }) => ({ plain, everyday: isEveryday(plain) })), all }];
  });
}

/** The names that a note holds, as they are kept: with their small words, in lower case. */
export const noted = (note: string): readonly string[] => namesIn(note).map(({ all }) => all.join(' '));

/** Whether nobody is named: a note that a name is not known, a description, or nothing. */
export const isPlaceholder = (note: string): boolean => namesIn(note).length === 0;

/** A word of a language, too: it is told from the name by how it is written. */
export const isEveryday = (plain: string): boolean =>
  everyday.has(plain) || particles.has(plain) || describing.has(plain) || roles.has(plain);

/** What divides a note into parts, of which each may name somebody. */
const DIVIDES = /[,;:/()\n&+?!]|\s[-–—]\s/u;

const CONNECTS: ReadonlySet<string> = new Set(['en', 'of']);

/** The words that belong together in a name, small words and initials among them. */
function sequences(words: readonly Word[]): readonly (readonly Word[])[] {
  const found: Word[][] = [];
  let current: Word[] = [];
  // Whether a word without a capital may be a name here: at the start, after another name in a list, after "moeder".
  let open = true;
  for (const word of words) {
    const divided = DIVIDES.test(word.gap) || (word.first && word.gap !== '');
    if (divided) {
      open = current.length > 0 || (open && !word.gap.includes(','));
      current = [];
    }
    if (belongs(word, open, current.length > 0)) {
      if (current.length === 0) found.push(current);
      current.push(word);
    } else {
      open = roles.has(word.plain) || (CONNECTS.has(word.plain) && current.length > 0);
      current = [];
    }
  }
  return found;
}

/** Whether a word can be of the name that is being read; a capital makes the difference once it has begun. */
function belongs({ plain, capital }: Word, open: boolean, within: boolean): boolean {
  if (/\p{Number}/u.test(plain)) return false;
  if (describing.has(plain) || roles.has(plain)) return within && capital;
  return open || within || capital;
}

/** Whether a word of a name says who it is. Small words do so only where they are the first name: Ben, Van. */
function isName({ plain, capital, gap }: Word, index: number, sequence: readonly Word[], whose: Whose): boolean {
  if (plain.length < 2) return false;
  if (!particles.has(plain)) return true;
  const alone = sequence.length === 1;
  if (index > 0) return gap === '-' || (capital && index === sequence.length - 1);
  if (nameParticles.has(plain)) return true;
  if (alone) return capital;
  return whose === 'child' && capital && !sequence.slice(1, 2).some((next) => particles.has(next.plain));
}
