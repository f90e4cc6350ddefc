import { spokenDay } from '../../agreement/calendar';
import { isUndecided } from '../../case/relation/related';
import type { Moment } from '../../agreement/time';
import type { DialogView, Relative } from '../types';

/** Another case as a line of a page: its code and how it belongs with this one. */
export type RelativeRow = {
  readonly text: string;
  readonly other: string;
  readonly code: string;
  /** Whether a choice is still to be made. */
  readonly choose: boolean;
};

export const relativeRows = ({ relatives = [], now }: DialogView): readonly RelativeRow[] =>
  relatives.map((relative) => ({
    text: told(relative, now),
    other: relative.case,
    code: relative.code,
    choose: isUndecided(relative),
  }));

function told({ code, as, way, closedOn }: Relative, now: Moment): string {
  if (way === 'join') return `Zorg ${code}: samengevoegd.`;
  if (way === 'apart') return `Zorg ${code}: apart gehouden.`;
  if (way === 'sibling') return `Zorg ${code}: een broer of zus.`;
  if (as === 'sibling') return `Zorg ${code}: misschien een broer of zus.`;
  if (as === 'same-child') return `Zorg ${code}: misschien hetzelfde kind.`;
  const when = closedOn === undefined ? '' : ` op ${spokenDay(closedOn, now)}`;
  return `Zorg ${code}: misschien een eerdere zorg over dit kind, afgesloten${when}.`;
}

/** What counts in the weighing: brothers and sisters, and what there was before (E-11, E-16). */
export const weighedRelatives = (view: DialogView): readonly RelativeRow[] => {
  const { relatives = [] } = view;
  const counts = relatives.filter(({ as, way }) => way === 'sibling' || (way === undefined && as !== 'same-child'));
  return relativeRows({ ...view, relatives: counts });
};

/** Teachers who reported about a brother or sister: their view may be asked too (S1-26). */
export const siblingTeachers = ({ relatives = [] }: DialogView): readonly string[] => [
  ...new Set(
    relatives.flatMap(({ way, reporter }) =>
      way === 'sibling' && reporter.role === 'leerkracht' ? [reporter.person] : [],
    ),
  ),
];
