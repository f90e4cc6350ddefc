import { leads } from '../involvement';
import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { Refusal } from '../refusal';
import type { CaseState } from '../state';
import type { Task } from '../task/task';
import { askOnce } from '../task/ask';
import type { Context } from '../context';

/**
 * S1-20: once something is done with a concern, the reporter who saw it first hears that, and agrees on the part they keep. Asked
 * once in a case, and not where the reporter leads it themselves.
 */
export function askReporterFeedback(
  state: CaseState,
  before: readonly CaseEvent[],
  context: Context,
): readonly CaseEvent[] {
  const { feedback } = context.agreement.protocol.opening;
  if (feedback === undefined || state.reporterKeeps !== undefined || leads(state, state.reporter.person)) return [];
  return state.tasks.some(({ rule }) => rule === feedback) ? [] : askOnce(feedback, state, before, context);
}

/** What comes with the answer to that task: the part that the reporter keeps. */
export function reporterTold(
  task: Task,
  { role }: Fields<'complete-task'>,
  { agreement }: Context,
): readonly CaseEvent[] {
  if (task.rule !== agreement.protocol.opening.feedback) return [];
  if (role === undefined) throw new Refusal('incomplete', 'Kies welke rol de melder houdt.', ['role']);
  return [{ type: 'reporter-told', role }];
}
