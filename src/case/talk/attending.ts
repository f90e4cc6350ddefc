import type { Agreement } from '../../agreement/agreement';
import { addDays, calendarOf, lastBefore, momentOf } from '../../agreement/calendar';
import type { PersonId } from '../../agreement/people';
import type { Moment } from '../../agreement/time';
import { mayTalkOpenly } from '../consent/policy';
import { isMember, isShutOut } from '../involvement';
import type { CaseState } from '../state';
import type { Task } from '../task/task';
import type { TalkState } from './talk';

/*
 * Who is at a planned talk, and how it stands: who leads or attends it is told, and prepares it.
 */

/** `on`: it is to be held · `waits`: the case stands still · `off`: it is not held any more · `held`: it was. */
export type TalkStanding = 'on' | 'waits' | 'off' | 'held';

const reportTask = ({ task: id }: TalkState, { tasks }: CaseState): Task | undefined =>
  tasks.find((task) => task.id === id);

export function howItStands(talk: TalkState, state: CaseState): TalkStanding {
  if (talk.status === 'held') return 'held';
  const task = reportTask(talk, state);
  if (talk.status !== 'planned' || task === undefined) return 'off';
  if (task.status === 'open') return 'on';
  return task.held === true && state.frozen !== undefined ? 'waits' : 'off';
}

/** The talks that are to be held. */
export const comingTalks = (state: CaseState): readonly TalkState[] =>
  state.talks.filter((talk) => howItStands(talk, state) === 'on');

/** Who is asked for its report leads it: somebody else, once it was handed over. */
const leaderOf = (talk: TalkState, state: CaseState): PersonId | undefined =>
  reportTask(talk, state)?.owner.person ?? talk.leader;

/** Who leads it and who else is there, as far as they may know of the case now. */
export function attending(
  talk: TalkState,
  state: CaseState,
): readonly { readonly person: PersonId; readonly leads: boolean }[] {
  const leader = leaderOf(talk, state);
  const others = [talk.second, talk.outside].filter((person) => person !== leader);
  return [leader, ...others]
    .filter((person) => person !== undefined)
    .filter((person) => mayHear(person, state))
    .map((person) => ({ person, leads: person === leader }));
}

/** Who handed its report over, and is not there any more. */
export const replacedLeaders = (talk: TalkState, state: CaseState): readonly PersonId[] => {
  const there = attending(talk, state).map(({ person }) => person);
  const former = reportTask(talk, state)?.formerOwners ?? [];
  return [...new Set(former.map(({ person }) => person))].filter(
    (person) => !there.includes(person) && mayHear(person, state),
  );
};

/** Somebody from outside for as long as the parents agree in writing: C-12, D-19. */
const mayHear = (person: PersonId, state: CaseState): boolean =>
  !isShutOut(state, person) && (isMember(state, person) || mayTalkOpenly(state, person));

/** Whether the task is that of a coming talk at which somebody is: they read how it was prepared. */
export const attends = (state: CaseState, person: PersonId, task: string | undefined): boolean =>
  comingTalks(state).some((talk) => talk.task === task && attending(talk, state).some((one) => one.person === person));

/** When they are reminded of it: on the school day before, at the hour that the protocol says. */
export const reminderAt = ({ on }: TalkState, { protocol, school }: Agreement): Moment | undefined =>
  on === undefined ? undefined : momentOf(lastBefore(on, calendarOf(school).isSchoolDay), protocol.talk.remindAt);

/** When its day is over. */
export const overAt = ({ on }: TalkState): Moment | undefined =>
  on === undefined ? undefined : momentOf(addDays(on, 1), 0);

/** Since when who leads it knows of it: a reminder is for what was planned before. */
export function knownSince(talk: TalkState, state: CaseState): Moment {
  const task = reportTask(talk, state);
  return task?.handedOverAt ?? task?.askedAt ?? state.openedAt;
}

/** The moments at which what is told of coming talks changes by the clock alone. */
export const talkMoments = (state: CaseState, agreement: Agreement): readonly (Moment | undefined)[] =>
  state.talks.flatMap((talk) => [reminderAt(talk, agreement), overAt(talk)]);
