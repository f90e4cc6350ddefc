import type { TaskKind, TaskRule } from '../agreement/protocol-schema';
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

/** The form in which a task is done; something to know is only acknowledged. */
export const formOf = (rule: Pick<TaskRule, 'kind' | 'form'>): DialogName | 'acknowledge' =>
  rule.form ?? byKind[rule.kind];
