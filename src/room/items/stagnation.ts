import { dayOf, spokenDay } from '../../agreement/calendar';
import type { PersonId } from '../../agreement/people';
import { leads } from '../../case/involvement';
import { stagnationBefore, stagnationUntil, type Stagnation } from '../../case/course/stagnation';
import type { CaseState } from '../../case/state';
import { card, type StagnationData } from '../card-data';
import type { Item } from '../types';
import type { RoomView } from './view';

/** Who hears that the case stands still. Once something progressed, the message that is there says that it is over. */
export function stagnationItems(view: RoomView): readonly Item[] {
  const { state, agreement, now } = view;
  const current = stagnationUntil(state, agreement, now);
  const before = stagnationBefore(state, agreement);
  return [
    ...(current === undefined ? [] : itemsOf(current, view, false)),
    ...(before === undefined ? [] : itemsOf(before, view, true)),
  ];
}

function itemsOf(told: Stagnation, view: RoomView, over: boolean): readonly Item[] {
  return [...new Set(told.calls.map(({ person }) => person))].map((person) => {
    const moments = [...new Set(told.calls.filter((call) => call.person === person).map(({ at }) => at))];
    const latest = moments.at(-1) ?? told.since;
    return {
      key: stagnationKey(told.since, person),
      to: person,
      edition: moments.length,
      card: card('stagnation', { ...dataFor(person, view, over), since: spokenDay(dayOf(told.since), latest) }),
      mentions: [],
      morning: latest,
      closed: over,
    };
  });
}

function dataFor(person: PersonId, { state }: RoomView, over: boolean): Omit<StagnationData, 'since'> {
  const taken = state.progress.takenBy?.includes(person) ?? false;
  return {
    code: state.code,
    case: state.id,
    coordinator: state.cast.coordinator.name,
    leads: leads(state, person),
    state: over ? howItEnded(state) : taken ? 'taken-up' : 'open',
  };
}

/** It went on, or it was closed as it stood. */
const howItEnded = ({ closedAt, progress }: CaseState): 'closed' | 'lapsed' =>
  closedAt === progress.at ? 'lapsed' : 'closed';

/** The key of the item by which somebody is told that a case stands still since a moment. */
const stagnationKey = (since: string, person: PersonId): string => `stagnation/${since}/${person}`;
