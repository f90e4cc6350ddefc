import type { CaseEvent } from '../../../src/case/events';
import type { Task } from '../../../src/case/task/task';
import type { TaskRule } from '../../../src/agreement/protocol-schema';
import type { Proof } from '../proof';

type Asks = (task: Task, rule: TaskRule | undefined) => boolean;

/** What is decided, and the requests that ask for just that. */
const decisions: Readonly<Partial<Record<CaseEvent['type'], Asks>>> = {
  weighed: (_, rule) => rule?.completedBy === 'weigh',
  reported: ({ kind }) => kind === 'report',
  referred: ({ kind }) => kind === 'help',
};

/** What was decided is answered wherever it was asked: nobody is asked for it, or reminded of it, any more. */
export const decided: Proof = {
  name: 'what was decided is not asked any more',
  problems: ({ state, agreement, attempts }) =>
    attempts.flatMap(({ command, events }) => {
      const asks = events.flatMap(({ type }) => decisions[type] ?? []);
      if (asks.length === 0) return [];
      const ended = events.flatMap((event) => ('task' in event && typeof event.task === 'string' ? [event.task] : []));
      return state.tasks
        .filter(({ id, status }) => status === 'open' && !ended.includes(id))
        .filter((task) => asks.some((about) => about(task, agreement.protocol.tasks[task.rule])))
        .map(({ rule }) => ({ message: `"${rule}" is still asked after ${command.name}`, rule }));
    }),
};
