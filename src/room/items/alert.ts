import { spokenWhole } from '../../agreement/calendar';
import type { PersonId } from '../../agreement/people';
import { veiligThuisFirst } from '../../case/advice/call-first';
import { leads } from '../../case/involvement';
import { alarmsUntil, circleOf } from '../../case/emergency/emergency-ladder';
import { nameOf } from '../../case/people/roster';
import { card, type AlertData } from '../card-data';
import { howFar } from '../danger-words';
import type { Item } from '../types';
import type { RoomView } from './view';

/** What is known of how far an alert came. */
export interface AlertReach {
  /** Whom it has reached. */
  readonly reached: (person: PersonId) => boolean;
  /** For a minute or longer it has reached nobody. */
  readonly late: boolean;
  /** The next in line hears it without waiting for their turn. */
  readonly early: boolean;
}

export const justBegun: AlertReach = { reached: () => false, late: false, early: false };

/** Names the alert of one person through time. */
export const alertKey = (version: number, person: PersonId): string => `emergency/${version}/${person}`;

/** The alert of the next in line before their turn: when that comes, a new message takes its place. */
export const earlyKey = (version: number, person: PersonId): string => `${alertKey(version, person)}/early`;

/** Danger now: who is told at once, and again, and what the declarer is told. No content: C-25. */
export function alertItems(view: RoomView, reach: AlertReach = justBegun): readonly Item[] {
  const { state } = view;
  const { emergency } = state;
  if (emergency === undefined) return [];
  const common = {
    code: state.code,
    case: state.id,
    ofStaff: state.route === 'staff',
    who: emergency.by.name,
    ...(emergency.doubt === undefined ? {} : { doubt: emergency.doubt }),
    at: spokenWhole(emergency.saidAt ?? emergency.at, emergency.at),
    ...(emergency.saidAt === undefined ? {} : { earlier: true as const }),
    ...standing(view),
  } as const;
  const over = common.state === 'withdrawn' || common.state === 'closed';
  const alarms = alarmsNow(view, reach);
  const told = alarms.map(({ person, edition, key }): Item => {
    const isToldBesides =
      veiligThuisFirst(state) && person !== state.cast.coordinator.person && state.route === 'meldcode';
    const data: AlertData = {
      ...common,
      ...(common.doubt === true && isToldBesides ? { callFirst: true } : {}),
      urgent: common.state === 'open',
      side: 'told',
      leads: leads(state, person),
    };
    return {
      key,
      to: person,
      edition,
      card: card('alert', data),
      mentions: [],
      urgent: true,
      closed: over,
    };
  });
  const declarer = emergency.by.person;
  const mine: AlertData = {
    ...common,
    // To somebody from outside a case has no name.
    code: emergency.by.external ? '' : state.code,
    urgent: false,
    side: 'declarer',
    leads: leads(state, declarer),
    ...(common.state === 'open' ? toDeclarer(view, reach, alarms) : {}),
  };
  return [
    ...told,
    {
      key: alertKey(emergency.version, 'declarer'),
      to: declarer,
      edition: 1,
      card: card('alert', mine),
      mentions: [],
      urgent: true,
      closed: over,
    },
  ];
}

function standing({ state }: RoomView): Pick<AlertData, 'state' | 'by'> {
  const { withdrawnAt, at = '', acknowledgedBy = [] } = state.emergency ?? {};
  const [taken] = acknowledgedBy;
  if (withdrawnAt !== undefined) return { state: 'withdrawn' };
  if (taken !== undefined && state.closedAt !== undefined && state.closedAt >= at) return { state: 'closed' };
  return taken === undefined ? { state: 'open' } : { state: 'taken-up', by: nameOf(state, taken) ?? 'iemand' };
}

interface Sounding {
  readonly person: PersonId;
  readonly key: string;
  readonly edition: number;
}

/** Who is told now, for the how manieth time. */
function alarmsNow({ state, agreement, now }: RoomView, { early }: AlertReach): readonly Sounding[] {
  const { version, by, doubt } = state.emergency ?? { version: 0 };
  const alarms = alarmsUntil(state, agreement, now).alarms.map(({ person, at }) => ({
    person,
    key: alertKey(version, person),
    edition: at.length,
  }));
  const next = early ? circleOf(state, by?.person, doubt).next?.person : undefined;
  return next === undefined || alarms.some(({ person }) => person === next)
    ? alarms
    : [...alarms, { person: next, key: earlyKey(version, next), edition: 1 }];
}

/** What the declarer may count on: whom it has reached, whom the bot is still trying, and whom they can call. */
function toDeclarer(
  { state, agreement }: RoomView,
  reach: AlertReach,
  alarms: readonly Sounding[],
): Pick<AlertData, 'reached' | 'trying' | 'late' | 'phones'> {
  const declarer = state.emergency?.by.person ?? '';
  const { told, next } = circleOf(state, declarer);
  const all = [...told, ...(next === undefined ? [] : [next])].filter(({ person }) =>
    alarms.some((alarm) => alarm.person === person),
  );
  return howFar(all, reach, declarer, agreement);
}
