import type { Agreement } from '../../agreement/agreement';
import type { CaseState } from '../state';

/** Whether an emergency was reported: what is asked for the rest of that report says so, also in cases of before. */
export const reportedInEmergency = (
  { tasks, done }: Pick<CaseState, 'tasks' | 'done'>,
  { protocol }: Agreement,
): boolean => tasks.some(({ rule }) => rule === protocol.report.rest) || done.includes(protocol.report.rest);

/** Whether, after an emergency report, questions 3 to 5 are still to be gone through with Veilig Thuis (E-09). */
export const awaitsVeiligThuis = (state: Pick<CaseState, 'tasks' | 'done'>, agreement: Agreement): boolean => {
  const { together } = agreement.protocol.report;
  const isOpen = state.tasks.some(({ rule, status }) => rule === together && status === 'open');
  return isOpen && reportedInEmergency(state, agreement);
};
