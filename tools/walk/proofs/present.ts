import type { PersonId } from '../../../src/agreement/people';
import type { Seen } from '../proof';

/**
 * Who is there: everybody who is in the room, was sent something that is still there, or is asked something. Not a colleague who may be
 * involved, nor somebody who is kept out. Worked out from what room and agenda say, not from the rules of access that are judged by it.
 */
export function presentIn({ state, room, agenda }: Pick<Seen, 'state' | 'room' | 'agenda'>): ReadonlySet<PersonId> {
  const { cast, frozen, shutOut = [], keptOut = [] } = state;
  const sent = room.items.filter(({ closed }) => !closed).flatMap(({ to, mentions }) => [to, ...mentions]);
  const leading =
    state.route === 'staff' ? [] : [cast.coordinator, cast.deputy, cast.director].map(({ person }) => person);
  const present = new Set([...room.members, ...sent, ...agenda.map(({ owner }) => owner), ...leading]);
  present.delete('room');
  for (const { person } of [...shutOut, ...keptOut]) present.delete(person);
  if (frozen?.suspect !== undefined) present.delete(frozen.suspect);
  return present;
}
