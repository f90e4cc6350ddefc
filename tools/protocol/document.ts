/*
 * A page to read and to sign, without a form of its own: what is on it, and not how it looks.
 */

/** A cell of a table: its first line is what it is about, the others say more of it. */
export type Cell = readonly string[];

export type Part =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Cell[])[] }
  | { readonly kind: 'signatures'; readonly who: readonly string[] };

export interface Document {
  readonly title: string;
  /** One line below the title. */
  readonly subtitle: string;
  readonly parts: readonly Part[];
}

export const heading = (text: string): Part => ({ kind: 'heading', level: 2, text });
export const subheading = (text: string): Part => ({ kind: 'heading', level: 3, text });
export const text = (words: string): Part => ({ kind: 'text', text: words });

/** A list, with what leads to it; nothing where there is nothing in it. */
export const list = (items: readonly string[], lead?: string): readonly Part[] =>
  items.length === 0 ? [] : [...(lead === undefined ? [] : [text(lead)]), { kind: 'list', items }];

/** A table; nothing where there are no rows. */
export const table = (head: readonly string[], rows: readonly (readonly Cell[])[]): readonly Part[] =>
  rows.length === 0 ? [] : [{ kind: 'table', head, rows }];

/** A line that is there only if something holds. */
export const line = (holds: boolean, words: string): readonly string[] => (holds ? [words] : []);

/** The same, as a paragraph. */
export const textIf = (holds: boolean, words: string): readonly Part[] => (holds ? [text(words)] : []);

/** "a, b en c" */
export const together = (words: readonly string[], last = 'en'): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
