import type { Stored } from './step';
import { mapping } from './task-forms';

/** The name of the task in an agreement that had none. */
const TASK = 'weigh-concern';

/**
 * A protocol that asked nobody to weigh: who leads is asked, within two working days, with the reminders that a decided
 * report has. A case of before cannot end in silence because of what its file did not say.
 */
export function withAskToWeigh(protocol: Stored): Stored {
  const weighing = mapping(protocol['weighing']);
  const tasks = mapping(protocol['tasks']);
  const ladder = ladderOf(weighing, tasks);
  if (weighing['task'] !== undefined || ladder === undefined) return protocol;
  const task = {
    kind: 'record',
    step: weighing['step'],
    title: 'Weeg de zorg',
    why: 'overleg, advies en gesprekken zijn er, of hoeven niet eerst',
    completedBy: 'weigh',
    owner: 'coordinator',
    term: { workingDays: 2 },
    ladder,
    blocksClosing: true,
  };
  return { ...protocol, weighing: { ...weighing, task: TASK }, tasks: { [TASK]: task, ...tasks } };
}

/** The reminders of the report that is asked for; of what cannot be read so, nothing is made. */
function ladderOf(weighing: Stored, tasks: Stored): string | undefined {
  const { report } = mapping(weighing['opens']);
  const named: readonly unknown[] = Array.isArray(report) ? report : [];
  const [ladder] = named.flatMap((id) => {
    const { ladder: found } = mapping(typeof id === 'string' ? tasks[id] : undefined);
    return typeof found === 'string' ? [found] : [];
  });
  return ladder;
}
