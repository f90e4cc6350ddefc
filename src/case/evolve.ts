import type { PersonId } from '../agreement/people';
import type { Day, Moment } from '../agreement/time';
import type { AskedTask, Task, TaskStatus } from './task/task';
import type { CaseEvent, RecordedEvent } from './events';
import { admitted, applyPeople, closedAsOf, handedTo, here } from './people/evolve-people';
import type { Safety } from './answers';
import type { Signal } from './signal/signal';
import { applyStep } from './evolve-steps';
import { joining, withRelated } from './relation/related';
import type { RelatedEvent } from './relation/relation';
import { castList } from './people/roster';
import { progressAfter } from './course/stagnation';
import { type CaseState, noSteps } from './state';

/** How many answered requests a snapshot remembers: enough to show how they ended, few enough to stay small. */
const REMEMBERED = 40;

/** The state of a case after one more event. Pure and total: whatever was recorded can be replayed. */
export function evolve(state: CaseState | undefined, recorded: RecordedEvent): CaseState {
  const { event, version } = recorded;
  if (event.type === 'case-opened') return opened(recorded, event, 'meldcode');
  if (event.type === 'staff-alerted') return opened(recorded, event, 'staff');
  if (state === undefined) throw new Error(`event ${version} comes before the case was opened`);
  return apply({ ...state, version, progress: progressAfter(state, recorded) }, recorded);
}

/** The state after all these events; `undefined` when there are none. */
export const replay = (events: readonly RecordedEvent[], from?: CaseState): CaseState | undefined =>
  events.reduce<CaseState | undefined>(evolve, from);

type Opening = Extract<CaseEvent, { type: 'case-opened' | 'staff-alerted' }>;

function opened(recorded: RecordedEvent, event: Opening, route: CaseState['route']): CaseState {
  return {
    id: event.id,
    version: recorded.version,
    status: 'open',
    route,
    code: event.code,
    school: event.school,
    agreement: event.agreement,
    openedAt: recorded.at,
    progress: { at: recorded.at },
    reporter: event.reporter,
    ...(event.type === 'case-opened' && event.reporterStepsOut === true ? { reporterStepsOut: true as const } : {}),
    cast: event.cast,
    members: [],
    steps: [],
    child: {
      ...(event.type === 'case-opened' ? { name: event.child.name, group: event.child.group } : { name: '' }),
      writtenIn: recorded.version,
    },
    related: [],
    tasks: [],
    ...noSteps,
    counts: { tasks: 0, referrals: 0, signals: 0, complete: 0 },
  };
}

function apply(state: CaseState, recorded: RecordedEvent): CaseState {
  const { event, at, by } = recorded;
  switch (event.type) {
    case 'case-opened':
    case 'staff-alerted':
    case 'stagnation-acknowledged':
    case 'corrected':
      return state;
    case 'emergency-declared':
    case 'emergency-acknowledged':
    case 'emergency-withdrawn':
      return { ...state, ...emergencyAfter(state, recorded) };
    case 'frozen':
      return freeze(state, recorded, event.suspect);
    case 'board-contacted':
      return endStaffRoute(close(state, event.task, 'answered', recorded), at);
    case 'signal-recorded':
      return safety(withSignal(state, event.signal), event.signal.safe, recorded);
    case 'third-party-contact':
      return safety(state, event.safe, recorded);
    case 'child-recorded':
      return { ...state, child: named(state.child, event, state.version), parents: event.parents };
    case 'admitted':
      return admitted(state, event, state.version);
    case 'step-started':
      return begin(state, event.step);
    case 'asked':
      return here(withTask(state, asked(event.task, recorded)), event.task.owner.person);
    case 'consultation-answered':
      return withConsultation(close(state, event.task, 'answered', recorded), event);
    case 'acknowledged':
    case 'task-completed':
      return close(state, event.task, 'answered', recorded);
    case 'follow-up-recorded':
      return safety(close(state, event.task, 'answered', recorded), event.note.safe, recorded);
    case 'declined':
    case 'withdrawn':
      return close(state, event.task, event.type, recorded);
    case 'postponed':
      return change(state, event.task, (task) => ({
        ...task,
        version: state.version,
        postponed: { at, until: event.until },
      }));
    case 'handed-over':
      return handedOver(state, event, at);
    case 'escalation-acknowledged':
      return change(state, event.task, (task) => ({ ...task, escalationTakenBy: by }));
    case 'referred':
      return count(state, 'referrals');
    case 'reporter-told':
      return { ...state, reporterKeeps: event.role };
    case 'related-found':
    case 'related-decided':
    case 'joined':
    case 'signal-taken-over':
      return applyRelated(state, event, recorded);
    case 'closed':
      return { ...safety(withdrawAll(state, at, by), event.closing.safe, recorded), status: 'closed', closedAt: at };
    case 'role-handed-over':
    case 'stand-in-began':
    case 'stand-in-ended':
    case 'school-followed':
      return applyPeople(state, event, recorded);
    default:
      return applyStep('task' in event ? close(state, event.task, 'answered', recorded) : state, event, recorded);
  }
}

function applyRelated(state: CaseState, event: RelatedEvent, recorded: RecordedEvent): CaseState {
  const { at, by } = recorded;
  if (event.type === 'signal-taken-over') return withSignal(state, event.signal);
  if (event.type !== 'joined') return { ...state, related: withRelated(state, event, recorded) };
  return { ...withdrawAll(state, at, by), status: 'closed', closedAt: at, joined: joining(event, state.version) };
}

function handedOver(
  state: CaseState,
  { task: id, to }: Extract<CaseEvent, { type: 'handed-over' }>,
  at: Moment,
): CaseState {
  const given = change(state, id, (task) => ({ ...handedTo(task, to, at), version: state.version }));
  return dismissIdle(formerOwner(state, id), here(given, to.person));
}

/** Who answered in which role, and whether they doubt: C-01, C-09. */
function withConsultation(
  state: CaseState,
  { task: id, note }: Extract<CaseEvent, { type: 'consultation-answered' }>,
): CaseState {
  const owner = state.tasks.find((task) => task.id === id)?.owner;
  const known = state.consulted.some(({ role, person }) => role === owner?.role && person === owner.person);
  const consulted =
    owner === undefined || known ? state.consulted : [...state.consulted, { role: owner.role, person: owner.person }];
  return { ...state, consulted, ...(note.doubt ? { doubt: true as const } : {}) };
}

/** A feeling is no complete signal: that it is not pluis has to be supported by what somebody saw (S1-22). */
function withSignal(state: CaseState, { direction, nature }: Signal): CaseState {
  const { directions } = state;
  const counted = count(state, 'signals');
  return {
    ...(nature === 'hunch' ? counted : count(counted, 'complete')),
    directions: { ...directions, [direction]: (directions[direction] ?? 0) + 1 },
  };
}

const withTask = (state: CaseState, task: Task): CaseState => ({
  ...count(state, 'tasks'),
  tasks: [...state.tasks, task],
});

const count = (state: CaseState, what: keyof CaseState['counts']): CaseState => ({
  ...state,
  counts: { ...state.counts, [what]: state.counts[what] + 1 },
});

const safety = (state: CaseState, answer: Safety | undefined, { by, version }: RecordedEvent): CaseState =>
  answer === undefined ? state : { ...state, safe: { answer, by, version } };

/** A first report often has the name that everybody uses; it gives the child away as much as the full one does. */
function named(
  child: CaseState['child'],
  { name, birthDate }: { name: string; birthDate: Day },
  writtenIn: number,
): CaseState['child'] {
  const before = [...new Set([...(child.formerNames ?? []), child.name])].filter((former) => former !== name);
  const { group } = child;
  return {
    name,
    birthDate,
    writtenIn,
    ...(group === undefined ? {} : { group }),
    ...(before.length === 0 ? {} : { formerNames: before.slice(-REMEMBERED) }),
  };
}

const begin = (state: CaseState, step: string): CaseState => ({
  ...state,
  steps: [...state.steps, step],
  ...(state.steps.length === 0 ? {} : { stepSince: state.version }),
});

/** Whoever handed over their only part has no part left, and so sees nothing any more. */
function dismissIdle(former: PersonId | undefined, state: CaseState): CaseState {
  const { reporter, cast, tasks, newcomers = [] } = state;
  const needed = new Set(
    [reporter, cast.coordinator, cast.deputy, ...newcomers, ...tasks.map(({ owner }) => owner)].map(
      ({ person }) => person,
    ),
  );
  return { ...state, members: state.members.filter(({ person }) => person !== former || needed.has(person)) };
}

const formerOwner = ({ tasks }: CaseState, id: string): PersonId | undefined =>
  tasks.find((task) => task.id === id)?.owner.person;

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
  const closing = (task: Task): Task => ({
    ...closedAsOf(task, state, at),
    status,
    version: state.version,
    closedAt: at,
    closedBy: by,
  });
  const rule = state.tasks.find((task) => task.id === id)?.rule;
  const done =
    status !== 'answered' || rule === undefined || state.done.includes(rule) ? state.done : [...state.done, rule];
  return forget({ ...change(state, id, closing), done });
}

const withdrawAll = (state: CaseState, at: string, by: PersonId): CaseState =>
  forget({
    ...state,
    tasks: state.tasks.map((task) =>
      task.status === 'open'
        ? { ...closedAsOf(task, state, at), status: 'withdrawn', version: state.version, closedAt: at, closedBy: by }
        : task,
    ),
  });

function emergencyAfter(
  { emergency, reporter, cast, members, standIn, tasks, version }: CaseState,
  { event, at, by }: RecordedEvent,
): Pick<CaseState, 'emergency'> {
  if (event.type === 'emergency-declared') {
    const acting = standIn === undefined ? [] : [standIn.person];
    const known = [...castList(cast), ...acting, ...members, ...tasks.map(({ owner }) => owner)].find(
      ({ person }) => person === by,
    );
    return { emergency: { at, by: known ?? reporter, version, acknowledgedBy: [] } };
  }
  if (emergency === undefined) return {};
  return event.type === 'emergency-withdrawn'
    ? { emergency: { ...emergency, withdrawnAt: at } }
    : {
        emergency: {
          ...emergency,
          acknowledgedBy: [...emergency.acknowledgedBy, by],
          acknowledgedAt: emergency.acknowledgedAt ?? at,
        },
      };
}

/** Everything that was asked stops, and whoever may be involved is out, in one and the same event. */
function freeze(state: CaseState, { at, by }: RecordedEvent, suspect: PersonId | undefined): CaseState {
  const stopped = withdrawAll(state, at, by);
  return {
    ...stopped,
    members: stopped.members.filter(({ person }) => person !== suspect),
    frozen: { at, by, ...(suspect === undefined ? {} : { suspect }) },
  };
}

/** Once the board was reached, there is nothing more for this program to remind of. */
const endStaffRoute = (state: CaseState, at: string): CaseState =>
  state.route === 'staff' ? { ...state, status: 'closed', closedAt: at } : state;

/** Drops the oldest closed tasks, so that a snapshot never grows with the age of its case. */
function forget(state: CaseState): CaseState {
  const closed = state.tasks.filter(({ status }) => status !== 'open');
  if (closed.length <= REMEMBERED) return state;
  const dropped = new Set(closed.slice(0, closed.length - REMEMBERED).map(({ id }) => id));
  return { ...state, tasks: state.tasks.filter(({ id }) => !dropped.has(id)) };
}
