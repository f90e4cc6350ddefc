/*
 * What somebody filled in, held as text by the id of its input: the same on every surface, in a form, in its draft and in
 * the gate of its command. A surface that is sent anything else makes this of it; an empty text is no answer.
 */

/** What somebody filled in, by the id of the input. */
export type Values = Readonly<Record<string, string>>;

/** A tick, and what a form remembers as being so. */
export const TICKED = 'true';
export const UNTICKED = 'false';

export const isTicked = (value: string | undefined): boolean => value === TICKED;

const BETWEEN = ',';

/** The answers out of several of which many may be chosen; no value of a choice has a comma in it. */
export const listIn = (value: string | undefined): readonly string[] =>
  (value ?? '').split(BETWEEN).filter((one) => one !== '');
