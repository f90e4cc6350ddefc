import type { Protocol } from '../../agreement/protocol-schema';
import type { CaseState } from '../state';
import type { Context } from '../context';
import type { Task } from '../task/task';

/** Whether the case stays open for as long as this is. */
export const holdsOpen = ({ rule }: Pick<Task, 'rule'>, { tasks }: Pick<Protocol, 'tasks'>): boolean =>
  tasks[rule]?.blocksClosing ?? false;

/** What keeps a case open: nothing closes in silence. */
export const holdingOpen = (
  state: CaseState,
  { agreement }: Pick<Context, 'agreement'>,
): readonly { readonly id: string; readonly rule: string }[] =>
  state.tasks.filter((task) => task.status === 'open' && holdsOpen(task, agreement.protocol));
