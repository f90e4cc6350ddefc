import { isCastRole } from '../../agreement/changes';
import type { Moment } from '../../agreement/time';
import type { PersonId, RoleId } from '../../agreement/people';
import type { Happening } from '../event-row';
import { isKeptOut } from '../involvement';
import type { CaseState } from '../state';
import { attending, comingTalks } from '../talk/attending';
import type { Task } from '../task/task';
import { handedTo } from '../task/task-changes';
import type { Cast, Participant, ReasonToJoin } from './participant';
import { castList } from './roster';

/** So many newcomers are remembered: as many as a room has room for. */
const REMEMBERED = 20;

/** A role that somebody else has from now on. */
export interface HandedOver {
  readonly role: RoleId;
  readonly from: Participant;
  readonly to: Participant;
  /** The open requests that move along. */
  readonly tasks: readonly string[];
}

/** Somebody comes in; who was sent away before and is let in again has what is theirs again. */
export function admitted(
  state: CaseState,
  { participant, why }: { readonly participant: Participant; readonly why?: ReasonToJoin },
  version: number,
): CaseState {
  if (isKeptOut(state, participant.person)) return state;
  const members = state.members.some(({ person }) => person === participant.person)
    ? state.members
    : [...state.members, participant];
  const after = here({ ...state, members }, participant.person);
  return why === undefined ? after : welcomed(after, participant, why, version);
}

/** `reason`: by decision of somebody who leads. Without one consent ended, and what was asked without a name stays theirs. */
export function dismissed(
  state: CaseState,
  { person, reason }: { readonly person: PersonId; readonly reason?: string },
): CaseState {
  const after = { ...state, members: state.members.filter((member) => member.person !== person) };
  return reason === undefined ? after : away(after, person);
}

/** The role, its open requests and its place in the room move at once; who had it keeps what is theirs by another right. */
export function handRole(
  state: CaseState,
  { role, from, to, tasks: moving }: HandedOver,
  { at, version }: Happening,
): CaseState {
  const cast: Cast = isCastRole(role) ? { ...state.cast, [role]: to } : state.cast;
  const tasks = state.tasks.map((task): Task => {
    const asked = role === 'coordinator' && task.askedBy === from.person ? { ...task, askedBy: to.person } : task;
    return moving.includes(task.id) ? { ...handedTo(asked, to, at), version } : asked;
  });
  const inRoom = role !== 'director' && role !== 'board' && !isKeptOut(state, to.person);
  const { standIn, ...rest } = state;
  const after: CaseState = {
    // The new holder is there: standing in for the former one is over.
    ...(role === 'coordinator' || standIn === undefined ? rest : state),
    cast,
    tasks,
    members: state.members.filter(({ person }) => person !== from.person || hasPlace(person, state, cast, tasks)),
  };
  const known = castList(cast).some(({ person }) => person === from.person);
  const left = known || hasPlace(from.person, state, cast, tasks) ? after : away(after, from.person);
  if (!inRoom) return here(left, to.person);
  const joined = admitted(left, { participant: to }, version);
  return role === 'coordinator' || role === 'deputy' ? welcomed(joined, to, 'role', version) : joined;
}

/** Their place in the room is kept for when the board lets them read along again. */
export function nowKeptOut(state: CaseState, person: PersonId, { at, version }: Happening): CaseState {
  const others = (state.keptOut ?? []).filter((one) => one.person !== person);
  const removed = state.members.find((one) => one.person === person);
  const { newcomers, ...after } = withoutLead(state, person);
  return {
    ...after,
    members: state.members.filter((one) => one.person !== person),
    ...(newcomers === undefined ? {} : { newcomers: newcomers.filter((one) => one.person !== person) }),
    keptOut: [...others, { person, at, version, ...(removed === undefined ? {} : { removed }) }],
    keptOutIn: version,
  };
}

/** Somebody who reads along again is where they were, or where the role is that they got meanwhile; nobody is told. */
export function letInAgain(state: CaseState, person: PersonId, version: number): CaseState {
  const { keptOut: all = [], ...rest } = state;
  const found = all.find((one) => one.person === person);
  if (found === undefined) return state;
  // Who was sent away meanwhile stays so.
  const isGone = state.gone?.includes(person) === true;
  const { coordinator, deputy } = state.cast;
  const others = all.filter((one) => one.person !== person);
  const member = isGone ? undefined : (found.removed ?? [coordinator, deputy].find((one) => one.person === person));
  const after: CaseState = { ...rest, ...(others.length === 0 ? {} : { keptOut: others }), keptOutIn: version };
  return member === undefined ? after : admitted(after, { participant: member }, version);
}

/** Who leads from now on, while coordinator and deputy are kept out: what the board was asked in that place is theirs. */
export function nowLeads(state: CaseState, lead: Participant, { at }: Pick<Happening, 'at'>): CaseState {
  const { version, cast } = state;
  const tasks = state.tasks.map((task) =>
    task.status === 'open' && task.kind !== 'inform' && task.owner.person === cast.board.person
      ? { ...handedTo(task, lead, at), version }
      : task,
  );
  return welcomed({ ...admitted({ ...state, tasks }, { participant: lead }, version), lead }, lead, 'role', version);
}

/** Somebody who has no part any more leads no more either. */
const withoutLead = ({ lead, ...state }: CaseState, person: PersonId): CaseState =>
  lead === undefined || lead.person === person ? state : { ...state, lead };

/** Nothing of the case is asked any more, and those who came have been told why. */
export const closedAt = (state: CaseState, at: Moment): CaseState => {
  const { newcomers, standIn } = state;
  return {
    ...state,
    ...(newcomers === undefined ? {} : { newcomers: newcomers.map((one) => ({ ...one, told: true as const })) }),
    ...(standIn === undefined ? {} : { standIn: { ...standIn, told: true as const } }),
    status: 'closed',
    closedAt: at,
  };
};

/** Who is of the room by another right than the role that they hand over. */
const hasPlace = (person: PersonId, state: CaseState, cast: Cast, tasks: readonly Task[]): boolean =>
  [state.reporter, cast.coordinator, cast.deputy, state.lead].some((one) => one?.person === person) ||
  tasks.some((task) => task.status === 'open' && task.owner.person === person);

const away = (state: CaseState, person: PersonId): CaseState => ({
  ...withoutLead(state, person),
  gone: [...(state.gone ?? []).filter((one) => one !== person), person],
  ...(state.newcomers === undefined ? {} : { newcomers: state.newcomers.filter((one) => one.person !== person) }),
});

/** A colleague who is asked something, or let in, is not gone any more. */
export function here(state: CaseState, person: PersonId): CaseState {
  const { gone, ...rest } = state;
  if (gone?.includes(person) !== true) return state;
  const others = gone.filter((one) => one !== person);
  return others.length === 0 ? rest : { ...rest, gone: others };
}

const welcomed = (
  state: CaseState,
  { person, role }: Participant,
  why: NonNullable<CaseState['newcomers']>[number]['why'],
  version: number,
): CaseState => ({
  ...state,
  newcomers: [...(state.newcomers ?? []).filter((one) => one.person !== person), { person, role, why, version }].slice(
    -REMEMBERED,
  ),
});

/** A colleague who handed over their only part has no part left, and so sees nothing any more. */
export function dismissIdle(former: PersonId | undefined, state: CaseState): CaseState {
  const { reporter, cast, lead, tasks, newcomers = [] } = state;
  const atTalks = comingTalks(state).flatMap((talk) => attending(talk, state));
  const needed = new Set(
    [reporter, cast.coordinator, cast.deputy, lead, ...newcomers, ...atTalks, ...tasks.map(({ owner }) => owner)].map(
      (one) => one?.person,
    ),
  );
  return { ...state, members: state.members.filter(({ person }) => person !== former || needed.has(person)) };
}
