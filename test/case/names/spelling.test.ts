import { findDate } from '../../../src/case/names/find-date';
import { findNames } from '../../../src/case/names/find-names';
import { namesIn } from '../../../src/case/names/names-in';
import { plain, readingsOf } from '../../../src/case/names/plain';
import { soundOf } from '../../../src/case/names/sounds';
import { wordsOf } from '../../../src/case/names/words-of';

/* How a name may be written, part by part. */

const found = (text: string, name: string): readonly string[] =>
  findNames(text, namesIn(name, 'child')).map(({ raw }) => raw);
const named = (note: string): readonly string[] => namesIn(note).map(({ all }) => all.join(' '));

it.each([
  ['Jip', 'jips'],
  ['Jip', 'jipje'],
  ['Jip', 'jipjes'],
  ['Daan', 'daantje'],
  ['Daan', 'daantjes'],
  ['Bram', 'brampje'],
  ['Bram', 'brampjes'],
  ['Kim', 'kimetje'],
  ['Kim', 'kimetjes'],
])('%s is found in %s', (name, word) => {
  expect(found(`toen kwam ${word} binnen`, name)).toEqual([word]);
});

it.each([
  ['Jip', 'toen kwam jipsen binnen'],
  // One letter more, and no ending of a name: a short name has too many neighbours.
  ['Jip', 'Toen zag ik Jipa rennen'],
  ['Jip', 'Toen zag ik Jipse rennen'],
])('%s is not found in "%s"', (name, text) => {
  expect(found(text, name)).toEqual([]);
});

it.each([
  ['De Boer', 'other', ['boer']],
  ['De Boer', 'child', ['de', 'boer']],
  ['de boer', 'child', ['boer']],
  ['De van Dam', 'child', ['dam']],
] as const)('of "%s", as the name of a %s, these words say who it is: %j', (name, whose, words) => {
  expect(namesIn(name, whose).flatMap((one) => one.words.map((word) => word.plain))).toEqual(words);
});

it('a name in one word is found by itself when it is short, and within another when it is long', () => {
  expect(found('mail aan janbo graag', 'Jan Bo')).toEqual(['janbo']);
  expect(found('mail aan mijnjipdevriesmail graag', 'Jip de Vries')).toEqual(['mijnjipdevriesmail']);
  expect(found('mail aan mijnjanbomail graag', 'Jan Bo')).toEqual([]);
});

it('a date ends where its word ends', () => {
  expect(findDate('Op 4 maart viel het op', '2017-03-04')).toEqual(['4 maart']);
  expect(findDate('Wij telden 4 maartse buien', '2017-03-04')).toEqual([]);
});

it('what has no width hides nothing: a text is read without it, and with a space in its place', () => {
  expect(readingsOf('Ji\u200Bp is stil')).toEqual(['Jip is stil', 'Ji p is stil']);
  expect(readingsOf('Jip is stil')).toEqual(['Jip is stil']);
});

it('letters that stand for two are read as these', () => {
  expect(['Strauß', 'Ægir', 'Œuvre'].map(plain)).toEqual(['strauss', 'aegir', 'oeuvre']);
});

it.each([
  ['djamila', 'jamila'],
  ['yara', 'jara'],
  ['sophie', 'sofi'],
  ['thijs', 'tijs'],
])('%s sounds as %s', (one, other) => {
  expect(soundOf(one)).toBe(soundOf(other));
});

it('capitals say nothing in a text that has no other letters; two initials do', () => {
  const capitals = (text: string) => wordsOf(text).map(({ capital }) => capital);
  expect(capitals('JIP IS STIL')).toEqual([false, false, false]);
  expect(capitals('Jip IS stil')).toEqual([true, true, false]);
  expect(capitals('J. 3')).toEqual([true, false]);
});

it.each([
  ['Daan en fenna', ['daan', 'fenna']],
  ['Daan of fenna', ['daan', 'fenna']],
  ['moeder: mia', ['mia']],
  ['Daan, fenna', ['daan', 'fenna']],
])('"%s" names %j', (note, names) => {
  expect(named(note)).toEqual(names);
});
