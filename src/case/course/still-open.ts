import type { Agreement } from '../../agreement/agreement';
import type { PersonId } from '../../agreement/people';
import type { Moment } from '../../agreement/time';
import type { CaseState } from '../state';
import type { Task } from '../task/task';
import { closingLines } from './closing';
import { holdsOpen } from './policy';

/** What nobody answered yet when a case closes. What the board alone was asked is in none of it: that lapses unseen. */
export interface StillOpen {
  /** What keeps the case open. */
  readonly holding: readonly Task[];
  /** What was asked, a line each. */
  readonly lines: readonly Task[];
  /** What was asked as well, and has no line of its own. */
  readonly beyond: readonly Task[];
  /** What would have been asked later, such as how the child is. */
  readonly later: readonly Task[];
}

/** What is open in a case, as the person reads it who closes it. */
export function stillOpen(state: CaseState, { protocol }: Agreement, person: PersonId, now: Moment): StillOpen {
  const open = state.tasks.filter(
    ({ status, rule, owner }) => status === 'open' && (rule !== protocol.staff.task || owner.person === person),
  );
  const holding = open.filter((task) => holdsOpen(task, protocol));
  const others = open.filter((task) => !holding.includes(task));
  const asked = others.filter(({ askFrom }) => askFrom <= now);
  return {
    holding,
    lines: asked.slice(0, closingLines.length),
    beyond: asked.slice(closingLines.length),
    later: others.filter((task) => !asked.includes(task)),
  };
}

/** Whether who closes the case may say that a task is done: not where a form of its own answers it. */
export function mayBeDone({ kind, rule }: Task, { protocol }: Pick<Agreement, 'protocol'>): boolean {
  const { completedBy, names } = protocol.tasks[rule] ?? {};
  return kind === 'record' && completedBy === undefined && names === undefined && rule !== protocol.opening.feedback;
}
