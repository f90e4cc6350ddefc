import type { PersonId, RoleId } from '../agreement/people';
import type { Day } from '../agreement/time';
import type { Direction } from './facts';
import type { Signer } from './talk/signatures';
import type { ConsentAnswer, Norm, Parent, ParentId, TalkPartner } from './step-facts';

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
  /** Held in the first step, before anybody was consulted. */
  readonly early?: true;
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
  /** How many signals confirm the concern, contradict it, or do neither: S1-02. */
  readonly directions: Readonly<Partial<Record<Direction, number>>>;
  readonly consents: readonly ConsentState[];
  /** The tasks of the protocol that were answered, by their names. */
  readonly done: readonly string[];
  /** Who answered a consultation, in which role. */
  readonly consulted: readonly { readonly role: RoleId; readonly person: PersonId }[];
  /** The required consultations that were left out with a reason. */
  readonly waivedConsultations: readonly string[];
  /** Whether advice of Veilig Thuis was given, or is not needed; the latter only for as long as nobody doubts. */
  readonly adviceSettled?: 'given' | 'not-needed';
  /** Somebody doubts about cause or safety, and Veilig Thuis has not advised since (C-09). */
  readonly doubt?: true;
  /** The latest advice of Veilig Thuis. */
  readonly advice?: { readonly on: Day; readonly talkAllowed: boolean };
  /** Whether one may not talk with the parents now: C-24. */
  readonly talkBlocked: boolean;
  readonly talks: readonly TalkState[];
  /** The latest decision: report? help? */
  readonly weighing?: {
    readonly report: boolean;
    readonly help: boolean;
    /** The meldnormen to which the answers pointed: E-10. */
    readonly norms?: readonly Norm[];
    /** Who weighs along and sees it otherwise. */
    readonly disputedBy?: readonly PersonId[];
  };
  readonly reports: readonly { readonly id: string; readonly on: Day }[];
}

export const noSteps: StepState = {
  parents: [],
  directions: {},
  consents: [],
  done: [],
  consulted: [],
  waivedConsultations: [],
  talkBlocked: false,
  talks: [],
  reports: [],
};
