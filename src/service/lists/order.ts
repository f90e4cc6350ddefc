import type { Agreement } from '../../agreement/agreement';
import { safetyTasks } from '../../agreement/safety-tasks';
import type { Moment } from '../../agreement/time';
import { stagnantFrom } from '../../case/course/stagnation';
import type { CaseState } from '../../case/state';
import type { AgendaEntry } from '../../case/task/agenda';
import type { RegistryRow } from '../ports';

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Later than any moment. */
const NEVER = '9';

/**
 * In which order cases are looked at, by the registry, which may be behind: danger that nobody is on first; then first due
 * first, or first told that it stands still; what has no date last, in the order of its code.
 */
export const byDue = (a: RegistryRow, b: RegistryRow): number =>
  Number(b.danger === true) - Number(a.danger === true) || compare(asksFrom(a), asksFrom(b)) || compare(a.code, b.code);

const asksFrom = ({ nextDue = NEVER, stagnantSince = NEVER }: RegistryRow): string =>
  nextDue < stagnantSince ? nextDue : stagnantSince;

/** How soon somebody has to look at a line: as text, so that what sorts first comes first. */
export type Urgency = string;

/** Danger first, then what is about safety by its term, then the rest by its own. */
export const urgencyOf = (
  danger: boolean,
  { safety, due }: { readonly safety: boolean; readonly due: Moment | undefined },
  code: string,
): Urgency => [danger ? 0 : 1, safety ? 0 : 1, due ?? NEVER, code].join(' ');

/** Of a whole case: by what is asked in it about safety, else by what is due first there, or since when it stands still. */
export function urgencyOfCase(
  danger: boolean,
  open: readonly AgendaEntry[],
  state: CaseState,
  agreement: Agreement,
  now: Moment,
): Urgency {
  const about = safetyTasks(agreement.protocol);
  const safety = open.find(({ rule, state: how }) => how !== 'planned' && about.has(rule));
  if (safety !== undefined) return urgencyOf(danger, { safety: true, due: safety.due }, state.code);
  const [due] = [open[0]?.due, stagnantFrom(state, agreement, now)].filter((moment) => moment !== undefined).sort();
  return urgencyOf(danger, { safety: false, due }, state.code);
}
