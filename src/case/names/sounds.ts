/**
 * How a name sounds in Dutch, roughly: Sophie as Sofie, Yara as Jara, Sarah as Sara, Rachid as Rashid. Made for names alone;
 * the well-known keys (Soundex, Metaphone, Kölner Phonetik) hear English or German.
 */
export function soundOf(word: string): string {
  return RULES.reduce((heard, [pattern, sound]) => heard.replace(pattern, sound), word);
}

const RULES: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/(sj|sh|ch)/g, 'g'],
  [/gh/g, 'g'],
  [/kh/g, 'k'],
  [/^y(?=[aeiou])/, 'j'],
  [/dj/g, 'j'],
  [/(ij|ei|ey|ai|ay|y)/g, 'i'],
  [/ie/g, 'i'],
  [/(oe|ou|au)/g, 'u'],
  [/ae/g, 'a'],
  [/(ck|cq|q|c(?![eisz]))/g, 'k'],
  [/c/g, 's'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/dt?$/, 't'],
  [/(?<=[aeiou])h(?![aeiou])/g, ''],
  [/(.)\1+/g, '$1'],
];

/** Whether two words are one slip apart: a letter more, less or other, or two that changed places. */
export function isSlipAway(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short === long || long.length - short.length > 1) return false;
  let same = 0;
  while (short[same] === long[same]) same += 1;
  const rest = (word: string, from: number): string => word.slice(same + from);
  if (long.length > short.length) return rest(short, 0) === rest(long, 1);
  const swapped = short[same] === long[same + 1] && short[same + 1] === long[same];
  return rest(short, 1) === rest(long, 1) || (swapped && rest(short, 2) === rest(long, 2));
}
