import type { PersonId } from '../../agreement/people';
import { isPlaceholder } from '../names/names-in';
import { together } from '../names/plain';
import type { Related, Relation } from './relation';
import { heardIn, keysOf, mayBeOne, type Heard } from './same-name';
import type { CaseState } from '../state';

/** Whether somebody still has to say how another case belongs with this one. A closed one is history, and only told. */
export const isUndecided = ({ as, way }: Related): boolean => way === undefined && as !== 'earlier';

/** Whether another case counts in the weighing of this one: brothers and sisters, and what there was before (E-11, E-16). */
export const counts = ({ as, way }: Related): boolean =>
  way === 'sibling' || (way === undefined && as !== 'same-child');

/** Whether somebody may hear of another case by way of this one. */
export const mayHearOf = ({ keptFrom }: Related, person: PersonId): boolean => keptFrom?.includes(person) !== true;

/** Once a case goes on, what it was joined with is to be decided anew. */
export const undecidedAgain = ({ related }: CaseState): readonly Related[] =>
  related.map(({ way, decidedIn, ...rest }) =>
    way === undefined || way === 'join' ? rest : { ...rest, way, ...(decidedIn === undefined ? {} : { decidedIn }) },
  );

const written = ({ child }: CaseState): readonly string[] => [child.name, ...(child.formerNames ?? [])];

const children = (state: CaseState): readonly Heard[] => written(state).flatMap((name) => heardIn(name, 'child'));

/** Of a parent two words are needed, or an initial: there is more than one Mia. */
const parents = ({ parents: known }: CaseState): readonly Heard[] =>
  known
    .flatMap(({ name }) => heardIn(name, 'other'))
    .filter(({ words, initials }) => words.length + initials.length > 1);

/** A brother or sister who is written down by the first name alone has the surname of the child, or of nobody else known. */
function siblings(state: CaseState): readonly Heard[] {
  const surnames = children(state).map(({ words }) => words.slice(1));
  const noted = (state.child.siblings ?? []).flatMap((name) => heardIn(name, 'other'));
  return noted.flatMap((one) =>
    one.words.length > 1 ? [one] : surnames.map((surname) => ({ ...one, words: [...one.words, ...surname] })),
  );
}

/**
 * The words by which another case about the same child or family is looked for (S1-26); stored as a keyed hash alone. They
 * find more than belongs together: `relationOf` decides. By what was written, letter by letter, is how earlier releases looked.
 */
export const marksOf = (state: CaseState): readonly string[] => [
  ...new Set([
    ...named(written(state)).map((name) => `child|${name}`),
    ...named(state.parents.map(({ name }) => name)).map((name) => `parent|${name}`),
    ...[...children(state), ...siblings(state)].flatMap(keysOf).map((key) => `child-key|${key}`),
    ...parents(state)
      .flatMap(keysOf)
      .map((key) => `parent-key|${key}`),
  ]),
];

const named = (names: readonly string[]): readonly string[] =>
  names.filter((name) => !isPlaceholder(name)).map((name) => together(name));

/** How two cases that share a mark may belong together, if they do: seen from the one that was opened later. */
export function relationOf(later: CaseState, earlier: CaseState): Relation | undefined {
  if (!comparable(later) || !comparable(earlier) || later.status === 'closed') return undefined;
  if (earlier.joined !== undefined) return undefined;
  const born = [later.child.birthDate, earlier.child.birthDate];
  const bothKnown = born.every((day) => day !== undefined);
  if (share(children(later), children(earlier)) && (!bothKnown || born[0] === born[1]))
    return earlier.status === 'closed' ? 'earlier' : 'same-child';
  const family =
    share(parents(later), parents(earlier)) ||
    share(children(later), siblings(earlier)) ||
    share(siblings(later), children(earlier));
  return family ? 'sibling' : undefined;
}

const share = (some: readonly Heard[], others: readonly Heard[]): boolean =>
  some.some((one) => others.some((other) => mayBeOne(one, other)));

/** A case about somebody of the school, or that stands still because of it, is told to nobody by way of another. */
const comparable = ({ route, frozen }: CaseState): boolean => route === 'meldcode' && frozen === undefined;
