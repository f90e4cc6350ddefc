import type { Protocol } from '../../agreement/protocol-schema';
import type { Context } from '../context';
import type { CaseEvent } from '../events';

/** Kinds of task that a case which stands still goes on with: the child needs them, no matter which colleague may be involved. */
const kinds: readonly (string | undefined)[] = ['report', 'feedback', 'follow-up'];

/**
 * Whether a task goes on while a case stands still: a decided report and what belongs to it, what Veilig Thuis says to
 * it, whether help arrived, and what danger or a first call asks. All else waits for the board.
 */
export function goesOn(rule: string, { tasks, report, advice, emergency, staff }: Protocol): boolean {
  const named = [report.rest, advice.callFirst.task, emergency.tasks.declarer, emergency.tasks.coordinator, staff.task];
  return named.includes(rule) || kinds.includes(tasks[rule]?.kind);
}

/** What is asked while a case stands still, and does not go on, is held until the board decides. */
export const withHeld = (events: readonly CaseEvent[], { agreement }: Context): readonly CaseEvent[] =>
  events.flatMap((event): readonly CaseEvent[] =>
    event.type === 'asked' && !goesOn(event.task.rule, agreement.protocol)
      ? [event, { type: 'task-held', task: event.task.id }]
      : [event],
  );
