import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import { anotherForm, openTask, type Context } from '../context';

/** "Eens", or why not: the coordinator reads it, and can weigh again. */
export function agreeWeighing(
  state: CaseState,
  { agree, why }: Fields<'agree-weighing'>,
  context: Context,
  id: string | undefined,
): readonly CaseEvent[] {
  const task = openTask(state, id, context);
  if (task.kind !== 'weigh') throw anotherForm();
  const said = why === undefined ? {} : { why };
  return [{ type: 'weighing-agreed', task: task.id, agree: agree === 'yes', ...said }];
}
