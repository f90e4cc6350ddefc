import type { Agreement } from '../../agreement/agreement';
import type { PersonId } from '../../agreement/people';
import { personOf } from '../people/roster';
import type { CaseState } from '../state';

/** Whether somebody has a function in which a diagnosis can be passed on. */
export function mayWriteDiagnosis(agreement: Agreement, person: PersonId): boolean {
  const { by, notEnteredBy } = agreement.protocol.signals.diagnosis;
  const roles = personOf(agreement, person)?.roles ?? [];
  return by.length > 0 && roles.some((role) => !notEnteredBy.includes(role));
}

/** The feelings for which nobody wrote down yet what was seen. */
export const observationsAsked = ({ tasks }: CaseState, { protocol }: Agreement): CaseState['tasks'] =>
  tasks.filter(({ status, rule }) => status === 'open' && rule === protocol.signals.observation);
