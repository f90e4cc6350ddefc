import type { Day } from '../../agreement/time';
import type { ParentId } from '../child/parent';

export const consentAnswers = ['asked', 'given', 'refused', 'withdrawn'] as const;
export type ConsentAnswer = (typeof consentAnswers)[number];

/** C-12: consent is asked of each parent with authority, for each party from outside the school. */
export interface Consent {
  readonly parent: ParentId;
  /** A person of the school file, or a name. */
  readonly party: string;
  readonly purpose: string;
  readonly answer: ConsentAnswer;
  readonly on: Day;
  readonly written: boolean;
  /** Where the paper is. */
  readonly place?: string;
}

/** The latest answer of a parent about a party. */
export interface ConsentState {
  readonly parent: ParentId;
  readonly party: string;
  readonly answer: ConsentAnswer;
  readonly written: boolean;
  /** Whether a refusal was weighed. */
  readonly weighed?: true;
}
