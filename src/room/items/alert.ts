import { alarmsUntil } from '../../case/emergency-ladder';
import { leads } from '../../case/access';
import { nameOf } from '../../case/roster';
import { card, type AlertData } from '../card-data';
import type { Item } from '../types';
import type { View } from './view';

/** Danger now: who is told at once, and again, and what whoever declared it is told. No content: C-25. */
export function alertItems({ state, agreement, now }: View): readonly Item[] {
  const { emergency } = state;
  if (emergency === undefined) return [];
  const taken = emergency.acknowledgedBy[0];
  const common = {
    code: state.code,
    case: state.id,
    ofStaff: state.route === 'staff',
    who: emergency.by.name,
    state: emergency.withdrawnAt !== undefined ? 'withdrawn' : taken === undefined ? 'open' : 'taken-up',
    ...(taken === undefined ? {} : { by: nameOf(state, taken) ?? 'iemand' }),
    urgent: emergency.withdrawnAt === undefined && taken === undefined,
  } as const;
  const over = emergency.withdrawnAt !== undefined;
  const told = alarmsUntil(state, agreement, now).alarms.map(({ person, at }): Item => {
    const data: AlertData = { ...common, side: 'told', leads: leads(state, person) };
    return {
      key: `emergency/${emergency.version}/${person}`,
      to: person,
      edition: at.length,
      card: card('alert', data),
      mentions: [],
      urgent: true,
      closed: over,
    };
  });
  const declarer = emergency.by.person;
  // To somebody from outside a case has no name.
  const code = emergency.by.external ? '' : state.code;
  const mine: AlertData = { ...common, code, urgent: false, side: 'declarer', leads: leads(state, declarer) };
  return [
    ...told,
    {
      key: `emergency/${emergency.version}/${declarer}`,
      to: declarer,
      edition: 1,
      card: card('alert', mine),
      mentions: [],
      urgent: true,
      closed: over,
    },
  ];
}
