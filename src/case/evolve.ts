import type { PersonId } from '../agreement/people';
import type { Day } from '../agreement/time';
import type { AskedTask, CaseEvent, Participant, RecordedEvent } from './events';
import type { Safety } from './facts';
import type { CaseState, Task, TaskStatus } from './state';

/** How many answered requests a snapshot remembers: enough to show how they ended, few enough to stay small. */
const REMEMBERED = 40;

/** The state of a case after one more event. Pure and total: whatever was recorded can be replayed. */
export function evolve(state: CaseState | undefined, recorded: RecordedEvent): CaseState {
  const { event, version } = recorded;
  if (event.type === 'case-opened') return opened(recorded, event);
  if (state === undefined) throw new Error(`event ${version} comes before the case was opened`);
  return apply({ ...state, version }, recorded);
}

/** The state after all these events; `undefined` when there are none. */
export const replay = (events: readonly RecordedEvent[], from?: CaseState): CaseState | undefined =>
  events.reduce<CaseState | undefined>(evolve, from);

function opened(recorded: RecordedEvent, event: Extract<CaseEvent, { type: 'case-opened' }>): CaseState {
  return {
    id: event.id,
    version: recorded.version,
    status: 'open',
    code: event.code,
    school: event.school,
    agreement: event.agreement,
    openedAt: recorded.at,
    reporter: event.reporter,
    cast: event.cast,
    members: [],
    steps: [],
    child: { name: event.child.name },
    tasks: [],
    counts: { tasks: 0, referrals: 0, signals: 0 },
  };
}

function apply(state: CaseState, recorded: RecordedEvent): CaseState {
  const { event, at, by } = recorded;
  switch (event.type) {
    case 'case-opened':
      return state;
    case 'signal-recorded':
      return safety(count(state, 'signals'), event.signal.safe, recorded);
    case 'child-recorded':
      return { ...state, child: named(state.child, event) };
    case 'admitted':
      return { ...state, members: admit(state.members, event.participant) };
    case 'step-started':
      return { ...state, steps: [...state.steps, event.step] };
    case 'asked':
      return { ...count(state, 'tasks'), tasks: [...state.tasks, asked(event.task, recorded)] };
    case 'acknowledged':
    case 'consultation-answered':
    case 'task-completed':
      return close(state, event.task, 'answered', recorded);
    case 'follow-up-recorded':
      return safety(close(state, event.task, 'answered', recorded), event.note.safe, recorded);
    case 'declined':
      return close(state, event.task, 'declined', recorded);
    case 'withdrawn':
      return close(state, event.task, 'withdrawn', recorded);
    case 'postponed':
      return change(state, event.task, (task) => ({
        ...task,
        version: state.version,
        postponed: { at, until: event.until },
      }));
    case 'handed-over':
      return dismissIdle(
        change(state, event.task, (task) => ({
          ...task,
          version: state.version,
          owner: event.to,
          formerOwners: [...task.formerOwners, task.owner],
        })),
      );
    case 'escalation-acknowledged':
      return change(state, event.task, (task) => ({ ...task, escalationTakenBy: by }));
    case 'referred':
      return count(state, 'referrals');
    case 'closed':
      return { ...safety(withdrawAll(state, at, by), event.closing.safe, recorded), status: 'closed', closedAt: at };
  }
}

const count = (state: CaseState, what: keyof CaseState['counts']): CaseState => ({
  ...state,
  counts: { ...state.counts, [what]: state.counts[what] + 1 },
});

const safety = (state: CaseState, answer: Safety | undefined, { by, version }: RecordedEvent): CaseState =>
  answer === undefined ? state : { ...state, safe: { answer, by, version } };

/** A first report often has the name that everybody uses; it gives the child away as much as the full one does. */
function named(child: CaseState['child'], { name, birthDate }: { name: string; birthDate: Day }): CaseState['child'] {
  const before = [...new Set([...(child.formerNames ?? []), child.name])].filter((former) => former !== name);
  return { name, birthDate, ...(before.length === 0 ? {} : { formerNames: before.slice(-REMEMBERED) }) };
}

const admit = (members: readonly Participant[], newcomer: Participant): readonly Participant[] =>
  members.some(({ person }) => person === newcomer.person) ? members : [...members, newcomer];

/** Whoever handed over their only part has no part left, and so sees nothing any more. */
function dismissIdle(state: CaseState): CaseState {
  const { reporter, cast, tasks } = state;
  const needed = new Set(
    [reporter, cast.coordinator, cast.deputy, ...tasks.map(({ owner }) => owner)].map(({ person }) => person),
  );
  return { ...state, members: state.members.filter(({ person }) => needed.has(person)) };
}

const asked = (task: AskedTask, { at, by, version }: RecordedEvent): Task => ({
  ...task,
  status: 'open',
  version,
  askedAt: at,
  askedBy: by,
  askedIn: version,
  formerOwners: [],
});

const change = (state: CaseState, id: string, update: (task: Task) => Task): CaseState => ({
  ...state,
  tasks: state.tasks.map((task) => (task.id === id ? update(task) : task)),
});

function close(state: CaseState, id: string, status: TaskStatus, { at, by }: RecordedEvent): CaseState {
  const closing = (task: Task): Task => ({ ...task, status, version: state.version, closedAt: at, closedBy: by });
  return forget(change(state, id, closing));
}

const withdrawAll = (state: CaseState, at: string, by: PersonId): CaseState =>
  forget({
    ...state,
    tasks: state.tasks.map((task) =>
      task.status === 'open'
        ? { ...task, status: 'withdrawn', version: state.version, closedAt: at, closedBy: by }
        : task,
    ),
  });

/** Drops the oldest closed tasks, so that a snapshot never grows with the age of its case. */
function forget(state: CaseState): CaseState {
  const closed = state.tasks.filter(({ status }) => status !== 'open');
  if (closed.length <= REMEMBERED) return state;
  const dropped = new Set(closed.slice(0, closed.length - REMEMBERED).map(({ id }) => id));
  return { ...state, tasks: state.tasks.filter(({ id }) => !dropped.has(id)) };
}
