import type { Agreement } from '../agreement/agreement';
import type { TaskKind, TaskRule } from '../agreement/protocol-schema';
import type { Task } from '../case/task/task';
import type { DialogName } from './names';

const byKind: Readonly<Record<TaskKind, DialogName | 'acknowledge'>> = {
  inform: 'acknowledge',
  consult: 'answer-consultation',
  weigh: 'agree-weighing',
  help: 'refer',
  'follow-up': 'record-followup',
  feedback: 'record-feedback',
  report: 'record-report',
  record: 'complete-task',
};

/** The form in which a task is done; something to know is only acknowledged. */
export const formOf = ({ kind, completedBy }: Pick<TaskRule, 'kind' | 'completedBy'>): DialogName | 'acknowledge' =>
  completedBy ?? byKind[kind];

/** The form of a task of a case; of one that the protocol does not name, the form of its kind. */
export const formOfTask = (
  { rule, kind }: Pick<Task, 'rule' | 'kind'>,
  { protocol }: Pick<Agreement, 'protocol'>,
): DialogName | 'acknowledge' => formOf(protocol.tasks[rule] ?? { kind });
