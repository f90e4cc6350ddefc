import type { Day } from '../../agreement/time';
import type { CaseState } from '../state';
import type { Context } from '../context';

/** Whether somebody has reached an age on a day; one born on 29 February does so on 1 March. */
export const hasReached = (age: number, birthDate: Day, on: Day): boolean =>
  `${Number(birthDate.slice(0, 4)) + age}${birthDate.slice(4)}`.padStart(10, '0') <= on;

/** Whether the report is to be discussed with the child as well: from an age on, on the day of the report (M-07). */
export const childHeard = ({ child }: Pick<CaseState, 'child'>, on: Day, { agreement }: Pick<Context, 'agreement'>) =>
  child.birthDate !== undefined && hasReached(agreement.protocol.report.child.from, child.birthDate, on);
