import { mayTalkOpenly } from '../consent/policy';
import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { notListed, Refusal } from '../refusal';
import { participant, personOf } from './roster';
import type { CaseState } from '../state';
import type { Context } from '../context';

/** Somebody is let in, in a role and for a reason; from outside only with written consent of the parents (R-03, C-12). */
export function admit(state: CaseState, fields: Fields<'admit'>, context: Context): readonly CaseEvent[] {
  const { agreement } = context;
  const colleague = personOf(agreement, fields.person);
  if (colleague === undefined) throw notListed('person');
  if (!Object.hasOwn(agreement.protocol.roles, fields.role))
    throw new Refusal('incomplete', 'Kies een rol uit de lijst.', ['role']);
  if (state.members.some(({ person }) => person === colleague.id))
    throw new Refusal('already-done', `${colleague.name} doet al mee.`);
  if (colleague.external && !mayTalkOpenly(state, colleague.id))
    throw new Refusal(
      'not-allowed',
      'Iemand van buiten school kan erbij met schriftelijke toestemming van elke ouder met gezag. Leg die eerst vast.',
      ['person'],
    );
  return [{ type: 'admitted', participant: participant(colleague, fields.role), why: fields.why }];
}
