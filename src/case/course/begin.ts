import { WITHOUT_ROLE } from '../../agreement/people';
import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import type { Participant } from '../people/participant';
import { replay } from '../evolve';
import { castOf, participant, personOf, teacherOf } from '../people/roster';
import { askOnce } from '../task/ask';
import type { Context } from '../context';
import { asOf } from '../people/as-of';
import { standInOf } from '../people/follow-school';
import { keptOutFromStart } from '../people/keep-out';

/** A case, its first people and its first step; what it is about comes with the signal, or later in an emergency. */
export function opening(
  child: { readonly name: string; readonly group: string; readonly beside?: string },
  { danger, keptOut }: Pick<Fields<'open-case'>, 'danger' | 'keptOut'>,
  context: Context,
): readonly CaseEvent[] {
  const { agreement } = context;
  const reporter = participantFor(context);
  const cast = castOf(agreement);
  const out = keptOutFromStart({ keptOut }, { cast }, context);
  const stays = reporterStays(reporter, child, context);
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
      ...(stays ? {} : { reporterStepsOut: true as const }),
    },
    // Before anybody is let in: they never were of it.
    ...out,
    ...(stays ? [{ type: 'admitted', participant: reporter } as const] : []),
  ];
  const changes = agreement.school.changed?.number;
  if (changes !== undefined) events.push({ type: 'school-followed', changes });
  const standIn = standInOf(agreement, cast.coordinator, context.now);
  if (standIn !== undefined) events.push({ type: 'stand-in-began', ...standIn });
  for (const role of agreement.protocol.opening.admits) {
    const member = role === 'deputy' ? cast.deputy : role === 'coordinator' ? cast.coordinator : undefined;
    if (member !== undefined && member.person !== reporter.person && !keptOut.includes(member.person))
      events.push({ type: 'admitted', participant: member });
  }
  const first = agreement.protocol.steps[0];
  if (first !== undefined) events.push({ type: 'step-started', step: first.id });
  return events;
}

/** What is asked when a case begins: `begun` are the events so far, which say who is there and which child it is. */
export function firstTasks(begun: readonly CaseEvent[], context: Context): readonly CaseEvent[] {
  const { opening: rules, steps } = context.agreement.protocol;
  const by = context.actor.person;
  const begins = replay(begun.map((event, index) => ({ version: index + 1, at: context.now, by, event })));
  const state = begins && asOf(begins, context.now);
  const events: CaseEvent[] = [];
  for (const rule of [...rules.tasks, ...(steps[0]?.tasks ?? [])])
    events.push(...askOnce(rule, state, events, context));
  return events;
}

/** S1-19: where the protocol says so, somebody without a task in the child's group only reports, and steps out. */
function reporterStays(
  reporter: Participant,
  child: { readonly name: string; readonly group: string },
  { agreement }: Context,
): boolean {
  const { reporterStays: roles } = agreement.protocol.opening;
  const own = personOf(agreement, reporter.person)?.roles ?? [reporter.role];
  return (
    roles === undefined ||
    own.some((role) => roles.includes(role)) ||
    personOf(agreement, reporter.person)?.groups.includes(child.group) === true ||
    teacherOf({ child, reporter }, agreement)?.person === reporter.person
  );
}

/** The actor, as the school file knows them; anybody else of the tenant takes part by the name the platform gives. */
export function participantFor({ actor, agreement }: Context): Participant {
  const known = personOf(agreement, actor.person);
  return known === undefined
    ? { person: actor.person, name: actor.name, role: WITHOUT_ROLE, external: false }
    : participant(known);
}
