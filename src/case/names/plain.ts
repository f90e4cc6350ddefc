/*
 * Text as it is compared: case, accents, what has no width and letters that only look like others make no difference.
 */

const INVISIBLE = /\p{Cf}/gu;

/** What has no width may hide a name, or stand for the space between two: a text is read in both ways. */
export const readingsOf = (text: string): readonly string[] => [
  ...new Set([text.replace(INVISIBLE, ''), text.replace(INVISIBLE, ' ')].map((reading) => reading.normalize('NFKC'))),
];

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
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9\s]/gu, (letter) => LOOKS_LIKE[letter] ?? letter)
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();

/** A name as it is compared: without case, accents or spaces. */
export const together = (words: string): string => plain(words).replaceAll(' ', '');
