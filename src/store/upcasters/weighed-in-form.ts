import type { Stored } from './step';
import { mapping } from './task-forms';

/** As the protocols named it in which question 4 was asked beside the weighing. */
const QUESTION_4 = 'weigh-question-4';

/**
 * What asks to weigh question 4 again, after a family did not show up or after help was offered once more, was answered in
 * words beside the weighing, and led nowhere: it is answered by weighing. Question 5 holds back closing. Protocols that ask
 * somebody to weigh say all this themselves.
 */
export function weighedInForm(protocol: Stored): Stored {
  const weighing = mapping(protocol['weighing']);
  const tasks = mapping(protocol['tasks']);
  const { task: onceMore } = mapping(weighing['onceMore']);
  const asked = [QUESTION_4, ...(typeof onceMore === 'string' ? [onceMore] : [])].filter((id) => id in tasks);
  if (weighing['task'] !== undefined || asked.length === 0) return protocol;
  const { evaluation } = mapping(weighing['opens']);
  const held = typeof evaluation === 'string' && evaluation in tasks ? evaluation : undefined;
  const inForm = ({ questions: _, ...task }: Stored): Stored => ({ ...task, completedBy: 'weigh' });
  return {
    ...protocol,
    tasks: {
      ...tasks,
      ...Object.fromEntries(asked.map((id) => [id, inForm(mapping(tasks[id]))])),
      ...(held === undefined ? {} : { [held]: { ...mapping(tasks[held]), blocksClosing: true } }),
    },
  };
}
