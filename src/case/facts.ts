import type { PersonId } from '../agreement/people';
import type { Day } from '../agreement/time';

/** What a signal is: S1-07 asks that a supposition is never written down as a fact. */
export const natures = [
  'fact',
  'observation',
  'hypothesis',
  'told-by-child',
  'told-by-third',
  'hunch',
  'diagnosis',
] as const;
export type Nature = (typeof natures)[number];

/** S1-02: what contradicts the concern is written down as well. */
export const directions = ['confirms', 'contradicts', 'neutral'] as const;
export type Direction = (typeof directions)[number];

/** S1-09: whether somebody who told something agrees that it is written down. */
export const permissions = ['yes', 'no', 'not-asked'] as const;
export type Permission = (typeof permissions)[number];

/** "Is het kind vandaag veilig?" */
export const safeties = ['yes', 'no', 'unknown'] as const;
export type Safety = (typeof safeties)[number];

export const categories = [
  'physical',
  'neglect',
  'psychological',
  'sexual',
  'witness',
  'honour',
  'genital-mutilation',
  'forced-marriage',
  'elder',
  'behaviour-change',
  'other',
] as const;
export type Category = (typeof categories)[number];

/** S1-04: date, place, situation and who else was there are always written down. */
export interface Signal {
  readonly what: string;
  readonly nature: Nature;
  readonly direction: Direction;
  readonly on: Day;
  readonly place: string;
  readonly situation: string;
  /** Who else was there; "niemand anders" is said explicitly. */
  readonly present: string;
  readonly categories: readonly Category[];
  /** The child's own words, when the child told it. */
  readonly quote?: string;
  /** Who told it, when a third person did. */
  readonly source?: string;
  /** Whether they agree that it stands here; with "no" it is not a signal at all. */
  readonly mayRecord?: Exclude<Permission, 'no'>;
  readonly notAsked?: string;
  /** Who made a diagnosis, in which profession, and when (S1-10). */
  readonly diagnosis?: { readonly by: string; readonly profession: string; readonly on: Day };
  readonly safe?: Safety;
}

/** S1-20: the part that whoever saw it first keeps. */
export const reporterRoles = ['watches', 'takes-part', 'none'] as const;
export type ReporterRole = (typeof reporterRoles)[number];

export type ConsultationMode = 'open' | 'anonymous';
export const contacts = ['talk', 'phone', 'written'] as const;

/** C-16: what a consulted colleague says, in writing. */
export interface ConsultationNote {
  readonly on: Day;
  readonly contact: (typeof contacts)[number];
  readonly reading: string;
  readonly alternative?: string;
  readonly advice: string;
  readonly agreements?: string;
  /** C-21: what the protocol has them choose, by its name in the file, and why; a supposition, and no finding. */
  readonly choice?: { readonly of: string; readonly why: string };
  /** C-09: any doubt about cause or safety asks for advice of Veilig Thuis. */
  readonly doubt: boolean;
}

/** H-03, H-04, H-15: to whom the family is referred, by whom, when, what for, and what should come of it. */
export interface Referral {
  /** `r1`, `r2`, …: counted within the case. */
  readonly id: string;
  readonly organisation: string;
  readonly referrer: PersonId;
  readonly on: Day;
  readonly purpose: string;
  readonly announcedOn?: Day;
  readonly lead: string;
  readonly result: string;
  readonly evaluateOn: Day;
}

/** H-05: whether the parents arrived at the help to which they were referred. */
export interface FollowUpNote {
  /** The outcome's name in the protocol file. */
  readonly outcome: string;
  /** With an appointment or a waiting list: the date that is expected. */
  readonly expectedOn?: Day;
  readonly spokeWith?: string;
  readonly explanation?: string;
  readonly safe: Safety;
}

export const closingReasons = ['no-suspicion', 'other-cause', 'help-done', 'handed-over'] as const;

/** R-09, S1-21: closing is a reasoned decision, with an evaluation. */
export interface Closing {
  readonly reason: (typeof closingReasons)[number];
  readonly motivation: string;
  readonly agreements: string;
  readonly wentWell: string;
  readonly tookLong: string;
  readonly heard: readonly string[];
  readonly filedOn?: Day;
  readonly safe: Safety;
  /** Why it closes although a follow-up is open. */
  readonly despiteOpen?: string;
}
