import type { Moment } from '../../agreement/time';
import type { Happening } from '../event-row';
import type { Participant } from '../people/participant';
import type { StandIn } from '../people/people-state';
import type { TalkState } from '../talk/talk';
import { counted } from '../state-changes';
import type { CaseState } from '../state';
import type { AskedTask, Task, TaskStatus } from './task';

/*
 * What becomes of the tasks of a case.
 */

/** How many answered requests a snapshot remembers: enough to show how they ended, few enough to stay small. */
const REMEMBERED = 40;

/** One more task, as it is asked. */
export const withTask = (state: CaseState, task: AskedTask, { at, by, version }: Happening): CaseState => ({
  ...counted(state, 'tasks'),
  tasks: [
    ...state.tasks,
    { ...task, status: 'open', version, askedAt: at, askedBy: by, askedIn: version, formerOwners: [] },
  ],
});

export const changeTask = (state: CaseState, id: string, update: (task: Task) => Task): CaseState => ({
  ...state,
  tasks: state.tasks.map((task) => (task.id === id ? update(task) : task)),
});

/** A task ends. */
export function closeTask(
  state: CaseState,
  id: string,
  status: Exclude<TaskStatus, 'open'>,
  { at, by }: Happening,
): CaseState {
  const closing = (task: Task): Task => ({
    ...closedAsOf(task, state, at),
    status,
    version: state.version,
    closedAt: at,
    closedBy: by,
  });
  const rule = state.tasks.find((task) => task.id === id)?.rule;
  const talks = status === 'answered' ? state.talks : state.talks.map(cancelling(state.version, (task) => task === id));
  const done =
    status !== 'answered' || rule === undefined || state.done.includes(rule) ? state.done : [...state.done, rule];
  return forget({ ...changeTask(state, id, closing), done, talks });
}

/** A task ends with its answer. */
export const answered = (state: CaseState, { task }: { readonly task: string }, happening: Happening): CaseState =>
  closeTask(state, task, 'answered', happening);

/** Everything that is asked lapses: the case ends here. */
export const withdrawAll = (state: CaseState, happening: Happening): CaseState =>
  withdrawEach(state, happening, { lapsed: true }, () => true);

/** What was asked is taken back for as long as the case stands still. */
export const held = (state: CaseState, happening: Happening, which: (task: Task) => boolean): CaseState =>
  withdrawEach(state, happening, { held: true }, which);

/** What was held is asked anew, as another request with the same question and of the same talk. */
export function reasked(
  state: CaseState,
  {
    held: former,
    task: id,
    askFrom,
    due,
  }: { readonly held: string; readonly task: string; readonly askFrom: Moment; readonly due: Moment },
  { at, version }: Happening,
): CaseState {
  const before = state.tasks.find((task) => task.id === former);
  if (before === undefined) return state;
  const { held: _, closedAt: __, closedBy: ___, postponed: ____, ...task } = before;
  const anew: Task = { ...task, id, askFrom, due, status: 'open', version, askedAt: at, formerOwners: [] };
  const { held: _____, ...closed } = before;
  return {
    ...counted(state, 'tasks'),
    talks: state.talks.map((talk) => (talk.task === former ? { ...talk, task: id, since: version } : talk)),
    tasks: [...state.tasks.map((one) => (one.id === former ? closed : one)), anew],
  };
}

const withdrawEach = (
  state: CaseState,
  { at, by }: Happening,
  more: Pick<Task, 'held' | 'lapsed'>,
  which: (task: Task) => boolean,
): CaseState =>
  forget({
    ...state,
    talks: state.talks.map(
      (more.held === true ? pausing : cancelling)(state.version, (id) =>
        state.tasks.some((task) => task.id === id && task.status === 'open' && which(task)),
      ),
    ),
    tasks: state.tasks.map((task) =>
      task.status === 'open' && which(task)
        ? {
            ...closedAsOf(task, state, at),
            ...more,
            status: 'withdrawn',
            version: state.version,
            closedAt: at,
            closedBy: by,
          }
        : task,
    ),
  });

/** A talk of which no report is asked any more is not held. */
const cancelling =
  (since: number, withdrawn: (task: string | undefined) => boolean) =>
  (talk: TalkState): TalkState =>
    talk.status === 'planned' && withdrawn(talk.task) ? { ...talk, status: 'cancelled', since } : talk;

/** A talk of which the report is asked later may be held then. */
const pausing =
  (since: number, withdrawn: (task: string | undefined) => boolean) =>
  (talk: TalkState): TalkState =>
    talk.status === 'planned' && withdrawn(talk.task) ? { ...talk, since } : talk;

export const ownerOf = ({ tasks }: Pick<CaseState, 'tasks'>, id: string): Participant | undefined =>
  tasks.find((task) => task.id === id)?.owner;

/** A request as it is when somebody else has it. */
export const handedTo = (task: Task, to: Participant, at: Moment): Task => ({
  ...task,
  owner: to,
  formerOwners: [...task.formerOwners, task.owner],
  handedOverAt: at > task.askedAt ? at : task.askedAt,
});

/** What was another's for a while is asked anew of the coordinator who is back. */
export const backAgain = (tasks: readonly Task[], standIn: StandIn, at: Moment): readonly Task[] =>
  tasks.map((task) =>
    task.status === 'open' && task.owner.person === standIn.for.person && task.askedAt < at
      ? { ...task, handedOverAt: at }
      : task,
  );

/** What is closed while another has the coordinator's place stays with the one who had it then. */
const closedAsOf = (task: Task, { standIn }: CaseState, at: Moment): Task =>
  standIn !== undefined && at < standIn.until && task.owner.person === standIn.for.person
    ? handedTo(task, standIn.person, standIn.from)
    : task;

/** Drops the oldest closed tasks, so that a snapshot never grows with the age of its case. */
function forget(state: CaseState): CaseState {
  const closed = state.tasks.filter(({ status }) => status !== 'open');
  if (closed.length <= REMEMBERED) return state;
  const dropped = new Set(closed.slice(0, closed.length - REMEMBERED).map(({ id }) => id));
  return { ...state, tasks: state.tasks.filter(({ id }) => !dropped.has(id)) };
}
