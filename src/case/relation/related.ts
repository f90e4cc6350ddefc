import { together } from '../names/plain';
import type { Related, Relation } from './relation';
import type { CaseState } from '../state';

/** Whether somebody still has to say how another case belongs with this one. A closed one is history, and only told. */
export const isUndecided = ({ as, way }: Related): boolean => way === undefined && as !== 'earlier';

/** Once a case goes on, what it was joined with is to be decided anew. */
export const undecidedAgain = ({ related }: CaseState): readonly Related[] =>
  related.map(({ way, decidedIn, ...rest }) =>
    way === undefined || way === 'join' ? rest : { ...rest, way, ...(decidedIn === undefined ? {} : { decidedIn }) },
  );

/** A name or date as it is compared: case, accents and spaces make no difference. */
const childNames = ({ child }: CaseState): readonly string[] =>
  [child.name, ...(child.formerNames ?? [])].map(together).filter((name) => name !== '');

const parentNames = ({ parents }: CaseState): readonly string[] =>
  parents.map(({ name }) => together(name)).filter((name) => name !== '');

/** The words by which another case about the same child or family is looked for (S1-26); stored as a keyed hash alone. */
export const marksOf = (state: CaseState): readonly string[] => [
  ...childNames(state).map((name) => `child|${name}`),
  ...parentNames(state).map((name) => `parent|${name}`),
];

/** How two cases that share a mark belong together, if they do: seen from the one that was opened later. */
export function relationOf(later: CaseState, earlier: CaseState): Relation | undefined {
  if (!comparable(later) || !comparable(earlier) || later.status === 'closed') return undefined;
  if (earlier.joined !== undefined) return undefined;
  const born = [later.child.birthDate, earlier.child.birthDate];
  const bothKnown = born.every((day) => day !== undefined);
  const sameName = childNames(later).some((name) => childNames(earlier).includes(name));
  if (sameName && (!bothKnown || born[0] === born[1])) return earlier.status === 'closed' ? 'earlier' : 'same-child';
  return parentNames(later).some((name) => parentNames(earlier).includes(name)) ? 'sibling' : undefined;
}

/** A case about somebody of the school, or that stands still because of it, is told to nobody by way of another. */
const comparable = ({ route, frozen }: CaseState): boolean => route === 'meldcode' && frozen === undefined;
