/** "a, b en c"; nothing of nothing. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} en ${words[words.length - 1] ?? ''}`;
