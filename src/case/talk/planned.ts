import { dayOf } from '../../agreement/calendar';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import { askOnce, ruleOf } from '../task/ask';
import type { Task } from '../task/task';
import type { TalkState } from './talk';
import type { Context } from '../context';
import type { TalkPartner } from './talk';

/** With whom the protocol asks a talk that is neither planned nor left out. */
export const unplannedTalks = ({ talks }: Pick<CaseState, 'talks'>, { agreement }: Pick<Context, 'agreement'>) =>
  agreement.protocol.talk.asks.filter(
    (partner) => !talks.some((talk) => talk.with === partner && talk.status !== 'cancelled' && talk.early !== true),
  );

/** Which talk is left to plan, once another was planned or left out; none before that. */
export function talksLeft(state: CaseState, context: Pick<Context, 'agreement'>): readonly TalkPartner[] {
  const left = unplannedTalks(state, context);
  return left.length < context.agreement.protocol.talk.asks.length ? left : [];
}

/** D-18: once every talk is planned or left out, nobody needs to be asked to plan it. */
export function nowPlanned(partner: string, state: CaseState, context: Context): readonly CaseEvent[] {
  if (unplannedTalks(state, context).some((other) => other !== partner)) return [];
  return state.tasks
    .filter(({ status, rule }) => status === 'open' && ruleOf(context, rule).completedBy === 'plan-talk')
    .map(({ id }) => ({ type: 'task-completed', task: id, result: 'Afgesproken', on: dayOf(context.now) }));
}

/** A talk that is not held after all is planned anew, where the protocol has somebody do that. */
export function planAgain({ id }: Pick<Task, 'id'>, state: CaseState, context: Context): readonly CaseEvent[] {
  const talks = state.talks.map((talk): TalkState =>
    talk.task === id && talk.status === 'planned' ? { ...talk, status: 'cancelled' } : talk,
  );
  const wasSettled = unplannedTalks(state, context).length === 0;
  if (!wasSettled || unplannedTalks({ talks }, context).length === 0) return [];
  return state.done
    .filter((rule) => context.agreement.protocol.tasks[rule]?.completedBy === 'plan-talk')
    .flatMap((rule) => askOnce(rule, state, [], context));
}
