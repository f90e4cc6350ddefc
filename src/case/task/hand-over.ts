import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { notListed, Refusal } from '../refusal';
import { participant, personOf } from '../people/roster';
import type { CaseState } from '../state';
import { admission } from './ask';
import { openTask, type Context } from '../context';
import { mayTakeOver } from './policy';

/** "Iemand anders": the request moves, with its term. */
export function handOver(
  state: CaseState,
  fields: Fields<'hand-over'>,
  context: Context,
  id: string | undefined,
): readonly CaseEvent[] {
  const task = openTask(state, id, context);
  if (task.owner.external && task.owner.person === context.actor.person) {
    throw new Refusal('not-allowed', 'Kies Kan niet. De coördinator vraagt dan iemand anders.', ['choice']);
  }
  const colleague = personOf(context.agreement, fields.person);
  const also = context.agreement.protocol.weighing.by.length > 0;
  const consulted = context.agreement.protocol.consultation.roles;
  const role = colleague?.roles.find((candidate) => (task.kind === 'consult' ? consulted.includes(candidate) : true));
  if (colleague === undefined || role === undefined || colleague.id === task.owner.person) {
    throw notListed('person');
  }
  if (!mayTakeOver(colleague.id, task, state, context.agreement))
    throw new Refusal(
      'not-allowed',
      `Wegen doet wie de zorg leidt${also ? ', of wie er volgens jullie protocol ook weegt' : ''}. Kies de coördinator of de plaatsvervanger.`,
      ['person'],
    );
  if (colleague.external && task.mode !== 'anonymous') {
    throw new Refusal('not-allowed', 'Deze vraag kan niet naar iemand van buiten school. Kies een collega.', [
      'person',
    ]);
  }
  const to = participant(colleague, role);
  return [...admission(state, to, task.mode), { type: 'handed-over', task: task.id, to, reason: fields.reason }];
}
