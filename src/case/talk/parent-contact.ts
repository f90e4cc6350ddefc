import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import { ask, nextTaskId } from '../task/ask';
import { notInFuture, type Context } from '../context';

/*
 * Parents who know what goes on accept help sooner (C-22, D-09). Where the protocol says so, the coordinator is asked
 * once nobody was in touch with them for its term; every contact starts that term anew.
 */

/** Somebody of the school spoke with the parents, or wrote to them. */
export function recordParentContact(
  state: CaseState,
  { date, ...said }: Fields<'record-parent-contact'>,
  context: Context,
): readonly CaseEvent[] {
  const contact = { ...said, on: notInFuture(date, context.now, 'date') };
  const events: CaseEvent[] = [{ type: 'parents-contacted', contact }];
  return [...events, ...inTouch(state, events, context)];
}

/** There was contact: the term starts anew, unless Veilig Thuis is to be called first. `done` was answered by it. */
export function inTouch(
  state: CaseState,
  before: readonly CaseEvent[],
  context: Context,
  done?: string,
): readonly CaseEvent[] {
  const rule = context.agreement.protocol.talk.keepInTouch;
  if (rule === undefined || state.talkBlocked) return [];
  return [
    ...endTouch(state, 'Er was contact met de ouders.', context, done),
    ask(nextTaskId(state, before), rule, state, context),
  ];
}

/** Nobody is asked about contact any more: it was there, or it cannot be had safely. */
export const endTouch = (
  state: CaseState,
  reason: string,
  { agreement }: Context,
  done?: string,
): readonly CaseEvent[] =>
  state.tasks
    .filter(({ id, status, rule }) => status === 'open' && rule === agreement.protocol.talk.keepInTouch && id !== done)
    .map(({ id }) => ({ type: 'withdrawn', task: id, reason }));
