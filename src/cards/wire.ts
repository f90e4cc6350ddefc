import type { FieldKind } from '../case/fields';
import type { FieldValue, Values } from '../view/values';

/*
 * How Teams carries what somebody filled in: as text. A tick sends one of two words, and of many choices those that were
 * chosen come with commas between them, so that no value of a choice has a comma in it.
 */

const TICKED = 'true';
const UNTICKED = 'false';
const BETWEEN = ',';

/** What was filled in, as a card carries it. */
export const carried = (value: FieldValue): string =>
  typeof value === 'string' ? value : typeof value === 'boolean' ? (value ? TICKED : UNTICKED) : value.join(BETWEEN);

/** The same for all that was filled in. */
export const allCarried = (values: Values): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, carried(value)]));

/** What a card sent, as it was meant. What fits no input of its kind stays as it is, and its command refuses it. */
export function meantBy(kind: FieldKind, text: string): FieldValue {
  if (kind === 'list') return text.split(BETWEEN).filter((one) => one !== '');
  if (kind === 'tick' && text === TICKED) return true;
  return kind === 'tick' && text === UNTICKED ? false : text;
}
