import type { Agreement } from '../agreement/agreement';
import type { TaskKind, TaskRule } from '../agreement/protocol-schema';
import type { Task } from '../case/task/task';
import type { DialogName } from './types';

const byKind: Readonly<Record<TaskKind, DialogName | 'acknowledge'>> = {
  inform: 'acknowledge',
  consult: 'consult-note',
  weigh: 'agree-form',
  help: 'refer-form',
  'follow-up': 'followup-form',
  feedback: 'feedback-form',
  report: 'report-form',
  record: 'task-form',
};

/** The form of each command that a protocol has a task completed by. */
const byCommand: Readonly<Record<NonNullable<TaskRule['completedBy']>, DialogName>> = {
  'record-signal': 'signal-form',
  'record-child': 'child-form',
  'record-advice': 'advice-form',
  'plan-talk': 'talk-plan',
  'record-talk': 'talk-note',
  'record-signatures': 'sign-form',
  weigh: 'weigh-form',
};

/** The form in which a task is done; something to know is only acknowledged. */
export const formOf = ({ kind, completedBy }: Pick<TaskRule, 'kind' | 'completedBy'>): DialogName | 'acknowledge' =>
  completedBy === undefined ? byKind[kind] : byCommand[completedBy];

/** The form of a task of a case; of one that the protocol does not name, the form of its kind. */
export const formOfTask = (
  { rule, kind }: Pick<Task, 'rule' | 'kind'>,
  { protocol }: Pick<Agreement, 'protocol'>,
): DialogName | 'acknowledge' => formOf(protocol.tasks[rule] ?? { kind });
