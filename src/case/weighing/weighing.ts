import type { Day, Moment } from '../../agreement/time';
import type { Answer, Safety } from '../answers';
import type { Related } from '../relation/relation';

/** The questions of the framework as the form has them; what they say is in the protocol file. */
export const questions = ['harm', 'q1', 'q2', 'q2b', 'q3', 'q4', 'q5'] as const;
export type Question = (typeof questions)[number];

/** What is written down before them. */
export const firstQuestions = ['safety', 'risks', 'severity', 'reporting', 'helping', 'willing'] as const;
export type FirstQuestion = (typeof firstQuestions)[number];

export const opinionOf = ['veilig-thuis', 'jgz'] as const;

export const norms = ['1', '2', '3'] as const;
export type Norm = (typeof norms)[number];

/** Another case that counts in a weighing. */
export type WeighedCase = Pick<Related, 'code' | 'as' | 'closedOn'>;

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
  /** Other cases that count, such as of a brother or sister: by code and how they belong with this one (E-11, E-16). */
  readonly related?: readonly WeighedCase[];
  /** Whose opinion was asked, and what it was: E-03, E-06. */
  readonly opinion?: { readonly of: (typeof opinionOf)[number]; readonly text: string };
  /** E-07: the outcome of an instrument that somebody else used. */
  readonly instrument?: { readonly name: string; readonly outcome: string };
  /** E-15: what burdens and what protects. */
  readonly burdens?: string;
  readonly protects?: string;
  readonly evaluateOn?: Day;
  readonly checkOn?: Day;
  /** Until when the decision to help waits for those who weigh along: E-02. */
  readonly waitsUntil?: Moment;
  readonly safe: Safety;
}
