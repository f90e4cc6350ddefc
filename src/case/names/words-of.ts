import { plain } from './plain';

/** A word of a text, with what is to be known of it to tell a name from an ordinary word. */
export interface Word {
  /** As it was written. */
  readonly raw: string;
  readonly plain: string;
  readonly capital: boolean;
  /** It begins a sentence, where every word has a capital. */
  readonly first: boolean;
  /** The number of its sentence. */
  readonly sentence: number;
  /** What is between the word before and this one. */
  readonly gap: string;
}

const WORD = /[\p{Letter}\p{Number}\p{Mark}]+/gu;

/** After these a new sentence, or a new line of a list, begins. */
const ENDS = /[.!?…\n]/u;

/** The words of a text, in order. A writer who uses capitals throughout tells nothing by them. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  const shouted = isShouted(text);
  let end = 0;
  for (const { 0: raw, index } of text.matchAll(WORD)) {
    const before = words.at(-1);
    const gap = text.slice(end, index);
    // The stop after an initial ends no sentence.
    const first = before === undefined || (ENDS.test(gap) && before.raw.length > 1);
    const sentence = before === undefined ? 0 : before.sentence + (first ? 1 : 0);
    words.push({ raw, plain: plain(raw), capital: !shouted && /^\p{Lu}/u.test(raw), first, sentence, gap });
    end = index + raw.length;
  }
  return words;
}

const isShouted = (text: string): boolean => /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);
