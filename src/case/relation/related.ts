import type { CaseEvent, RecordedEvent } from '../events';
import { together } from '../child/identifying';
import { SYSTEM } from '../people/participant';
import type { Related, Relation } from './relation';
import type { CaseState } from '../state';

/** Whether somebody still has to say how another case belongs with this one. A closed one is history, and only told. */
export const isUndecided = ({ as, way }: Related): boolean => way === undefined && as !== 'earlier';

/** The state after one more event about other cases; closing is left to whoever calls. */
export function withRelated(state: CaseState, event: CaseEvent, { version, by }: RecordedEvent): readonly Related[] {
  switch (event.type) {
    case 'related-found': {
      const { type: _, ...found } = event;
      return [...others(state, found.case), found];
    }
    case 'related-decided': {
      const known = state.related.find((one) => one.case === event.case);
      const { case: caseId, code, as, way } = event;
      const here = by === SYSTEM ? {} : { decidedIn: version };
      return [...others(state, caseId), { ...(known ?? { case: caseId, code, as }), way, ...here }];
    }
    // What was joined is to be decided anew.
    case 'reopened':
      return state.related.map(({ way, decidedIn, ...rest }) =>
        way === undefined || way === 'join'
          ? rest
          : { ...rest, way, ...(decidedIn === undefined ? {} : { decidedIn }) },
      );
    default:
      return state.related;
  }
}

/** What is remembered of where a report went on. */
export const joining = (
  { case: caseId, code }: { readonly case: string; readonly code: string },
  version: number,
): NonNullable<CaseState['joined']> => ({ case: caseId, code, in: version });

const others = ({ related }: CaseState, caseId: string) => related.filter((one) => one.case !== caseId);

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
