import type { Fields } from '../commands';
import type { CaseEvent, Participant } from '../events';
import type { Signal } from '../facts';
import { Refusal } from '../refusal';
import { castOf, participant, personOf } from '../roster';
import { callFirst } from './advice';
import { ask, taskId } from './ask';
import { emergencyEvents } from './emergency';
import { notInFuture, type Context } from './context';

/**
 * A concern becomes a case: G-01 (anybody may report), S1-21 (every signal is taken up), R-23 (the coordinator is there
 * from the start). A concern about a member of staff never becomes a case: S1-24.
 */
export function openCase(fields: Fields<'open-case'>, context: Context): readonly CaseEvent[] {
  if (fields.staff === 'yes') {
    throw new Refusal('staff-route', 'Gaat het over iemand die voor school werkt? Bel dan zelf nu het bestuur.');
  }
  const child = { name: fields.child, group: fields.group };
  const signal = { ...signalOf(fields, context), direction: 'confirms' as const };
  const emergency: readonly CaseEvent[] =
    fields.danger === 'yes' ? emergencyEvents(context, tasksOnOpening(context)) : [];
  const events = [
    ...opening(child, fields.danger, context),
    { type: 'signal-recorded' as const, signal },
    ...firstTasks(context),
    ...emergency,
  ];
  return [...events, ...callFirst(fields.categories, undefined, events, context)];
}

/** A case, its first people and its first step; what it is about comes with the signal, or later in an emergency. */
export function opening(
  child: { readonly name: string; readonly group: string },
  danger: Fields<'open-case'>['danger'],
  context: Context,
): readonly CaseEvent[] {
  const { agreement } = context;
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
      danger,
      child,
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
  return events;
}

/** How many tasks an opening asks, for the id of the next one. */
export const tasksOnOpening = ({ agreement }: Context): number => agreement.protocol.opening.tasks.length;

export const firstTasks = (context: Context): readonly CaseEvent[] =>
  context.agreement.protocol.opening.tasks.map((rule, index) =>
    ask(taskId(undefined, index), rule, undefined, context),
  );

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
