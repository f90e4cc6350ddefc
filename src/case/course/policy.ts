import type { CaseState } from '../state';
import type { Context } from '../context';

/** What keeps a case open: nothing closes in silence. */
export const holdingOpen = (
  state: CaseState,
  context: Pick<Context, 'agreement'>,
): readonly { readonly id: string; readonly rule: string }[] =>
  state.tasks.filter(
    (task) => task.status === 'open' && (context.agreement.protocol.tasks[task.rule]?.blocksClosing ?? false),
  );
