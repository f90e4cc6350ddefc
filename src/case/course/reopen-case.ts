import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { Refusal } from '../refusal';
import type { CaseState } from '../state';
import { askOnce } from '../task/ask';
import type { Context } from '../context';

/** The case goes on where it was, for those who lead it; others are invited anew. */
export function reopen(state: CaseState, fields: Fields<'reopen-case'>, context: Context): readonly CaseEvent[] {
  if (state.status === 'open') throw new Refusal('already-done', 'Deze zorg is al open.');
  const events: CaseEvent[] = [{ type: 'reopened', reason: fields.reason }];
  for (const rule of context.agreement.protocol.reopening.tasks) events.push(...askOnce(rule, state, events, context));
  return events;
}
