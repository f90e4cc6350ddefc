import type { School } from '../../agreement/school-schema';
import { findDate } from '../names/find-date';
import { findNames } from '../names/find-names';
import { namesIn, type Name } from '../names/names-in';
import { plain, readingsOf, together } from '../names/plain';
import type { CaseState } from '../state';

/** Something in a text that would tell an outsider who the child is. */
export interface Identifying {
  readonly kind: 'naam' | 'geboortedatum' | 'school';
  /** As the text has it. For the form in which it was written alone. */
  readonly word: string;
  /** Whether it can only be that; else its writer may say that it is no name. */
  readonly certain: boolean;
  /** It is a word of every day too, that was written as a name. */
  readonly everyday: boolean;
}

/**
 * What in a text would tell an outsider who the child is: the name of the child, a parent, brother or sister or a part of it,
 * the birth date in any usual spelling, the school, the case's code; also where it is written so that it escapes the eye.
 * C-12, C-14: without written consent a case is discussed without them.
 */
export function identifying(
  text: string,
  state: CaseState,
  school: Pick<School, 'name' | 'alsoKnownAs'>,
): readonly Identifying[] {
  const { birthDate } = state.child;
  const days = birthDate === undefined ? [] : findDate(text, birthDate);
  const schools = [school.name, ...school.alsoKnownAs, state.code].filter((name) => holds(text, name));
  return [
    ...namesInText(text, state),
    ...days.map((word) => ({ kind: 'geboortedatum' as const, word, ...surely })),
    ...schools.map((word) => ({ kind: 'school' as const, word, ...surely })),
  ];
}

const surely = { certain: true, everyday: false } as const;

function namesInText(text: string, state: CaseState): readonly Identifying[] {
  const [sure, unsure] = [confirmedNames(state), reportedNames(state)].map((names) => findNames(text, names));
  const found = new Map<string, Identifying>();
  for (const { raw: word, near, everyday } of unsure ?? [])
    found.set(plain(word), { kind: 'naam', word, certain: false, everyday: everyday && !near });
  for (const { raw: word, near, everyday } of sure ?? []) {
    const known = found.get(plain(word));
    if (known?.certain !== true) found.set(plain(word), { kind: 'naam', word, certain: !near, everyday });
  }
  return [...found.values()];
}

/** The names that somebody wrote down as such: of the child, as it was and is called, and of its family. */
function confirmedNames({ child, parents }: CaseState): readonly Name[] {
  const own = [child.name, ...(child.formerNames ?? [])].filter((name) => !isReported(child, name));
  return [
    ...own.flatMap((name) => namesIn(name, 'child')),
    ...[...parents.map(({ name }) => name), ...(child.siblings ?? [])].flatMap((name) => namesIn(name)),
  ];
}

/** A first report often has the name that everybody uses; it gives the child away as much as the full one does. */
const reportedNames = ({ child }: CaseState): readonly Name[] =>
  [child.name, ...(child.formerNames ?? [])]
    .filter((name) => isReported(child, name))
    .flatMap((name) => namesIn(name, 'child'));

/** Whether a name is only what the first report said, in whatever words. */
const isReported = (child: CaseState['child'], name: string): boolean =>
  child.reportedAs === undefined || (name === child.reportedAs && name !== child.name);

/** Whether a text names this place, as words of their own; where there are two or more, also written as one. */
function holds(text: string, name: string): boolean {
  const words = plain(name);
  if (words === '') return false;
  return readingsOf(text).some((reading) => {
    const attached = words.includes(' ') && together(reading).includes(together(name));
    return attached || ` ${plain(reading)} `.includes(` ${words} `);
  });
}
