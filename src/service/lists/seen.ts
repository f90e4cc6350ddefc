import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { PersonId } from '../../agreement/people';
import { codeAt, CODES, numberOfCode } from '../commands/case-code';
import type { RegistryRow } from '../ports';

/**
 * What was shown to somebody since they began to leaf through a list. The button to the next page carries it, so that no
 * case is skipped or shown twice, however cases move in between; nothing is kept of it here.
 */
export interface SeenLines {
  /** How many lines. */
  readonly count: number;
  /** The cases of which every line was shown, by {@link nameOfCase}. */
  readonly cases: ReadonlySet<string>;
  /** The lines that were shown of other cases, each by the name of its case and its own. */
  readonly lines: ReadonlySet<string>;
}

/** Who leafs, and what was shown to them since they began. */
export interface ListReader {
  readonly person: PersonId;
  readonly seen: SeenLines;
}

export const NOTHING_SEEN: SeenLines = { count: 0, cases: new Set(), lines: new Set() };

/** No card could carry more than so many characters beside a full page. */
export const MOST_WRITTEN = 3_900;

/** Two schools may have a case of the same code. */
export const nameOfCase = ({ school, code }: Pick<RegistryRow, 'school' | 'code'>): string => `${school}/${code}`;

export const nameOfLine = (of: string, line: string): string => `${of}/${line}`;

const PARTS = /^[a-z0-9-]+:[\w-]*:([A-Z0-9]{4}\/[\w-]+(,[A-Z0-9]{4}\/[\w-]+)*)?$/;

/** As a button carries it: how many, then for each school its cases, packed, and the lines of others: `20|de-lindeboom:Y2Bg:B3N4/t3`. */
export function writtenSeen({ count, cases, lines }: SeenLines): string {
  const schools = [...new Set([...cases, ...lines].map((name) => name.slice(0, name.indexOf('/'))))];
  const of = (school: string, names: ReadonlySet<string>): readonly string[] =>
    [...names].filter((name) => name.startsWith(`${school}/`)).map((name) => name.slice(school.length + 1));
  return [count, ...schools.map((id) => `${id}:${packed(of(id, cases))}:${of(id, lines).join(',')}`)].join('|');
}

/** What a button carried; of anything that is not of our making: a list from its beginning. */
export function readSeen(written: string): SeenLines {
  const [count = '', ...schools] = written.split('|');
  if (!/^\d{1,6}$/.test(count) || !schools.every((one) => PARTS.test(one))) return NOTHING_SEEN;
  const parts = schools.map((one) => one.split(':'));
  try {
    return {
      count: Number(count),
      cases: new Set(parts.flatMap(([id = '', codes = '']) => unpacked(codes).map((code) => `${id}/${code}`))),
      lines: new Set(
        parts.flatMap(([id = '', , lines = '']) =>
          lines === '' ? [] : lines.split(',').map((line) => `${id}/${line}`),
        ),
      ),
    };
  } catch {
    return NOTHING_SEEN;
  }
}

/** A bit for each code that there can be, pressed together: no longer for all of them than for a thousand. */
function packed(codes: readonly string[]): string {
  const bits = new Uint8Array(CODES / 8);
  for (const code of codes) {
    const number = numberOfCode(code);
    if (number !== undefined) bits[number >> 3] = (bits[number >> 3] ?? 0) | (1 << (number & 7));
  }
  return deflateRawSync(bits).toString('base64url');
}

/** @throws what the packing throws for what was not packed here */
function unpacked(text: string): readonly string[] {
  const bits = inflateRawSync(Buffer.from(text, 'base64url'), { maxOutputLength: CODES / 8 });
  return [...bits].flatMap((byte, index) =>
    [0, 1, 2, 3, 4, 5, 6, 7].flatMap((bit) => ((byte >> bit) & 1 ? [codeAt(index * 8 + bit)] : [])),
  );
}
