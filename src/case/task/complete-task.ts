import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import { ruleOf } from './ask';
import { comesBack } from '../help/observe';
import { reporterTold } from '../signal/reporter-feedback';
import { inTouch } from '../talk/parent-contact';
import { anotherForm, notInFuture, openTask, type Context } from '../context';

/** A task is done when its result is written down. */
export function completeTask(
  state: CaseState,
  fields: Fields<'complete-task'>,
  context: Context,
  id: string | undefined,
): readonly CaseEvent[] {
  const task = openTask(state, id, context);
  const { completedBy, withParents } = ruleOf(context, task.rule);
  if (task.kind !== 'record' || completedBy !== undefined) throw anotherForm();
  const done: CaseEvent = {
    type: 'task-completed',
    task: task.id,
    result: fields.result,
    on: notInFuture(fields.date, context.now, 'date'),
  };
  const told = reporterTold(task, fields, context);
  const events = [done, ...told, ...comesBack(task, state, [done], context)];
  return withParents ? [...events, ...inTouch(state, events, context, task.id)] : events;
}
