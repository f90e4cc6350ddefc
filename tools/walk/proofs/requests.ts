import type { Agreement } from '../../../src/agreement/agreement';
import { safetyTasks } from '../../../src/agreement/safety-tasks';
import { asOf } from '../../../src/case/people/as-of';
import type { CaseState } from '../../../src/case/state';
import type { Task } from '../../../src/case/task/task';
import type { Problem, Proof, Seen } from '../proof';

/** So many changes ahead a ladder must still be calling somebody. */
const CHANGES = 15;

/**
 * Every open request has an owner who can be reached, a term, and reminders from its term on until it is answered. The
 * ladder of a request is followed once for each rule, owner and way of asking: another date does not change it.
 */
export function requests(): Proof {
  const followed = new Set<string>();
  return {
    name: 'every open request has an owner, a term and a reminder',
    problems: (stored) => {
      const seen = { ...stored, state: asOf(stored.state, stored.now) };
      return seen.state.tasks
        .filter(({ status }) => status === 'open')
        .flatMap((task) => {
          const { rule, owner, mode, postponed } = task;
          const shape = `${rule} ${owner.person} ${mode ?? ''} ${postponed === undefined ? '' : 'postponed'}`;
          const ladder = followed.has(shape) ? [] : reminders(task, seen);
          followed.add(shape);
          return [...inAgenda(task, seen), ...reaches(task, seen), ...ladder];
        });
    },
  };
}

function inAgenda({ id, rule }: Task, { agenda }: Seen): readonly Problem[] {
  const entry = agenda.find(({ task }) => task === id);
  if (entry === undefined) return [{ message: `"${rule}" is open and not on the agenda`, rule }];
  return Number.isNaN(Date.parse(entry.due)) ? [{ message: `"${rule}" has no term`, rule }] : [];
}

/** Once it is asked, a card of it is where its owner sees it: one to one, or in the room with a mention. */
function reaches(task: Task, { room, now, state, agreement }: Seen): readonly Problem[] {
  const { rule, owner } = task;
  if (mayWait(task, state, agreement, now)) return [];
  if (task.askFrom > now || (task.postponed !== undefined && task.postponed.until > now)) return [];
  if (owner.person === state.frozen?.suspect)
    return [{ message: `"${rule}" is asked of a colleague who may be involved`, rule }];
  const reached = room.items.some(
    ({ to, mentions, closed, card }) =>
      !closed &&
      card.data['task'] === task.id &&
      (to === owner.person || (mentions.includes(owner.person) && room.members.includes(owner.person))),
  );
  return reached ? [] : [{ message: `"${rule}" does not reach its owner, ${owner.role}`, rule }];
}

/** What is routine may wait, for half an hour, for danger that nobody took up; what is about safety may not. */
function mayWait({ rule }: Task, { emergency }: CaseState, { protocol }: Agreement, now: string): boolean {
  if (emergency === undefined || emergency.doubt === true || safetyTasks(protocol).has(rule)) return false;
  if (emergency.acknowledgedAt !== undefined || emergency.withdrawnAt !== undefined) return false;
  return Date.parse(now) < Date.parse(emergency.at) + 30 * 60_000;
}

/** Who leads where nobody else does: nobody of the case. */
const SOMEBODY = { person: 'somebody', name: 'Iemand', role: 'coordinator', external: false };

/** The ladder of a request, followed in a case in which nothing else is open: no other reminder hides a missing one. */
function reminders(task: Task, { state, agreement, engine, now }: Seen): readonly Problem[] {
  const { emergency: _, ...calm } = state;
  // The board that is asked each working day who leads is such another reminder.
  const led = calm.keptOut === undefined ? {} : { cast: { ...calm.cast, coordinator: SOMEBODY } };
  const alone: CaseState = { ...calm, ...led, tasks: [task] };
  const { rule } = task;
  const callsAt = (moment: string): number =>
    engine
      .room(alone, agreement, moment)
      .items.filter(({ closed, card }) => !closed && card.data['task'] === task.id)
      .reduce((sum, { edition }) => sum + edition, 0);
  let at = now;
  let before = callsAt(at);
  let reminded = 0;
  for (let change = 0; change < CHANGES; change += 1) {
    const next = engine.nextChange(alone, agreement, at);
    if (next === undefined) break;
    const calls = callsAt(next);
    if (next >= task.due && calls > before) reminded += 1;
    [at, before] = [next, calls];
  }
  if (reminded === 0) return [{ message: `nobody is reminded of "${rule}" from its term on`, rule }];
  return engine.nextChange(alone, agreement, at) === undefined
    ? [{ message: `nobody is reminded of "${rule}" until it is answered: give its ladder a rung with "repeat"`, rule }]
    : [];
}
