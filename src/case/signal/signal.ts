import type { Day } from '../../agreement/time';
import type { Safety } from '../answers';

/** What a signal is: S1-07 asks that a supposition is never written down as a fact. */
export const natures = [
  'fact',
  'observation',
  'hypothesis',
  'told-by-child',
  'told-by-third',
  'told-by-adult',
  'hunch',
  'diagnosis',
] as const;
export type Nature = (typeof natures)[number];

/** Whether a grown-up told it who is asked whether it may be written down: of the child or of themselves (S1-08, S1-09). */
export const isToldByOther = (nature: Nature): boolean => nature === 'told-by-third' || nature === 'told-by-adult';

/** S1-02: what contradicts the concern is written down as well. */
export const directions = ['confirms', 'contradicts', 'neutral'] as const;
export type Direction = (typeof directions)[number];

/** S1-09: whether somebody who told something agrees that it is written down. */
export const permissions = ['yes', 'no', 'not-asked'] as const;
export type RecordingPermission = (typeof permissions)[number];

export const categories = [
  'physical',
  'neglect',
  'psychological',
  'sexual',
  'witness',
  'partner',
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
  /** What was chosen out of the list of signals, and where on the body; absent where nothing was. */
  readonly signs?: readonly string[];
  readonly places?: readonly string[];
  /** The child's own words, when the child told it. */
  readonly quote?: string;
  /** Who told it, when a third person did. */
  readonly source?: string;
  /** Whether they agree that it is here; with "no" it is not a signal at all. */
  readonly mayRecord?: Exclude<RecordingPermission, 'no'>;
  readonly notAsked?: string;
  /** Who made a diagnosis, in which profession, and when (S1-10). */
  readonly diagnosis?: { readonly by: string; readonly profession: string; readonly on: Day };
  readonly safe?: Safety;
}

/** S1-20: the part that the first reporter keeps. */
export const reporterRoles = ['watches', 'takes-part', 'none'] as const;
export type ReporterRole = (typeof reporterRoles)[number];
