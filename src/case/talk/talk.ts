import type { PersonId } from '../../agreement/people';
import type { Day } from '../../agreement/time';
import type { Safety, Answer } from '../answers';
import type { Signature, Signer } from './signatures';

export const talkPartners = ['parents', 'child'] as const;
export type TalkPartner = (typeof talkPartners)[number];

/** D-16: what a talk is for is written down before it is held. */
export interface TalkPlan {
  readonly id: string;
  /** The task by which its report is asked. */
  readonly task: string;
  readonly with: TalkPartner;
  readonly risk: Answer;
  readonly purpose: string;
  /** The signals that it is about, by the versions at which they were written down. */
  readonly chosen: readonly number[];
  /** What it is about besides. */
  readonly signals?: string;
  readonly leader: PersonId;
  readonly second?: PersonId;
  /** Why one person of the school is enough. */
  readonly alone?: string;
  /** Somebody from outside who is there, with the parents' consent: D-02, D-19. */
  readonly outside?: PersonId;
  /** Who helps to prepare it: D-07. */
  readonly support?: string;
  readonly on: Day;
  /** Local hour and minutes: `14.30`. */
  readonly time?: string;
  readonly where: string;
  /** The talk in whose place it comes, by its id. */
  readonly instead?: string;
  /** Planned before anybody was consulted, where the protocol tells that talk apart. */
  readonly early?: true;
}

/** Why there is no talk (D-12). */
export interface TalkWaiver {
  readonly id: string;
  readonly with: TalkPartner;
  /** Grounds by their names in the protocol file. */
  readonly grounds: readonly string[];
  readonly why: string;
}

export const talkOutcomes = ['recognises', 'not-recognised', 'other-cause', 'refuses-help'] as const;

/** D-05, D-06: the report of a talk, in the order in which the talk went. */
export interface TalkNote {
  readonly on: Day;
  readonly told: string;
  readonly facts: string;
  readonly reaction: string;
  readonly together: string;
  readonly agreements?: string;
  readonly present: string;
  readonly signatures: readonly Signature[];
  readonly outcome: (typeof talkOutcomes)[number];
  readonly safe: Safety;
}

/** C-22: somebody of the school was in touch with the parents, besides the talks that were planned. */
export interface ParentContact {
  readonly on: Day;
  readonly contact: string;
  readonly with: string;
  readonly what: string;
}

export interface TalkState {
  /** Held in the first step, before anybody was consulted. */
  readonly early?: true;
  readonly id: string;
  readonly with: TalkPartner;
  /** `cancelled`: it was planned, and is not held. */
  readonly status: 'planned' | 'held' | 'waived' | 'cancelled';
  /** The task by which the report of a planned talk is asked. */
  readonly task?: string;
  readonly leader?: PersonId;
  readonly second?: PersonId;
  readonly outside?: PersonId;
  readonly on?: Day;
  readonly time?: string;
  readonly instead?: string;
  /** The version at which it last became what it is: planned, put on hold, gone on with or cancelled. Who is there is told anew. */
  readonly since?: number;
  /** Who has not said yet whether they sign. */
  readonly unsigned?: readonly Signer[];
}
