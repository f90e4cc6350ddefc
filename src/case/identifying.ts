import { DateTime } from 'luxon';
import type { School } from '../agreement/school-schema';
import type { CaseState } from './state';

/**
 * What in a text would tell an outsider who the child is: the stored name of the child or a parent or a part of it, the birth date in any usual
 * spelling, the school, the case's code. C-12, C-14: without written consent a case is discussed without them.
 * Returns the kinds found, not the words, so that a message about it repeats nothing.
 */
export function identifying(
  text: string,
  state: CaseState,
  school: Pick<School, 'name' | 'alsoKnownAs'>,
): readonly ('naam' | 'geboortedatum' | 'school')[] {
  const padded = ` ${plain(text)} `;
  const holds = (words: string): boolean => words !== '' && padded.includes(` ${plain(words)} `);
  const found: ('naam' | 'geboortedatum' | 'school')[] = [];
  const names = [state.child.name, ...state.parents.map(({ name }) => name)];
  if (names.some((name) => nameParts(name).some(holds))) found.push('naam');
  if (state.child.birthDate !== undefined && spellings(state.child.birthDate).some(holds)) found.push('geboortedatum');
  if ([school.name, ...school.alsoKnownAs, state.code].some(holds)) found.push('school');
  return found;
}

/** Lower case, without accents, and with one space for everything that is no letter or digit. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
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
