import { hasOpen, isMember, leads, owns, readsAll, stillTheirs } from './involvement';
import type { PersonId } from '../agreement/people';
import { eventTable } from './event-table';
import type { Reader } from './event-row';
import type { CaseEvent, EventOf, EventType, RecordedEvent } from './events';
import { mayHearOf } from './relation/related';
import type { CaseState } from './state';
import type { Task } from './task/task';

/**
 * The part of a case's events that a person may read; which those are is with each event, in `visibleTo`.
 */
export function visibleEvents(
  state: CaseState,
  person: PersonId,
  events: readonly RecordedEvent[],
): readonly RecordedEvent[] {
  const own = new Set(
    state.tasks
      .filter((task) => owns(task, person) && (isMember(state, person) || stillTheirs(task)))
      .map(({ id }) => id),
  );
  const reader: Reader = {
    person,
    leads: readsAll(state, person),
    reports: hasOpen(state, person, 'report'),
    weighs: state.tasks.some((task) => task.status === 'open' && owns(task, person) && weighsOpenly(task)),
    isAsked: (task) => own.has(task),
    reads: (version) => events.some((one) => one.version === version && isReadable(one, reader)),
    knowsOf: (caseId) => state.related.every((one) => one.case !== caseId || mayHearOf(one, person)),
    board: state.cast.board.person,
  };
  return events.filter((recorded) => isReadable(recorded, reader));
}

/**
 * What somebody reads to do a task: how it was asked, how its talk was planned, and the signals that were chosen for it,
 * as they read by now; others who may read these too. For weighing along that is what was weighed.
 */
export function eventsOfTask(state: CaseState, task: Task, events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const talk = state.talks.find((one) => one.task === task.id)?.id;
  const own = events.filter(
    ({ version, event }) => version === task.askedIn || (event.type === 'talk-planned' && event.talk.id === talk),
  );
  const chosen = new Set([...own.flatMap(({ event }) => chosenIn(event)), ...weighedFor(task, events)]);
  return events.filter(
    (recorded) =>
      own.includes(recorded) ||
      chosen.has(recorded.version) ||
      (recorded.event.type === 'corrected' && chosen.has(recorded.event.about)),
  );
}

/**
 * Who weighs along reads what was weighed: the weighing that they are asked about, and the signals that were known by then. Who
 * may not know of whom it is reads neither.
 */
function weighedFor(task: Task, events: readonly RecordedEvent[]): readonly number[] {
  if (!weighsOpenly(task)) return [];
  const before = events.filter(({ version }) => version < task.askedIn);
  const signals = before.filter(({ event: { type } }) => type === 'signal-recorded' || type === 'signal-taken-over');
  const weighing = before.filter(({ event }) => event.type === 'weighed').slice(-1);
  return [...signals, ...weighing].map(({ version }) => version);
}

const weighsOpenly = ({ kind, mode }: Task): boolean => kind === 'weigh' && mode !== 'anonymous';

const chosenIn = (event: CaseEvent): readonly number[] => {
  if (event.type === 'talk-planned') return event.talk.chosen;
  return event.type === 'asked' ? (event.chosen ?? []) : [];
};

const isReadable = ({ event, by }: RecordedEvent, reader: Reader): boolean => isVisible(event, reader, by);

function isVisible<T extends EventType>(event: EventOf<T>, reader: Reader, by: PersonId): boolean {
  return eventTable[event.type].visibleTo.some((readers) => readers(reader, event, by));
}

/** The person who wrote an entry may correct it as long as they may read it; those who lead the case, every entry. */
export const mayCorrect = (state: CaseState, person: PersonId, entry: RecordedEvent): boolean =>
  eventTable[entry.event.type].correctable &&
  (leads(state, person) || entry.by === person) &&
  visibleEvents(state, person, [entry]).length > 0;
