import { dayOf } from '../../agreement/calendar';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import { askOnce, ruleOf } from '../task/ask';
import type { Task } from '../task/task';
import type { TalkState } from './talk';
import type { Context } from '../context';
import type { TalkPartner } from './talk';

type Talks = Pick<CaseState, 'talks'>;
type Planned = Pick<TalkState, 'with' | 'early'>;

/** With whom the protocol asks a talk that is neither planned nor left out. */
export const unplannedTalks = ({ talks }: Talks, { agreement }: Pick<Context, 'agreement'>): readonly TalkPartner[] =>
  agreement.protocol.talk.asks.filter(
    (partner) => !talks.some((talk) => talk.with === partner && talk.status !== 'cancelled' && talk.early !== true),
  );

/** Which talk is left to plan, once another was planned or left out; none before that. */
export function talksLeft(state: CaseState, context: Pick<Context, 'agreement'>): readonly TalkPartner[] {
  const left = unplannedTalks(state, context);
  return left.length < context.agreement.protocol.talk.asks.length ? left : [];
}

/** Whether a talk that is planned now is that of the first step, which the protocol tells apart (S1-18, S1-34). */
export const comesFirst = (
  { consulted, waivedConsultations }: Pick<CaseState, 'consulted' | 'waivedConsultations'>,
  { agreement }: Pick<Context, 'agreement'>,
): boolean => agreement.protocol.talk.firstApart && consulted.length === 0 && waivedConsultations.length === 0;

/** With whom a task asks to plan a talk that is neither planned nor left out: those of the first step, or those that are asked for later. */
function leftBy(rule: string, { talks }: Talks, context: Pick<Context, 'agreement'>): readonly TalkPartner[] {
  const { firstTalk } = ruleOf(context, rule);
  return firstTalk === undefined
    ? unplannedTalks({ talks }, context)
    : firstTalk.filter((partner) => !talks.some((talk) => talk.with === partner && talk.status !== 'cancelled'));
}

export const asksToPlan = (rule: string, { agreement }: Pick<Context, 'agreement'>): boolean =>
  agreement.protocol.tasks[rule]?.completedBy === 'plan-talk';

/** Whether there is something to plan for who would be asked this task; a first talk, for as long as it would come first. */
export const hasTalkToPlan = (rule: string, state: CaseState, context: Pick<Context, 'agreement'>): boolean =>
  leftBy(rule, state, context).length > 0 &&
  (ruleOf(context, rule).firstTalk === undefined || comesFirst(state, context));

/** D-18, S1-18: once every talk that a task asks for is planned or left out, nobody needs to be asked to plan it. */
export function nowPlanned(talk: Planned, state: CaseState, context: Context): readonly CaseEvent[] {
  const talks: CaseState['talks'] = [...state.talks, { ...talk, id: '', status: 'planned' }];
  return state.tasks
    .filter(({ status, rule }) => status === 'open' && asksToPlan(rule, context))
    .filter(({ rule }) => leftBy(rule, { talks }, context).length === 0)
    .map(({ id }) => ({ type: 'task-completed', task: id, result: 'Afgesproken', on: dayOf(context.now) }));
}

/** A talk that is not held after all is planned anew, where the protocol has somebody do that. */
export function planAgain({ id }: Pick<Task, 'id'>, state: CaseState, context: Context): readonly CaseEvent[] {
  const talks = state.talks.map((talk): TalkState =>
    talk.task === id && talk.status === 'planned' ? { ...talk, status: 'cancelled' } : talk,
  );
  const without = { ...state, talks };
  return state.done
    .filter((rule) => asksToPlan(rule, context))
    .filter((rule) => leftBy(rule, state, context).length === 0 && hasTalkToPlan(rule, without, context))
    .flatMap((rule) => askOnce(rule, state, [], context));
}
