import type { Agreement } from '../../agreement/agreement';
import { standInOn } from '../../agreement/changes';
import type { PersonId } from '../../agreement/people';
import type { Day, Moment } from '../../agreement/time';
import { isShutOut, type OutOfCase } from '../involvement';
import type { Participant } from '../people/participant';
import { boardStandsApart, castOf, participant } from '../people/roster';
import { castLeft } from '../people/those-left';
import type { CaseState, Emergency } from '../state';

/** Whether danger was declared, and neither taken up nor withdrawn. */
export const dangerWaits = (emergency: Emergency | undefined): emergency is Emergency =>
  emergency !== undefined && emergency.acknowledgedAt === undefined && emergency.withdrawnAt === undefined;

/** Whether an open case is about danger that somebody declared and nobody took back; a doubt alone is none. */
export const isUrgent = ({ emergency, status }: Pick<CaseState, 'emergency' | 'status'>): boolean =>
  status === 'open' && emergency !== undefined && emergency.withdrawnAt === undefined && emergency.doubt === undefined;

/** Who hears of an emergency. */
export interface Circle {
  /** At once. */
  readonly told: readonly Participant[];
  /** When nobody is on it, or none of them can be reached. */
  readonly next?: Participant;
}

/**
 * Coordinator, deputy and director, then the board; where it concerns a member of staff, the board alone. Never somebody who
 * declared it, may be involved, or was sent away; and each of them once, whatever roles they have. A `doubt` whether there
 * is danger is told to the first of them at once.
 */
export function circleOf(
  state: OutOfCase & Pick<CaseState, 'cast' | 'lead' | 'route' | 'gone'>,
  declarer: PersonId | undefined,
  doubt = false,
): Circle {
  const cast = state.route === 'meldcode' ? castLeft(state) : state.cast;
  const { coordinator, deputy, director, board } = cast;
  const may = ({ person }: Participant): boolean => person !== declarer && !isShutOut(state, person);
  const overStaff = boardStandsApart(cast) ? [board] : [];
  // Where nobody was named, everybody at school may be concerned.
  const boardAlone = state.frozen !== undefined && state.frozen.suspect === undefined && overStaff.some(may);
  const first = (state.route === 'staff' || boardAlone ? overStaff : [coordinator, deputy, director]).filter(may);
  const told = first.filter(({ person }, index) => first.findIndex((one) => one.person === person) === index);
  const next =
    (state.route !== 'staff' || overStaff.length > 0) &&
    may(board) &&
    !told.some(({ person }) => person === board.person)
      ? board
      : undefined;
  const [second] = told.slice(1);
  if (doubt && second !== undefined) return { told: told.slice(0, 1), next: second };
  // Somebody has to hear it at once.
  if (told.length === 0 && next !== undefined) return { told: [next] };
  return { told, ...(next === undefined ? {} : { next }) };
}

/** The same where there is no case to look at: by who is who at the school on a day, and who stands in. */
export function circleAtSchool(
  agreement: Agreement,
  {
    route,
    declarer,
    today,
    doubt,
    keptOut = [],
  }: {
    readonly route: CaseState['route'];
    readonly declarer: PersonId;
    readonly today: Day;
    readonly doubt?: boolean;
    /** Who must not hear of it. */
    readonly keptOut?: readonly PersonId[];
  },
): Circle {
  const cast = castOf(agreement);
  const standIn = agreement.school.people[standInOn(agreement.school, today) ?? ''];
  const coordinator = standIn === undefined ? cast.coordinator : participant(standIn, 'coordinator');
  const out = keptOut.map((person) => ({ person }));
  return circleOf({ cast: { ...cast, coordinator }, route, keptOut: out }, declarer, doubt);
}

/** Somebody is told of an emergency, at these moments. Hours and days off do not count: C-25. */
export interface AlertTimes {
  readonly person: PersonId;
  readonly at: readonly Moment[];
}

const MINUTE = 60_000;

/**
 * Who hears of an emergency until a moment, and when somebody hears of it next: some at once, and again when nobody is on
 * it; then the next in line as well. Of a doubt whether there is danger: the coordinator at once, and while nobody read it
 * the deputy as well, and then the director.
 */
export function alarmsUntil(
  state: CaseState,
  agreement: Agreement,
  until: Moment,
): { readonly alarms: readonly AlertTimes[]; readonly next?: Moment } {
  const { emergency } = state;
  if (emergency === undefined) return { alarms: [] };
  const end = earliest([emergency.acknowledgedAt, emergency.withdrawnAt, until]);
  const planned =
    emergency.doubt === true ? oneByOne(state, emergency, agreement) : allAtOnce(state, emergency, agreement);
  const alarms = planned.flatMap(({ person, at }) => {
    const sounded = at.filter((moment) => moment <= end);
    return sounded.length === 0 ? [] : [{ person, at: sounded }];
  });
  const ahead = planned.flatMap(({ at }) => at).filter((moment) => moment > until);
  const next = dangerWaits(emergency) && ahead.length > 0 ? earliest(ahead) : undefined;
  return { alarms, ...(next === undefined ? {} : { next }) };
}

function allAtOnce(state: CaseState, { at, by }: Emergency, { protocol }: Agreement): readonly AlertTimes[] {
  const { againAfterMinutes, boardAfterMinutes } = protocol.emergency;
  const again = later(at, againAfterMinutes);
  const { told, next } = circleOf(state, by.person);
  return [
    ...told.map(({ person }) => ({ person, at: [at, again] })),
    ...(next === undefined ? [] : [{ person: next.person, at: [later(again, boardAfterMinutes)] }]),
  ];
}

/** Each of those who lead and direct hears it once more when the next one does. */
function oneByOne(state: CaseState, { at, by }: Emergency, { protocol }: Agreement): readonly AlertTimes[] {
  const { told } = circleOf(state, by.person);
  const moments = told.map((_, turn) => later(at, turn * protocol.emergency.doubtAfterMinutes));
  return told.map(({ person }, turn) => ({ person, at: moments.slice(turn) }));
}

const later = (moment: Moment, minutes: number): Moment =>
  new Date(Date.parse(moment) + minutes * MINUTE).toISOString();

const earliest = (moments: readonly (Moment | undefined)[]): Moment =>
  moments.filter((moment) => moment !== undefined).reduce((first, moment) => (moment < first ? moment : first));
