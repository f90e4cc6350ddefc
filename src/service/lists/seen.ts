import type { PersonId } from '../../agreement/people';
import type { RegistryRow } from '../ports';

/**
 * What was shown to somebody since they began to leaf through a list. The button to the next page carries it, so that no
 * case is skipped or shown twice, however cases move in between; nothing is kept of it here.
 */
export interface Seen {
  /** How many lines. */
  readonly count: number;
  /** The cases of which every line was shown, by {@link nameOf}. */
  readonly cases: ReadonlySet<string>;
  /** The lines that were shown of other cases, each by the name of its case and its own. */
  readonly lines: ReadonlySet<string>;
}

/** Who leafs, and what was shown to them since they began. */
export interface Reader {
  readonly person: PersonId;
  readonly seen: Seen;
}

export const NOTHING_SEEN: Seen = { count: 0, cases: new Set(), lines: new Set() };

/** No card could carry more cases than these beside a full page. */
export const MOST_SEEN = 1_000;

/** Two schools may have a case of the same code. */
export const nameOf = ({ school, code }: Pick<RegistryRow, 'school' | 'code'>): string => `${school}/${code}`;

export const nameOfLine = (of: string, line: string): string => `${of}/${line}`;

const CODE = /[A-Z0-9]{4}/g;
const WRITTEN = /^\d{1,6}(\|[a-z0-9-]+:([A-Z0-9]{4})*:([A-Z0-9]{4}\/[\w-]+(,[A-Z0-9]{4}\/[\w-]+)*)?)*$/;

/** As a button carries it: `20|de-lindeboom:K7M4K2M2:B3N4/t3,B3N4/t5`. */
export function writtenSeen({ count, cases, lines }: Seen): string {
  const bySchool = new Map<string, { codes: string; lines: string[] }>();
  const at = (name: string): { readonly school: { codes: string; lines: string[] }; readonly rest: string } => {
    const [id = '', ...rest] = name.split('/');
    const school = bySchool.get(id) ?? { codes: '', lines: [] };
    bySchool.set(id, school);
    return { school, rest: rest.join('/') };
  };
  for (const name of cases) {
    const { school, rest } = at(name);
    school.codes += rest;
  }
  for (const name of lines) {
    const { school, rest } = at(name);
    school.lines.push(rest);
  }
  return [count, ...[...bySchool].map(([id, school]) => `${id}:${school.codes}:${school.lines.join(',')}`)].join('|');
}

/** What a button carried; of anything that is not of our making: a list from its beginning. */
export function readSeen(written: string): Seen {
  if (!WRITTEN.test(written)) return NOTHING_SEEN;
  const [count = '0', ...schools] = written.split('|');
  const parts = schools.map((one) => one.split(':'));
  return {
    count: Number(count),
    cases: new Set(parts.flatMap(([id = '', codes = '']) => (codes.match(CODE) ?? []).map((code) => `${id}/${code}`))),
    lines: new Set(
      parts.flatMap(([id = '', , lines = '']) => (lines === '' ? [] : lines.split(',')).map((line) => `${id}/${line}`)),
    ),
  };
}
