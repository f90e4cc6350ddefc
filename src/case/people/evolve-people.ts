import type { PersonId } from '../../agreement/people';
import type { Moment } from '../../agreement/time';
import { isCastRole } from '../../agreement/changes';
import type { CaseEvent, RecordedEvent } from '../events';
import type { Participant, Cast } from './participant';
import { castList } from './roster';
import type { PeopleEvent } from './people-events';
import type { CaseState } from '../state';
import type { StandIn } from './people-state';
import type { Task } from '../task/task';

/** So many newcomers are remembered: as many as a room has room for. */
const REMEMBERED = 20;

type Of<T extends CaseEvent['type']> = Extract<CaseEvent, { readonly type: T }>;

/** The state after one more event about who takes part. */
export function applyPeople(state: CaseState, event: PeopleEvent, { at, version }: RecordedEvent): CaseState {
  switch (event.type) {
    case 'role-handed-over':
      return handRole(state, event, at, version);
    case 'stand-in-began': {
      const { for: absent, person, until } = event;
      return here({ ...state, standIn: { for: absent, person, from: at, until, version } }, person.person);
    }
    case 'stand-in-ended': {
      const { standIn, ...rest } = state;
      return standIn === undefined ? rest : { ...rest, tasks: backAgain(state.tasks, standIn, at) };
    }
    case 'school-followed':
      return { ...state, followed: event.changes };
  }
}

/** Somebody comes in; who was sent away before and is let in again has what is theirs again. */
export function admitted(state: CaseState, { participant, why }: Of<'admitted'>, version: number): CaseState {
  const members = state.members.some(({ person }) => person === participant.person)
    ? state.members
    : [...state.members, participant];
  const after = here({ ...state, members }, participant.person);
  return why === undefined ? after : welcomed(after, participant, why, version);
}

/** `reason`: by decision of whoever leads. Without one consent ended, and what was asked without a name stays theirs. */
export function dismissed(state: CaseState, { person, reason }: Of<'dismissed'>): CaseState {
  const after = { ...state, members: state.members.filter((member) => member.person !== person) };
  return reason === undefined ? after : away(after, person);
}

/** The role, its open requests and its place in the room move at once; who had it keeps what is theirs by another right. */
function handRole(
  state: CaseState,
  { role, from, to, tasks: moving }: Of<'role-handed-over'>,
  at: Moment,
  version: number,
) {
  const cast: Cast = isCastRole(role) ? { ...state.cast, [role]: to } : state.cast;
  const tasks = state.tasks.map((task): Task => {
    const asked = role === 'coordinator' && task.askedBy === from.person ? { ...task, askedBy: to.person } : task;
    return moving.includes(task.id) ? { ...handedTo(asked, to, at), version } : asked;
  });
  const inRoom = role !== 'director' && role !== 'board' && to.person !== state.frozen?.suspect;
  const { standIn, ...rest } = state;
  const after: CaseState = {
    // Whoever comes is there: standing in for whoever was there before is over.
    ...(role === 'coordinator' || standIn === undefined ? rest : state),
    cast,
    tasks,
    members: state.members.filter(({ person }) => person !== from.person || hasPlace(person, state, cast, tasks)),
  };
  const known = castList(cast).some(({ person }) => person === from.person);
  const left = known || hasPlace(from.person, state, cast, tasks) ? after : away(after, from.person);
  if (!inRoom) return here(left, to.person);
  const joined = admitted(left, { type: 'admitted', participant: to }, version);
  return role === 'coordinator' || role === 'deputy' ? welcomed(joined, to, 'role', version) : joined;
}

/** Who is of the room by another right than the role that they hand over. */
const hasPlace = (person: PersonId, state: CaseState, cast: Cast, tasks: readonly Task[]): boolean =>
  [state.reporter, cast.coordinator, cast.deputy].some((one) => one.person === person) ||
  tasks.some((task) => task.status === 'open' && task.owner.person === person);

/** A request as it is when somebody else has it. */
export const handedTo = (task: Task, to: Participant, at: Moment): Task => ({
  ...task,
  owner: to,
  formerOwners: [...task.formerOwners, task.owner],
  handedOverAt: at > task.askedAt ? at : task.askedAt,
});

/** What was another's for a while is asked anew of whoever is back. */
export const backAgain = (tasks: readonly Task[], standIn: StandIn, at: Moment): readonly Task[] =>
  tasks.map((task) =>
    task.status === 'open' && task.owner.person === standIn.for.person && task.askedAt < at
      ? { ...task, handedOverAt: at }
      : task,
  );

/** What is closed while another has the coordinator's place stays with whoever had it then. */
export const closedAsOf = (task: Task, { standIn }: CaseState, at: Moment): Task =>
  standIn !== undefined && at < standIn.until && task.owner.person === standIn.for.person
    ? handedTo(task, standIn.person, standIn.from)
    : task;

const away = (state: CaseState, person: PersonId): CaseState => ({
  ...state,
  gone: [...(state.gone ?? []).filter((one) => one !== person), person],
  ...(state.newcomers === undefined ? {} : { newcomers: state.newcomers.filter((one) => one.person !== person) }),
});

/** Whoever is asked something, or let in, is not gone any more. */
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
