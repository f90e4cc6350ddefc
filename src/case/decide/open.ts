import { dayOf } from '../../agreement/calendar';
import type { Fields } from '../commands';
import type { CaseEvent, Participant } from '../events';
import type { Signal } from '../facts';
import { Refusal } from '../refusal';
import { castOf, participant, personOf } from '../roster';
import { ask, ruleOf, taskId } from './ask';
import { notInFuture, type Context } from './context';

/**
 * A concern becomes a case: G-01 (anybody may report), S1-21 (every signal is taken up), R-23 (the coordinator is there
 * from the start). A concern about a member of staff never becomes a case: S1-24.
 */
export function openCase(fields: Fields<'open-case'>, context: Context): readonly CaseEvent[] {
  const { agreement } = context;
  if (fields.staff === 'yes') {
    throw new Refusal('staff-route', 'Gaat het over iemand die voor school werkt? Bel dan zelf nu het bestuur.');
  }
  const reporter = participantFor(context);
  const cast = castOf(agreement);
  const events: CaseEvent[] = [
    {
      type: 'case-opened',
      id: context.opening.caseId,
      code: context.opening.code,
      school: agreement.school.id,
      agreement: agreement.hash,
      reporter,
      cast,
      danger: fields.danger,
      child: { name: fields.child, group: fields.group },
    },
    { type: 'admitted', participant: reporter },
  ];
  for (const role of agreement.protocol.opening.admits) {
    const member = role === 'deputy' ? cast.deputy : role === 'coordinator' ? cast.coordinator : undefined;
    if (member !== undefined && member.person !== reporter.person)
      events.push({ type: 'admitted', participant: member });
  }
  const first = agreement.protocol.steps[0];
  if (first !== undefined) events.push({ type: 'step-started', step: first.id });
  events.push({ type: 'signal-recorded', signal: { ...signalOf(fields, context), direction: 'confirms' } });
  agreement.protocol.opening.tasks.forEach((rule, index) => {
    events.push(ask(taskId(undefined, index), rule, undefined, context));
  });
  return events;
}

/** Whoever acts, as the school file knows them; anybody else of the tenant takes part by the name the platform gives. */
export function participantFor({ actor, agreement }: Context): Participant {
  const known = personOf(agreement, actor.person);
  return known === undefined
    ? { person: actor.person, name: actor.name, role: 'medewerker', external: false }
    : participant(known);
}

/** The fields of a signal as they are recorded: S1-04, S1-07. */
export function signalOf(
  fields: Omit<Fields<'open-case'>, 'danger' | 'staff' | 'child' | 'group'>,
  { now }: Context,
): Omit<Signal, 'direction'> {
  return {
    what: fields.what,
    nature: fields.nature,
    on: notInFuture(fields.date, now, 'date'),
    place: fields.place ?? '',
    situation: fields.situation ?? '',
    present: fields.present ?? (fields.alone ? 'Niemand anders' : ''),
    categories: fields.categories,
    ...(fields.quote === undefined ? {} : { quote: fields.quote }),
    ...(fields.source === undefined ? {} : { source: fields.source }),
  };
}

/** The child's facts, once: they close the task that asked for them. */
export function recordChild(
  fields: Fields<'record-child'>,
  openTasks: readonly { id: string; rule: string }[],
  context: Context,
): readonly CaseEvent[] {
  notInFuture(fields.birthDate, context.now, 'birthDate');
  const asked = openTasks.filter(({ rule }) => ruleOf(context, rule).form === 'child-form');
  return [
    { type: 'child-recorded', name: fields.name, birthDate: fields.birthDate },
    ...asked.map(({ id }): CaseEvent => ({
      type: 'task-completed',
      task: id,
      result: 'Vastgelegd',
      on: dayOf(context.now),
    })),
  ];
}
