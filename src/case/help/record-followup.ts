import { calendarOf, dayAfter } from '../../agreement/calendar';
import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { Refusal } from '../refusal';
import type { CaseState } from '../state';
import { ask, askAgain, nextTaskId } from '../task/ask';
import { ahead, anotherForm, openTask, type Context } from '../context';

/**
 * Whether the parents arrived (H-05). What follows is the protocol's: an end, another ask after the expected date, or
 * the last ask that stays; and the tasks that an outcome opens.
 */
export function recordFollowUp(
  state: CaseState,
  fields: Fields<'record-followup'>,
  context: Context,
  id: string | undefined,
): readonly CaseEvent[] {
  const { agreement, now } = context;
  const task = openTask(state, id, context);
  if (task.kind !== 'follow-up') throw anotherForm();
  const outcome = Object.hasOwn(agreement.protocol.outcomes, fields.outcome)
    ? agreement.protocol.outcomes[fields.outcome]
    : undefined;
  if (outcome === undefined) throw new Refusal('incomplete', 'Kies wat je hoorde. Nog niets? Kies Later.', ['outcome']);
  if (outcome.explain && fields.note === undefined)
    throw new Refusal('incomplete', 'Schrijf op wat je hoorde.', ['note']);
  if (outcome.then === 'again' && fields.next === undefined)
    throw new Refusal('incomplete', 'Kies een datum na vandaag.', ['next']);
  const expectedOn =
    outcome.then === 'again' && fields.next !== undefined ? ahead(fields.next, now, 'next') : undefined;
  const events: CaseEvent[] = [
    {
      type: 'follow-up-recorded',
      task: task.id,
      note: {
        outcome: fields.outcome,
        safe: fields.safe,
        ...(expectedOn === undefined ? {} : { expectedOn }),
        ...(fields.with === undefined ? {} : { spokeWith: fields.with }),
        ...(fields.note === undefined ? {} : { explanation: fields.note }),
      },
    },
  ];
  const nextId = (): string => nextTaskId(state, events);
  if (expectedOn !== undefined && outcome.after !== undefined) {
    events.push(
      askAgain(nextId(), dayAfter(expectedOn, outcome.after, calendarOf(agreement.school)), task.since, state, context),
    );
  } else if (outcome.then === 'stays' && task.last !== undefined && now < task.last) {
    events.push(
      ask(nextId(), task.rule, state, context, {
        askFrom: task.last,
        due: task.last,
        last: task.last,
        ...(task.since === undefined ? {} : { since: task.since }),
      }),
    );
  }
  for (const rule of outcome.opens) events.push(ask(nextId(), rule, state, context));
  return events;
}
