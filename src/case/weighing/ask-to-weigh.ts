import type { Context } from '../context';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import { askOnce, ruleOf } from '../task/ask';
import { unanswered, unprepared } from './prepared';

/**
 * Who leads is asked to weigh as soon as talks, consultations and advice are settled, for as long as nobody weighed; where
 * something is needed first again, such as advice because somebody doubts, that waits until it is settled. `state` as it is
 * after what was decided.
 */
export function askToWeigh(state: CaseState, context: Pick<Context, 'agreement' | 'now'>): readonly CaseEvent[] {
  const { weighing, tasks } = context.agreement.protocol;
  if (weighing.task === undefined || state.weighing !== undefined) return [];
  if (state.status !== 'open' || state.route !== 'meldcode' || state.frozen !== undefined) return [];
  const open = state.tasks.filter(({ status }) => status === 'open');
  if (unprepared(state, context.agreement) !== undefined)
    return [
      ...open
        .filter(({ rule }) => rule === weighing.task)
        .map(({ id }): CaseEvent => ({
          type: 'withdrawn',
          task: id,
          reason: 'Wegen kan nog niet: er is eerst iets anders nodig.',
        })),
      ...askedFirst(state, context),
    ];
  const asked = open.some(({ rule }) => tasks[rule]?.completedBy === 'weigh');
  return asked ? [] : askOnce(weighing.task, state, [], context);
}

/** What must be answered before people weigh is asked again where it ended without an answer, such as with an earlier closing. */
function askedFirst(state: CaseState, context: Pick<Context, 'agreement' | 'now'>): readonly CaseEvent[] {
  const begun = unanswered(state, context.agreement).filter((rule) => state.steps.includes(ruleOf(context, rule).step));
  return begun.reduce<readonly CaseEvent[]>(
    (before, rule) => [...before, ...askOnce(rule, state, before, context)],
    [],
  );
}
