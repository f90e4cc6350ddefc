import type { Agreement } from '../agreement/agreement';
import type { PersonId } from '../agreement/people';
import { isMember } from './involvement';
import { personOf, teacherOf } from './people/roster';
import type { CaseState } from './state';

/** The parts of the work that a protocol may give to others of the room as well. */
export type SharedPart = 'consultation' | 'talk' | 'weighing' | 'referral';

/**
 * Whether somebody who does not lead the case does this part as well, by the protocol: they take part in it, and teach
 * the child, coordinate its care, or have a role that the protocol names.
 */
export function shares(part: SharedPart, person: PersonId, state: CaseState, agreement: Agreement): boolean {
  if (!isMember(state, person)) return false;
  const roles = personOf(agreement, person)?.roles ?? [];
  const own = { 'child-teacher': teacherOf(state, agreement), 'care-coordinator': state.careCoordinator };
  return agreement.protocol[part].by.some((role) =>
    role in own ? own[role as keyof typeof own]?.person === person : roles.includes(role),
  );
}
