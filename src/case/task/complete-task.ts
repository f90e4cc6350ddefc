import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import { isShutOut } from '../involvement';
import { mayTalkOpenly } from '../consent/policy';
import type { Participant } from '../people/participant';
import { participant, personOf } from '../people/roster';
import { notListed, Refusal } from '../refusal';
import { joining, ruleOf } from './ask';
import { comesBack } from '../help/observe';
import { reporterTold } from '../signal/reporter-feedback';
import { inTouch } from '../talk/parent-contact';
import { anotherForm, notInFuture, openTask, type Context } from '../context';

/** A task is done when its result is written down. */
export function completeTask(
  state: CaseState,
  fields: Fields<'complete-task'>,
  context: Context,
  id: string | undefined,
): readonly CaseEvent[] {
  const task = openTask(state, id, context);
  const { completedBy, withParents, names } = ruleOf(context, task.rule);
  if (task.kind !== 'record' || completedBy !== undefined) throw anotherForm();
  const named = names === undefined ? undefined : careCoordinatorOf(fields, state, context);
  const done: CaseEvent = {
    type: 'task-completed',
    task: task.id,
    result: fields.result,
    on: notInFuture(fields.date, context.now, 'date'),
    ...(named === undefined ? {} : { careCoordinator: named }),
  };
  const told = reporterTold(task, fields, context);
  const moved = named === undefined ? [] : movedTo(named, state, task.id, context);
  const events = [done, ...moved, ...told, ...comesBack(task, state, [done, ...moved], context)];
  return withParents ? [...events, ...inTouch(state, events, context, task.id)] : events;
}

/** a colleague of the school, or somebody from outside who may know who the child is. @throws Refusal */
function careCoordinatorOf({ person }: Fields<'complete-task'>, state: CaseState, { agreement }: Context): Participant {
  const found = person === undefined ? undefined : personOf(agreement, person);
  if (found === undefined || isShutOut(state, found.id)) throw notListed('person');
  if (found.external && !mayTalkOpenly(state, found.id))
    throw new Refusal(
      'not-allowed',
      'Iemand van buiten school kan dit met schriftelijke toestemming van elke ouder met gezag. Kies een collega.',
      ['person'],
    );
  return participant(found);
}

/** What is asked of who coordinates the care is theirs from now on, with its term; they come into the room for it. */
function movedTo(to: Participant, state: CaseState, answeredNow: string, context: Context): readonly CaseEvent[] {
  const moved = state.tasks.filter(
    ({ id, status, rule, owner }) =>
      status === 'open' &&
      id !== answeredNow &&
      owner.person !== to.person &&
      ruleOf(context, rule).owner === 'care-coordinator',
  );
  return [
    ...joining(to, state, []),
    ...moved.map(({ id }): CaseEvent => ({ type: 'handed-over', task: id, to, reason: 'Coördineert nu de zorg.' })),
  ];
}
