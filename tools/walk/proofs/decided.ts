import type { Protocol } from '../../../src/agreement/protocol-schema';
import type { CaseEvent } from '../../../src/case/events';
import type { Task } from '../../../src/case/task/task';
import { questions, type Weighing } from '../../../src/case/weighing/weighing';
import type { Problem, Proof } from '../proof';

/** Whether a request asks for just what an event decides. */
function asks(task: Task, event: CaseEvent, protocol: Protocol): boolean {
  const weighs = protocol.tasks[task.rule]?.completedBy === 'weigh';
  switch (event.type) {
    case 'weighed':
      return weighs && (task.rule !== protocol.weighing.opens.evaluation || evaluated(event.weighing, protocol));
    case 'reported':
      return task.kind === 'report' || (weighs && protocol.monitoring.onSignal.includes(task.rule));
    case 'referred':
      return task.kind === 'help';
    default:
      return false;
  }
}

/** What was decided is answered wherever it was asked: nobody is asked for it, or reminded of it, any more. */
export const decided: Proof = {
  name: 'what was decided is not asked any more',
  problems: ({ state, agreement, attempts }) =>
    attempts.flatMap(({ command, events }) =>
      openOf(state.tasks)
        .filter(({ id }) => !endedBy(events).includes(id))
        .filter((task) => events.some((event) => asks(task, event, agreement.protocol)))
        .map(({ rule }) => ({ message: `"${rule}" is still asked after ${command.name}`, rule })),
    ),
};

/** Whether help works is asked on its day, or on another that was chosen, until it is answered or there is no suspicion any more. */
export const evaluation: Proof = {
  name: 'help is evaluated',
  problems: ({ state, agreement: { protocol }, attempts }) => {
    const { evaluation: rule } = protocol.weighing.opens;
    const open = openOf(state.tasks).filter((task) => task.rule === rule);
    if (open.length === 0) return [];
    return attempts.flatMap(({ events }): readonly Problem[] => {
      const weighed = events.find((event) => event.type === 'weighed')?.weighing;
      if (weighed === undefined || weighed.framework === 'close' || evaluated(weighed, protocol)) return [];
      const stays = open.some(({ id }) => !endedBy(events).includes(id));
      const anew = events.some((event) => event.type === 'asked' && event.task.rule === rule);
      return stays || anew ? [] : [{ message: `"${rule}" is not asked any more, and its question was left out`, rule }];
    });
  },
};

const openOf = (tasks: readonly Task[]): readonly Task[] => tasks.filter(({ status }) => status === 'open');

const endedBy = (events: readonly CaseEvent[]): readonly string[] =>
  events.flatMap((event) => ('task' in event && typeof event.task === 'string' ? [event.task] : []));

/** Whether what waits for the evaluation was answered. */
const evaluated = ({ answers }: Weighing, { weighing }: Protocol): boolean =>
  questions.every((id) => weighing.questions[id]?.later !== true || answers[id] !== undefined);
