import type { PersonId } from '../agreement/people';
import type { TaskKind } from '../agreement/protocol-schema';
import type { Cast } from './people/participant';
import type { KeptOut } from './people/people-state';
import { boardStandsApart } from './people/roster';
import type { CaseState } from './state';
import type { Task } from './task/task';

/** Coordinator and deputy: everything. */
export const leads = (state: CaseState, person: PersonId): boolean =>
  state.route === 'meldcode' &&
  !isKeptOut(state, person) &&
  (person === state.cast.coordinator.person || person === state.cast.deputy.person);

/** The case lead, and the coordinator whose place another has for a while: who reads on and does nothing. */
export const readsAll = (state: CaseState, person: PersonId): boolean =>
  leads(state, person) || (state.absent?.person === person && !isKeptOut(state, person));

export const isMember = (state: CaseState, person: PersonId): boolean =>
  state.members.some((member) => member.person === person);

/** Director and board: that there is a case, its step and what is waited for; no content. */
export const oversees = ({ cast }: CaseState, person: PersonId): boolean => overseesSchool(cast, person);

/** Whether somebody may ask for the list of all cases of a school. */
export const overseesSchool = ({ director, board }: Pick<Cast, 'director' | 'board'>, person: PersonId): boolean =>
  person === director.person || person === board.person;

/** Somebody who is kept out, and a person who was sent away: to them there is no such case, whatever they have done in it. */
export const isShutOut = (state: OutOfCase & Pick<CaseState, 'gone'>, person: PersonId): boolean =>
  isKeptOut(state, person) || state.gone?.includes(person) === true;

/** Why somebody of the school may have no part in a case, whatever role they have or get in it. */
export interface OutOfCase extends Pick<CaseState, 'frozen'> {
  readonly shutOut?: readonly Pick<KeptOut, 'person'>[];
  readonly keptOut?: readonly Pick<KeptOut, 'person'>[];
}

/**
 * A colleague who may be involved, until the board decided and where it decided so for good; and a person who is kept out,
 * such as a parent or a friend. To them there is no such case.
 */
export const isKeptOut = ({ frozen, shutOut, keptOut }: OutOfCase, person: PersonId): boolean =>
  frozen?.suspect === person || [...(shutOut ?? []), ...(keptOut ?? [])].some((one) => one.person === person);

/** Nobody knows who is not concerned: what goes on is the board's. */
export const onlyBoardIsSure = ({ frozen, cast, status }: Pick<CaseState, 'frozen' | 'cast' | 'status'>): boolean =>
  status === 'open' && frozen !== undefined && frozen.suspect === undefined && boardStandsApart(cast);

/** S1-19: a reporter who takes no part, or not any more since it was opened again, may still add to it without seeing anything. */
export const tellsOnly = (state: CaseState, person: PersonId): boolean =>
  state.reporter.person === person && !isMember(state, person);

/** Whether this is asked of somebody now: to organise help, to make the report, to weigh along. */
export const hasOpen = (state: CaseState, person: PersonId, kind: TaskKind): boolean =>
  state.tasks.some((task) => task.kind === kind && task.status === 'open' && owns(task, person));

export const owns = (task: Task, person: PersonId): boolean => task.owner.person === person;

/** What was taken back of a colleague is not theirs any more, nor what was asked openly of somebody who left again. */
export const stillTheirs = ({ owner, mode, status }: Task): boolean =>
  owner.external ? mode === 'anonymous' || status === 'open' : status !== 'withdrawn';

/**
 * What the reporter still sees of it: how far it is while they take part; after that only that it was received
 * (S1-19). A reporter who was sent away sees nothing, and a concern about a member of staff is in no list (S1-24).
 */
export function reportSeenBy(state: CaseState, person: PersonId): 'all' | 'received' | 'nothing' {
  if (state.route === 'staff' || state.reporter.person !== person || isShutOut(state, person)) return 'nothing';
  return isMember(state, person) ? 'all' : 'received';
}

/** Everybody who holds a card with "Nu gevaar" on it; the reporter keeps theirs, also when a case goes on without them. */
export const isInvolved = (state: CaseState, person: PersonId): boolean =>
  person === state.reporter.person ||
  isMember(state, person) ||
  oversees(state, person) ||
  state.tasks.some((task) => owns(task, person));
