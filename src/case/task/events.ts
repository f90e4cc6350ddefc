import type { Day, Moment } from '../../agreement/time';
import { answeringOwner, leaders, taskOwner, type EventRows, type Readers } from '../event-row';
import { dismissIdle, here } from '../people/people-changes';
import type { Participant } from '../people/participant';
import type { AskedTask, Task } from './task';
import { answered, changeTask, closeTask, handedTo, ownerOf, withTask } from './task-changes';

/** What can have happened to a task, from asking to its answer. */
export type TaskEvent =
  | {
      readonly type: 'asked';
      readonly task: AskedTask;
      readonly question?: string;
      /** The signals that the owner reads for it, by the versions at which they were written down. */
      readonly chosen?: readonly number[];
      /** What an outsider may know. */
      readonly summary?: string;
      /** Words in these of which the asker says that they are no names. */
      readonly noNames?: readonly string[];
    }
  | { readonly type: 'acknowledged'; readonly task: string }
  | {
      readonly type: 'task-completed';
      readonly task: string;
      readonly result: string;
      readonly on: Day;
      /** Who coordinates the care of the child from then on. */
      readonly careCoordinator?: Participant;
    }
  | { readonly type: 'declined'; readonly task: string; readonly reason: string }
  | { readonly type: 'postponed'; readonly task: string; readonly until: Moment; readonly reason: string }
  | { readonly type: 'handed-over'; readonly task: string; readonly to: Participant; readonly reason: string }
  | { readonly type: 'withdrawn'; readonly task: string; readonly reason: string }
  | { readonly type: 'escalation-acknowledged'; readonly task: string }
  | {
      /** What is about safety waits for no end of a holiday any more, in a case that was opened when it did. */
      readonly type: 'safety-terms-followed';
      /** Open requests whose day is nearer now. */
      readonly tasks: readonly { readonly task: string; readonly due: Moment }[];
      /** From when who leads reads it. */
      readonly tellFrom: Moment;
    };

type Asked = Extract<TaskEvent, { readonly type: 'asked' }>;

/** That the board was asked to look at somebody of the school is not told to those who lead (S1-24). */
const askedReaders: Readers<Asked> = ({ leads, board, isAsked }, { task }) =>
  leads ? !(task.kind === 'inform' && task.owner.person === board) : isAsked(task.id);

export const taskEvents: EventRows<TaskEvent> = {
  // A question cannot be corrected: the person who got it goes by what they read, so it is withdrawn and asked anew.
  asked: {
    apply: (state, { task }, happening) => here(withTask(state, task, happening), task.owner.person),
    visibleTo: [askedReaders],
    progress: true,
    correctable: false,
  },
  acknowledged: { apply: answered, visibleTo: [leaders], progress: false, correctable: false },
  'task-completed': {
    apply: (state, event, happening) => {
      const { careCoordinator } = event;
      return answered(careCoordinator === undefined ? state : { ...state, careCoordinator }, event, happening);
    },
    visibleTo: [leaders, taskOwner],
    progress: true,
    correctable: true,
  },
  declined: {
    apply: (state, { task }, happening) => closeTask(state, task, 'declined', happening),
    visibleTo: [leaders, answeringOwner],
    progress: false,
    correctable: true,
  },
  postponed: {
    apply: (state, { task: id, until }, { at }) =>
      changeTask(state, id, (task) => ({ ...task, version: state.version, postponed: { at, until } })),
    visibleTo: [leaders, answeringOwner],
    progress: false,
    correctable: true,
  },
  'handed-over': {
    apply: (state, { task: id, to }, { at }) => {
      const given = changeTask(state, id, (task) => ({ ...handedTo(task, to, at), version: state.version }));
      return dismissIdle(ownerOf(state, id)?.person, here(given, to.person));
    },
    visibleTo: [leaders],
    progress: false,
    correctable: true,
  },
  withdrawn: {
    apply: (state, { task }, happening) => closeTask(state, task, 'withdrawn', happening),
    visibleTo: [leaders],
    progress: false,
    correctable: true,
  },
  'safety-terms-followed': {
    apply: (state, { tasks, tellFrom }, { version }) => ({
      ...state,
      safetyTerms: { version, tellFrom },
      tasks: state.tasks.map((task): Task => {
        const nearer = tasks.find((one) => one.task === task.id);
        return nearer === undefined ? task : { ...task, due: nearer.due, version };
      }),
    }),
    visibleTo: [leaders],
    progress: false,
    correctable: false,
  },
  'escalation-acknowledged': {
    apply: (state, { task: id }, { by }) => changeTask(state, id, (task) => ({ ...task, escalationTakenBy: by })),
    visibleTo: [leaders],
    progress: false,
    correctable: false,
  },
};
