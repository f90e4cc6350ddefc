import { spokenWhole } from '../../agreement/calendar';
import type { PersonId } from '../../agreement/people';
import { dangerWaits } from '../../case/emergency/emergency-ladder';
import { isMember, leads } from '../../case/involvement';
import type { CaseState } from '../../case/state';

/**
 * Danger that nobody is on yet, as a list tells it to somebody who may know; `undefined` where there is none. That a
 * reporter does not know whether there is danger is for those who lead. Of a case that stands still no list tells it: everybody
 * at school may be concerned.
 */
export function dangerFor(person: PersonId, state: CaseState): string | undefined {
  const { emergency, frozen } = state;
  if (frozen !== undefined || !dangerWaits(emergency)) return undefined;
  if (emergency.doubt === true)
    return leads(state, person) ? 'Niet bekend of er nu gevaar is. Lees de zorg.' : undefined;
  const { at, saidAt } = emergency;
  const what = `Er kan ${saidAt === undefined ? 'nu ' : ''}gevaar zijn: gezegd op ${spokenWhole(saidAt ?? at, at)}.`;
  return leads(state, person) || isMember(state, person) ? `${what} Nog niemand is ermee bezig.` : undefined;
}
