import type { Fields } from '../commands';
import type { CaseEvent, Participant } from '../events';
import { castOf, participant, personOf } from '../roster';
import { ask, taskId } from './ask';
import type { Context } from './context';
import { standInOf } from './follow';

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
  const changes = agreement.school.changed?.number;
  if (changes !== undefined) events.push({ type: 'school-followed', changes });
  const standIn = standInOf(agreement.school, cast.coordinator, context.now);
  if (standIn !== undefined) events.push({ type: 'stand-in-began', ...standIn });
  for (const role of agreement.protocol.opening.admits) {
    const member = role === 'deputy' ? cast.deputy : role === 'coordinator' ? cast.coordinator : undefined;
    if (member !== undefined && member.person !== reporter.person)
      events.push({ type: 'admitted', participant: member });
  }
  const first = agreement.protocol.steps[0];
  if (first !== undefined) events.push({ type: 'step-started', step: first.id });
  return events;
}

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
