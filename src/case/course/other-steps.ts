import { stepsOfActs } from '../../agreement/step-begins';
import type { Context } from '../context';
import type { CaseEvent } from '../events';
import { following } from '../evolve';
import type { CaseState } from '../state';
import { beginStep } from '../task/ask';

/**
 * A step that no act of people begins, begins once a task of it is open. `state` as it is after what was decided. What is
 * asked when one begins may begin another.
 */
export function otherSteps(state: CaseState, context: Context): readonly CaseEvent[] {
  if (state.status !== 'open' || state.frozen !== undefined) return [];
  const { protocol } = context.agreement;
  const acts = stepsOfActs(protocol);
  const next = protocol.steps.find(
    ({ id }) => !acts.has(id) && !state.steps.includes(id) && hasOpenTask(id, state, context),
  );
  if (next === undefined) return [];
  const begun = beginStep(state, next.id, context);
  return [...begun, ...otherSteps(following(begun, state, context) ?? state, context)];
}

const hasOpenTask = (step: string, { tasks }: CaseState, { agreement }: Context): boolean =>
  tasks.some(({ status, rule }) => status === 'open' && agreement.protocol.tasks[rule]?.step === step);
