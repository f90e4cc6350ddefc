import { createHash } from 'node:crypto';

/** No letters or digits that sound or look alike; letter and digit in turn, so that no word can come of it. */
const LETTERS = 'BCDFGHJKLMNPRSTVWXZ';
const DIGITS = '23456789';

/**
 * Four sayable characters for a case: `K7M4`. They come from the case's random id and from nobody's name; `attempt`
 * gives another when a case of the same school has this one. The same id gives the same code again, so that a form
 * sent twice, or a crash in between, claims no second one.
 */
export function codeFor(caseId: string, attempt: number): string {
  const bytes = createHash('sha256').update(`${caseId}|${attempt}`).digest();
  return [LETTERS, DIGITS, LETTERS, DIGITS]
    .map((set, index) => set.charAt(bytes.readUInt16BE(index * 2) % set.length))
    .join('');
}

/** How many codes there are. */
export const CODES = (LETTERS.length * DIGITS.length) ** 2;

/** The place of a code among all of them; `undefined` for what is none. */
export function numberOfCode(code: string): number | undefined {
  const places = [LETTERS, DIGITS, LETTERS, DIGITS].map((set, index) => set.indexOf(code.charAt(index)));
  if (code.length !== places.length || places.some((place) => place < 0)) return undefined;
  return places.reduce((number, place, index) => number * (index % 2 === 0 ? LETTERS : DIGITS).length + place, 0);
}

/** The code at a place among all of them. */
export function codeAt(number: number): string {
  const pair = LETTERS.length * DIGITS.length;
  return [Math.floor(number / pair), number % pair]
    .map((half) => LETTERS.charAt(Math.floor(half / DIGITS.length)) + DIGITS.charAt(half % DIGITS.length))
    .join('');
}
