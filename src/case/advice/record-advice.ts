import { dayOf } from '../../agreement/calendar';
import type { Category } from '../signal/signal';
import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { settledConsultations } from '../consultation/policy';
import type { CaseState } from '../state';
import { askOnce, ruleOf } from '../task/ask';
import { notInFuture, type Context } from '../context';
import { said } from '../defined-fields';
import { afterRequired } from '../consultation/waive-consultation';
import { asksToPlan, hasTalkToPlan } from '../talk/planned';

/** Advice of Veilig Thuis: always possible, also without names; consent of nobody is needed (C-08, C-11). */
export function recordAdvice(
  state: CaseState,
  fields: Fields<'record-advice'>,
  context: Context,
): readonly CaseEvent[] {
  const on = notInFuture(fields.date, context.now, 'date');
  const { notNeeded, anonymous, talkAllowed } = fields;
  const given = {
    ...said(fields, ['contact', 'employee', 'number', 'judgement', 'advice', 'advised']),
    ...(talkAllowed === undefined ? {} : { talkAllowed: talkAllowed === 'yes' }),
  };
  const events: CaseEvent[] = [
    {
      type: 'advice-recorded',
      advice: { on, anonymous, ...(notNeeded === undefined ? given : { notNeeded }) },
    },
    ...(notNeeded === undefined && talkAllowed === 'no'
      ? takeBackTalks(state, 'Veilig Thuis zegt: nu niet.', context)
      : []),
    ...state.tasks
      .filter(({ status, rule }) => status === 'open' && ruleOf(context, rule).completedBy === 'record-advice')
      .map(({ id }): CaseEvent => ({
        type: 'task-completed',
        task: id,
        result: 'Vastgelegd',
        on: dayOf(context.now),
      })),
  ];
  if (state.talkBlocked && talkAllowed === 'yes') {
    const allowed = { ...state, talkBlocked: false };
    for (const rule of heldBack(state, context)) events.push(...askOnce(rule, allowed, events, context));
    events.push(...afterRequired(settledConsultations(allowed, context.agreement), allowed, events, context));
  }
  return events;
}

/** What the steps begun so far would have asked, had one been allowed to talk with the parents; also a talk that was taken back. */
const heldBack = (state: CaseState, context: Context): readonly string[] =>
  context.agreement.protocol.steps
    .filter(({ id }) => state.steps.includes(id))
    .flatMap(({ tasks }) => tasks)
    .filter((rule) => ruleOf(context, rule).withParents)
    .filter((rule) => (asksToPlan(rule, context) ? hasTalkToPlan(rule, state, context) : !state.done.includes(rule)));

/**
 * C-24: with signals of some kinds Veilig Thuis is called first. Talks with the parents that are planned are taken
 * back, and none can be planned until Veilig Thuis says that it can be done.
 */
export function callFirst(
  categories: readonly Category[],
  state: CaseState | undefined,
  before: readonly CaseEvent[],
  context: Context,
): readonly CaseEvent[] {
  const rule = context.agreement.protocol.advice.callFirst;
  if (!categories.some((category) => rule.categories.includes(category))) return [];
  return [
    { type: 'talk-blocked' },
    ...(state === undefined ? [] : takeBackTalks(state, 'Eerst Veilig Thuis bellen.', context)),
    ...askOnce(rule.task, state, before, context),
  ];
}

/** Talks with the parents that are planned, and whatever else has somebody talk with them, while one may not. */
function takeBackTalks(state: CaseState, reason: string, context: Context): readonly CaseEvent[] {
  const planned = new Set(state.talks.filter((talk) => talk.with === 'parents').map(({ task }) => task));
  return state.tasks
    .filter(({ id, status, rule }) => status === 'open' && (planned.has(id) || ruleOf(context, rule).withParents))
    .map(({ id }): CaseEvent => ({ type: 'withdrawn', task: id, reason }));
}
