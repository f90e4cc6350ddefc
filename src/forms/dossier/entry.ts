import type { Day } from '../../agreement/time';

/** S1-07: what somebody saw, what somebody supposes, and what was done stand apart. */
export type DossierSection = 'facts' | 'suppositions' | 'consent' | 'course';

/** Something in the case, as it is told. */
export interface Entry {
  readonly section: DossierSection;
  readonly title: string;
  /** Both dates: when it happened and when it was written down, and by whom. */
  readonly dates: string;
  readonly texts: readonly { readonly label: string; readonly text: string }[];
  /** The button by which this person can change it. */
  readonly change?: { readonly title: string; readonly entry: string } | undefined;
}

/** An entry before its dates are worded. */
export type Told = Pick<Entry, 'title' | 'texts'> & {
  readonly section?: DossierSection;
  readonly on?: Day;
  /** Nobody wrote it down: it followed from what somebody did. */
  readonly followed?: true;
};
