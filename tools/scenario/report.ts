/** What was expected and was not so. */
export interface Miss {
  /** The expectation, by its keys: `room.members`. */
  readonly what: string;
  readonly expected: string;
  readonly found: string;
}

const LONGEST = 700;

/** A text on one line, and not endless. */
export function brief(text: string): string {
  const line = text.replaceAll('\n', ' | ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/** Collects the misses of one step, so that a failure tells all of them. */
export class Misses {
  readonly list: Miss[] = [];

  add(what: string, expected: unknown, found: unknown): void {
    this.list.push({ what, expected: brief(show(expected)), found: brief(show(found)) });
  }

  equal(what: string, expected: unknown, found: unknown): void {
    if (show(expected) !== show(found)) this.add(what, expected, found);
  }

  /** Each phrase is in the text. `found` says what to show instead of the text, when that may hold content. */
  says(what: string, phrases: readonly string[] | undefined, text: string, found = text): void {
    for (const phrase of phrases ?? [])
      if (!plain(text).includes(plain(phrase))) this.add(`${what}.says`, phrase, found);
  }

  lacks(what: string, phrases: readonly string[] | undefined, text: string): void {
    for (const phrase of phrases ?? [])
      if (plain(text).includes(plain(phrase))) this.add(`${what}.lacks`, `not: ${phrase}`, 'it stands there');
  }

  /** Each entry is in one of the messages, all of its phrases together. */
  standing(what: string, expected: Standings, texts: readonly string[]): void {
    for (const phrases of expected.has ?? []) {
      const stands = texts.some((text) => phrases.every((phrase) => plain(text).includes(plain(phrase))));
      if (!stands)
        this.add(
          `${what}.has`,
          phrases.join(' + '),
          texts.length === 0 ? 'nothing stands there' : texts.map((text) => `[${text}]`).join(' '),
        );
    }
    for (const phrase of expected.lacks ?? []) {
      const text = texts.find((one) => plain(one).includes(plain(phrase)));
      if (text !== undefined) this.add(`${what}.lacks`, `not: ${phrase}`, text);
    }
    if (expected.count !== undefined && expected.count !== texts.length) {
      this.add(`${what}.count`, expected.count, `${texts.length}: ${texts.map((text) => `[${text}]`).join(' ')}`);
    }
  }
}

interface Standings {
  readonly has?: readonly (readonly string[])[] | undefined;
  readonly lacks?: readonly string[] | undefined;
  readonly count?: number | undefined;
}

/** Spaces of any kind and upper case make no difference to somebody who reads. */
export const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').toLowerCase();

const show = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? 'nothing' : JSON.stringify(value);
