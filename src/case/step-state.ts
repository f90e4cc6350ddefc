import type { PersonId } from '../agreement/people';
import type { Day } from '../agreement/time';
import type { Signer } from './signatures';
import type { ConsentAnswer, Parent, ParentId, TalkPartner } from './step-facts';

/** The latest answer of a parent about a party. */
export interface ConsentState {
  readonly parent: ParentId;
  readonly party: string;
  readonly answer: ConsentAnswer;
  readonly written: boolean;
  /** Whether a refusal was weighed. */
  readonly weighed?: true;
}

export interface TalkState {
  readonly id: string;
  readonly with: TalkPartner;
  readonly status: 'planned' | 'held' | 'waived';
  /** The task by which the report of a planned talk is asked. */
  readonly task?: string;
  readonly leader?: PersonId;
  readonly second?: PersonId;
  /** Who has not said yet whether they sign. */
  readonly unsigned?: readonly Signer[];
}

/** What deciding needs to know of the steps from talk to report; no free text but the names that must be kept out. */
export interface StepState {
  readonly parents: readonly Parent[];
  readonly consents: readonly ConsentState[];
  /** The latest advice of Veilig Thuis. */
  readonly advice?: { readonly on: Day; readonly talkAllowed: boolean };
  /** Whether one may not talk with the parents now: C-24. */
  readonly talkBlocked: boolean;
  readonly talks: readonly TalkState[];
  /** The latest decision: report? help? */
  readonly weighing?: { readonly report: boolean; readonly help: boolean };
  readonly reports: readonly { readonly id: string; readonly on: Day }[];
}

export const noSteps: StepState = { parents: [], consents: [], talkBlocked: false, talks: [], reports: [] };
