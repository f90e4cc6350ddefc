import type { PersonId } from '../../agreement/people';
import type { Day } from '../../agreement/time';
import type { ParentId } from '../child/parent';
import type { Norm } from '../weighing/weighing';

export const reportWays = ['phone', 'form'] as const;

/** Why a report that could not wait was not discussed first. */
export const urgentGrounds = ['haste', 'safety'] as const;

/** Whether a report was discussed beforehand with somebody: when, or the ground why not (M-06, M-07, M-10). */
export interface Discussed {
  /** `parents`: nobody had written down yet who they are. */
  readonly with: ParentId | 'parents' | 'child';
  readonly on?: Day;
  /** By their names in the protocol file. */
  readonly grounds?: readonly string[];
}

/** M-01 to M-13: a report to Veilig Thuis. */
export interface Report {
  readonly id: string;
  readonly reporter: PersonId;
  readonly on: Day;
  readonly time?: string;
  readonly how: (typeof reportWays)[number];
  /** In an emergency the rest is written down later. */
  readonly urgent: boolean;
  readonly urgentGround?: (typeof urgentGrounds)[number];
  readonly norm?: Norm;
  readonly discussed: readonly Discussed[];
  /** Whether the child has reached the age at which it is heard, where nobody knows its day of birth: M-07. */
  readonly older?: 'yes' | 'no';
  readonly reference?: string;
  readonly schoolDoes?: string;
  readonly together?: string;
  readonly groundsWhy?: string;
  /** The talk about it, in its order (M-08, M-09): why and what for, the reaction, an objection and how it was weighed. */
  readonly told?: string;
  readonly reaction?: string;
  readonly objectionOf?: string;
  readonly objections?: string;
  readonly accommodation?: string;
  readonly balance?: string;
}

export const feedbackActions = ['investigates', 'local-team', 'not-taken', 'other'] as const;

/** M-14: what Veilig Thuis does with a report. */
export interface Feedback {
  readonly on: Day;
  readonly action: (typeof feedbackActions)[number];
  readonly agreements?: string;
  readonly nextOn?: Day;
}

/** M-17: Veilig Thuis asked something for its investigation; what was given, by whom, and whether the parents know. */
export interface Inquiry {
  readonly on: Day;
  /** Who of Veilig Thuis asked. */
  readonly employee: string;
  readonly asked: string;
  readonly given: string;
  readonly givenBy: PersonId;
  readonly parentsTold: boolean;
  readonly notTold?: string;
}
