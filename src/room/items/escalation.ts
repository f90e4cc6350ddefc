import { spokenDay, dayOf } from '../../agreement/calendar';
import type { PersonId } from '../../agreement/people';
import { veiligThuisFirst } from '../../case/advice/call-first';
import { callsUntil, type Call } from '../../case/task/ladder';
import type { Task } from '../../case/task/task';
import { card, type EscalationData } from '../card-data';
import { notHeld } from '../held';
import type { Item } from '../types';
import { morningOf } from './morning';
import { escalationKey } from './request';
import type { RoomView } from './view';

/** Who else hears that a task is open. Process only: what is asked, since when, of whom. */
export function escalationItems(task: Task, view: RoomView): readonly Item[] {
  const byPerson = new Map<PersonId, Call[]>();
  const { calls } = callsUntil(task, view.state, view.agreement, view.now);
  for (const call of notHeld(calls, task, view)) {
    if (call.as === 'owner' || call.person === task.owner.person) continue;
    byPerson.set(call.person, [...(byPerson.get(call.person) ?? []), call]);
  }
  return [...byPerson].map(([person, calls]) => ({
    key: escalationKey(task, person),
    to: person,
    edition: new Set(calls.map(({ at }) => at)).size,
    card: card('escalation', dataOf(task, calls, view)),
    mentions: [],
    ...morningOf(calls.at(-1), task),
    closed: task.status !== 'open',
  }));
}

function dataOf(task: Task, calls: readonly Call[], { state, agreement }: RoomView): EscalationData {
  const as = calls.at(-1)?.as;
  return {
    code: state.code,
    case: state.id,
    task: task.id,
    version: task.version,
    what: agreement.protocol.tasks[task.rule]?.title ?? task.rule,
    since: spokenDay(dayOf(task.due), task.askedAt),
    who: task.owner.name,
    coordinator: state.cast.coordinator.name,
    to: as === 'board' || as === 'coordinator' || as === 'deputy' ? as : 'director',
    ...(veiligThuisFirst(state) ? { callFirst: true } : {}),
    state: stateOf(task),
  };
}

function stateOf({ status, escalationTakenBy }: Task): EscalationData['state'] {
  if (status !== 'open') return status === 'answered' ? 'answered' : 'lapsed';
  return escalationTakenBy === undefined ? 'open' : 'taken-up';
}
