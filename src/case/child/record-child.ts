import { dayOf } from '../../agreement/calendar';
import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import type { Parent } from './parent';
import { askOnce, ruleOf } from '../task/ask';
import { notInFuture, type Context } from '../context';

/** The child's facts, once: they close the task that asked for them. Help that is there already hears first: S1-28. */
export function recordChild(state: CaseState, fields: Fields<'record-child'>, context: Context): readonly CaseEvent[] {
  if (fields.birthDate !== undefined) notInFuture(fields.birthDate, context.now, 'birthDate');
  const { name, birthDate, siblings, help } = fields;
  const asked = state.tasks.filter(
    ({ status, rule }) => status === 'open' && ruleOf(context, rule).completedBy === 'record-child',
  );
  const events: CaseEvent[] = [
    {
      type: 'child-recorded',
      name,
      ...(birthDate === undefined ? {} : { birthDate }),
      parents: parentsOf(fields),
      ...(siblings === undefined ? {} : { siblings }),
      ...(help === undefined ? {} : { help }),
    },
    ...asked.map(({ id }): CaseEvent => ({
      type: 'task-completed',
      task: id,
      result: 'Vastgelegd',
      on: dayOf(context.now),
    })),
  ];
  const { helpInvolved } = context.agreement.protocol.opening;
  if (help !== 'yes' || helpInvolved === undefined) return events;
  return state.tasks.some(({ rule }) => rule === helpInvolved)
    ? events
    : [...events, ...askOnce(helpInvolved, state, events, context)];
}

function parentsOf({ parent1, authority1, parent2, authority2 }: Fields<'record-child'>): readonly Parent[] {
  const parents: Parent[] = [];
  if (parent1 !== undefined) parents.push({ id: 'p1', name: parent1, authority: authority1 ?? 'unknown' });
  if (parent2 !== undefined) parents.push({ id: 'p2', name: parent2, authority: authority2 ?? 'unknown' });
  return parents;
}
