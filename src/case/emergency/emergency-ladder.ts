import type { Agreement } from '../../agreement/agreement';
import { standInOn } from '../../agreement/changes';
import type { PersonId } from '../../agreement/people';
import type { Day, Moment } from '../../agreement/time';
import { isShutOut } from '../involvement';
import type { Participant } from '../people/participant';
import { boardStandsApart, castOf, participant } from '../people/roster';
import type { CaseState, Emergency } from '../state';

/** Whether danger was declared, and neither taken up nor withdrawn. */
export const dangerWaits = (emergency: Emergency | undefined): emergency is Emergency =>
  emergency !== undefined && emergency.acknowledgedAt === undefined && emergency.withdrawnAt === undefined;

/** Who hears of an emergency. */
export interface Circle {
  /** At once. */
  readonly told: readonly Participant[];
  /** When nobody is on it, or none of them can be reached. */
  readonly next?: Participant;
}

/**
 * Coordinator, deputy and director, then the board; where it concerns a member of staff, the board alone. Never somebody who
 * declared it, may be involved, or was sent away; and each of them once, whatever roles they have.
 */
export function circleOf(
  state: Pick<CaseState, 'cast' | 'route' | 'frozen' | 'gone'>,
  declarer: PersonId | undefined,
): Circle {
  const { coordinator, deputy, director, board } = state.cast;
  const may = ({ person }: Participant): boolean => person !== declarer && !isShutOut(state, person);
  const overStaff = boardStandsApart(state.cast) ? [board] : [];
  const first = (state.route === 'staff' ? overStaff : [coordinator, deputy, director]).filter(may);
  const told = first.filter(({ person }, index) => first.findIndex((one) => one.person === person) === index);
  const next =
    (state.route !== 'staff' || overStaff.length > 0) &&
    may(board) &&
    !told.some(({ person }) => person === board.person)
      ? board
      : undefined;
  // Somebody has to hear it at once.
  if (told.length === 0 && next !== undefined) return { told: [next] };
  return { told, ...(next === undefined ? {} : { next }) };
}

/** The same where there is no case to look at: by who is who at the school on a day, and who stands in. */
export function circleAtSchool(
  agreement: Agreement,
  { route, declarer, today }: { readonly route: CaseState['route']; readonly declarer: PersonId; readonly today: Day },
): Circle {
  const cast = castOf(agreement);
  const standIn = agreement.school.people[standInOn(agreement.school, today) ?? ''];
  const coordinator = standIn === undefined ? cast.coordinator : participant(standIn, 'coordinator');
  return circleOf({ cast: { ...cast, coordinator }, route }, declarer);
}

/** Somebody is told of an emergency, at these moments. Hours and days off do not count: C-25. */
export interface AlertTimes {
  readonly person: PersonId;
  readonly at: readonly Moment[];
}

const MINUTE = 60_000;

/**
 * Who hears of an emergency until a moment, and when somebody hears of it next: some at once, and again when nobody is on
 * it; then the next in line as well.
 */
export function alarmsUntil(
  state: CaseState,
  agreement: Agreement,
  until: Moment,
): { readonly alarms: readonly AlertTimes[]; readonly next?: Moment } {
  const { emergency } = state;
  if (emergency === undefined) return { alarms: [] };
  const { againAfterMinutes, boardAfterMinutes } = agreement.protocol.emergency;
  const again = later(emergency.at, againAfterMinutes);
  const last = later(again, boardAfterMinutes);
  const end = earliest([emergency.acknowledgedAt, emergency.withdrawnAt, until]);
  const { told, next: following } = circleOf(state, emergency.by.person);
  const plan: readonly AlertTimes[] = [
    ...told.map(({ person }) => ({ person, at: [emergency.at, again] })),
    ...(following === undefined ? [] : [{ person: following.person, at: [last] }]),
  ];
  const alarms = plan.flatMap(({ person, at }) => {
    const sounded = at.filter((moment) => moment <= end);
    return sounded.length === 0 ? [] : [{ person, at: sounded }];
  });
  const next = dangerWaits(emergency) ? [again, last].find((moment) => moment > until) : undefined;
  return { alarms, ...(next === undefined ? {} : { next }) };
}

const later = (moment: Moment, minutes: number): Moment =>
  new Date(Date.parse(moment) + minutes * MINUTE).toISOString();

const earliest = (moments: readonly (Moment | undefined)[]): Moment =>
  moments
    .filter((moment): moment is Moment => moment !== undefined)
    .reduce((first, moment) => (moment < first ? moment : first));
