/*
 * What somebody filled in, by the id of its input: a text, whether something is so, or several answers. How a surface
 * carries these is its own matter. An empty text and no answers at all are the same as nothing.
 */

export type FieldValue = string | boolean | readonly string[];

/** What somebody filled in, by the id of the input. */
export type Values = Readonly<Record<string, FieldValue>>;

/** Whether something was ticked, or a form remembers it as being so. */
export const isTicked = (value: FieldValue | undefined): boolean => value === true;

/** A text, or the one that was chosen; empty where there is none. */
export const textIn = (value: FieldValue | undefined): string => (typeof value === 'string' ? value : '');

/** The answers out of several of which many may be chosen. */
export const listIn = (value: FieldValue | undefined): readonly string[] =>
  value === undefined || typeof value === 'string' || typeof value === 'boolean' ? [] : value;

/** Whether nothing was filled in; a tick that was left out is nothing as well. */
export const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined || value === '' || value === false || (typeof value === 'object' && value.length === 0);
