import type { Agreement } from '../../agreement/agreement';
import { castRoles } from '../../agreement/school-schema';
import type { RoleId } from '../../agreement/people';

/** The roles that can be handed over: those that every case needs, and those that tasks of the protocol are for. */
export function handedOverRoles({ protocol }: Agreement): readonly RoleId[] {
  const owners = Object.values(protocol.tasks).flatMap(({ owner }) => owner ?? []);
  return [...new Set([...castRoles, ...owners.filter((role) => Object.hasOwn(protocol.roles, role))])];
}
