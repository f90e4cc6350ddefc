import { DateTime } from 'luxon';
import type { School } from '../../agreement/school-schema';
import type { CaseState } from '../state';

/**
 * What in a text would tell an outsider who the child is: the stored name of the child or a parent or a part of it, the
 * birth date in any usual spelling, the school, the case's code; also where it is written so that it escapes the eye.
 * C-12, C-14: without written consent a case is discussed without them.
 * Returns the kinds found, not the words, so that a message about it repeats nothing.
 */
export function identifying(
  text: string,
  state: CaseState,
  school: Pick<School, 'name' | 'alsoKnownAs'>,
): readonly ('naam' | 'geboortedatum' | 'school')[] {
  const holds = search(text);
  const found: ('naam' | 'geboortedatum' | 'school')[] = [];
  const names = [state.child.name, ...(state.child.formerNames ?? []), ...state.parents.map(({ name }) => name)];
  if (names.some((name) => holdsName(name, holds))) found.push('naam');
  if (state.child.birthDate !== undefined && spellings(state.child.birthDate).some(holds.words))
    found.push('geboortedatum');
  if ([school.name, ...school.alsoKnownAs, state.code].some((name) => holds.words(name) || holds.attached(name)))
    found.push('school');
  return found;
}

interface Search {
  /** As words of their own. */
  readonly words: (words: string) => boolean;
  /** Written as one: `jipdevries@…`. Only for what has two words or more: a short name stands in many a word. */
  readonly attached: (words: string) => boolean;
  /** Letter by letter: `J i p`, `J.i.p.` */
  readonly spelled: (word: string) => boolean;
}

/** Looks in a text as somebody who would rather not be found might have written it. */
function search(text: string): Search {
  // What has no width may hide a name, or stand for the space between two.
  const readings = [plain(text.replace(INVISIBLE, '')), plain(text.replace(INVISIBLE, ' '))];
  const runs = readings.flatMap((reading) => reading.match(/(?<!\S)\S(?: \S)+(?!\S)/gu) ?? []).map(together);
  const has = (words: string): boolean =>
    words !== '' && readings.some((reading) => ` ${reading} `.includes(` ${words} `));
  return {
    words: (words) => has(plain(words)),
    attached: (words) =>
      plain(words).includes(' ') && readings.some((reading) => together(reading).includes(together(words))),
    spelled: (word) => runs.some((run) => run.includes(plain(word))),
  };
}

function holdsName(name: string, holds: Search): boolean {
  if (holds.attached(name)) return true;
  return nameParts(name).some(
    (part) => holds.words(part) || (part.length > 2 && (holds.words(`${part}s`) || holds.spelled(part))),
  );
}

const INVISIBLE = /\p{Cf}/gu;
/** A name as it is compared: without case, accents or spaces. */
export const together = (words: string): string => plain(words).replaceAll(' ', '');

/** Letters that look like others, or that are typed in their place. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  ...pairs('авеѕіјкмнорстухһԁԛԝ', 'abesijkmhopctyxhdqw'),
  ...pairs('αβεικνορτυχ', 'abeiknoptux'),
  ...pairs('ıłøđħɡ', 'ilodhg'),
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};

function pairs(from: string, to: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Array.from(from, (letter, index) => [letter, to.charAt(index)]));
}

/** Lower case, without accents, every letter as it looks, and one space for everything that is no letter or digit. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9\s]/gu, (letter) => LOOKS_LIKE[letter] ?? letter)
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();

/** Small words of Dutch surnames say nothing by themselves: "de" in a text gives nobody away. */
const particles = new Set([
  'de',
  'het',
  'den',
  'der',
  'des',
  'van',
  'von',
  'ter',
  'ten',
  'te',
  'in',
  't',
  'op',
  'el',
  'al',
  'la',
  'le',
  'bin',
  'ben',
]);

const nameParts = (name: string): readonly string[] =>
  [name, ...plain(name).split(' ')].filter((part) => part.length > 1 && !particles.has(plain(part)));

/** 4 March 2019 as 2019-03-04, 04-03-2019, 4-3-2019, 4-3-19, 4 maart 2019, 4 mrt 2019 and 4 maart. */
function spellings(day: string): readonly string[] {
  const date = DateTime.fromISO(day).setLocale('nl');
  const formats = [
    'yyyy-MM-dd',
    'dd-MM-yyyy',
    'd-M-yyyy',
    'd-M-yy',
    'dd-MM-yy',
    'd MMMM yyyy',
    'd MMMM',
    'd MMM yyyy',
    'd MMM',
    'yyyyMMdd',
    'ddMMyyyy',
  ];
  return formats.map((format) => date.toFormat(format));
}
