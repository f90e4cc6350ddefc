import { spokenDay } from '../../agreement/calendar';
import { counts, isUndecided } from '../../case/relation/related';
import type { Moment } from '../../agreement/time';
import type { DialogView, RelatedCase } from '../types';

/** Another case as a line of a page: its code and how it belongs with this one. */
export type RelatedCaseRow = {
  readonly text: string;
  readonly other: string;
  readonly code: string;
  /** Whether a choice is still to be made. */
  readonly choose: boolean;
};

export const relatedCaseRows = ({ relatedCases = [], now }: DialogView): readonly RelatedCaseRow[] =>
  relatedCases.map((one) => ({
    text: told(one, now),
    other: one.case,
    code: one.code,
    choose: isUndecided(one),
  }));

function told({ code, as, way, closedOn }: RelatedCase, now: Moment): string {
  if (way === 'join') return `Zorg ${code}: samengevoegd.`;
  if (way === 'apart') return `Zorg ${code}: apart gehouden.`;
  if (way === 'sibling') return `Zorg ${code}: een broer of zus.`;
  if (as === 'sibling') return `Zorg ${code}: misschien een broer of zus.`;
  if (as === 'same-child') return `Zorg ${code}: misschien hetzelfde kind.`;
  const when = closedOn === undefined ? '' : ` op ${spokenDay(closedOn, now)}`;
  return `Zorg ${code}: misschien een eerdere zorg over dit kind, afgesloten${when}.`;
}

/** What counts in the weighing: brothers and sisters, and what there was before (E-11, E-16). */
export const weighedRelatedCases = (view: DialogView): readonly RelatedCaseRow[] => {
  const { relatedCases = [] } = view;
  return relatedCaseRows({ ...view, relatedCases: relatedCases.filter(counts) });
};

/** Teachers who reported about a brother or sister: their view may be asked too (S1-26). */
export const siblingTeachers = ({ relatedCases = [], agreement }: DialogView): readonly string[] => [
  ...new Set(
    relatedCases.flatMap(({ way, reporter }) =>
      way === 'sibling' && reporter.role === agreement.protocol.teacher ? [reporter.person] : [],
    ),
  ),
];
