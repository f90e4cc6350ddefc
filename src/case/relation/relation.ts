import type { PersonId } from '../../agreement/people';
import type { Day } from '../../agreement/time';

/** How another case may belong with this one. `earlier`: about the same child, and closed (E-11). */
export type Relation = 'same-child' | 'sibling' | 'earlier';

/** What somebody decides about it. */
export const relatedWays = ['join', 'sibling', 'apart'] as const;

export type RelatedWay = (typeof relatedWays)[number];

/** Another case that may be about the same child or family: by its id and code, and no more. */
export interface Related {
  readonly case: string;
  readonly code: string;
  readonly as: Relation;
  /** The day on which an earlier case was closed. */
  readonly closedOn?: Day;
  readonly way?: RelatedWay;
  /** The version in which somebody decided it here; absent when it was decided in the other case. */
  readonly decidedIn?: number;
  /** Who is kept out of that case: to them it is not there here either. */
  readonly keptFrom?: readonly PersonId[];
}
