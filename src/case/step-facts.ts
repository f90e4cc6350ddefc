import type { PersonId } from '../agreement/people';
import type { Day } from '../agreement/time';
import type { Safety } from './facts';
import type { Signature } from './talk/signatures';

/*
 * What people write down on the way from signals to a report: consent, advice, talks, weighing, reporting.
 */

/** Parents are told apart by what cannot change: the order in which they were written down. */
export const parentIds = ['p1', 'p2'] as const;
export type ParentId = (typeof parentIds)[number];
export const threefold = ['yes', 'no', 'unknown'] as const;

/** `unknown` authority counts as authority: whoever may have a say is asked. */
export interface Parent {
  readonly id: ParentId;
  readonly name: string;
  readonly authority: (typeof threefold)[number];
}

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

/** C-08, C-09, C-11: advice of Veilig Thuis, or why none was needed. */
export interface Advice {
  readonly on: Day;
  readonly anonymous: boolean;
  readonly contact?: string;
  readonly employee?: string;
  readonly number?: string;
  readonly judgement?: string;
  readonly advice?: string;
  /** Whether Veilig Thuis says that one may talk with the parents now; absent without advice. */
  readonly talkAllowed?: boolean;
  readonly notNeeded?: string;
}

export const talkPartners = ['parents', 'child'] as const;
export type TalkPartner = (typeof talkPartners)[number];
export const answers = ['yes', 'no', 'doubt'] as const;
export type Answer = (typeof answers)[number];

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
  readonly where: string;
  /** Planned before anybody was consulted, where the protocol tells that talk apart. */
  readonly early?: true;
}

/** C-22: somebody of the school was in touch with the parents, besides the talks that were planned. */
export interface ParentContact {
  readonly on: Day;
  readonly contact: string;
  readonly with: string;
  readonly what: string;
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

/** The questions of the framework as the form has them; what they say stands in the protocol file. */
export const questions = ['harm', 'q1', 'q2', 'q2b', 'q3', 'q4', 'q5'] as const;
export type Question = (typeof questions)[number];
/** What is written down before them. */
export const firstQuestions = ['safety', 'risks', 'severity', 'reporting', 'helping', 'willing'] as const;
export type FirstQuestion = (typeof firstQuestions)[number];

export const opinionOf = ['veilig-thuis', 'jgz'] as const;

export const norms = ['1', '2', '3'] as const;
export type Norm = (typeof norms)[number];

/** E-01 to E-20: what was weighed, what the framework asks at these answers, and what people decided. */
export interface Weighing {
  readonly first: Readonly<Partial<Record<FirstQuestion, string>>>;
  readonly answers: Readonly<Partial<Record<Question, Answer>>>;
  readonly whys: Readonly<Partial<Record<Question, string>>>;
  readonly framework: 'report' | 'help' | 'follow' | 'close';
  /** The meldnormen that the answers point to: E-10. */
  readonly norms?: readonly Norm[];
  readonly report: boolean;
  readonly help: boolean;
  /** Why it was decided otherwise than the framework asks. */
  readonly against?: string;
  /** How refused consent counts. */
  readonly refusals?: string;
  /** Whose opinion was asked, and what it was: E-03, E-06. */
  readonly opinion?: { readonly of: (typeof opinionOf)[number]; readonly text: string };
  /** E-07: the outcome of an instrument that somebody else used. */
  readonly instrument?: { readonly name: string; readonly outcome: string };
  /** E-15: what burdens and what protects. */
  readonly burdens?: string;
  readonly protects?: string;
  readonly evaluateOn?: Day;
  readonly checkOn?: Day;
  readonly safe: Safety;
}

export const reportWays = ['phone', 'form'] as const;

/** Whether a report was discussed beforehand with somebody: when, or the ground why not (M-06, M-07, M-10). */
export interface Discussed {
  readonly with: ParentId | 'child';
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
  readonly norm?: Norm;
  readonly discussed: readonly Discussed[];
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
