import { checkSafety } from './check-safety';
import type { Diagnostic } from './diagnostic';
import type { Parsed, Path } from './parse';
import { WITHOUT_ROLE } from './people';
import type { Protocol, TaskKind } from './protocol-schema';
import { roleReferences, stepReferences, taskReferences, type Reference } from './references';

/** Roles that every protocol has. */
const ownRoles = ['deputy', 'child-teacher', 'care-coordinator'];

/** What no schema can see in a protocol: names that refer to nothing, and parts that do not fit together. */
export function checkProtocol(parsed: Parsed<Protocol>): readonly Diagnostic[] {
  return [...checkReferences(parsed), ...checkKinds(parsed), ...checkTerms(parsed), ...checkSafety(parsed)];
}

function checkReferences({ value: protocol, mistake }: Parsed<Protocol>): readonly Diagnostic[] {
  const mistakes: Diagnostic[] = [];
  const expect = (references: readonly Reference[], known: readonly string[], what: string): void => {
    for (const [path, named] of references) {
      if (!known.includes(named))
        mistakes.push(mistake(path, `${what} "${named}" does not exist; known: ${known.join(', ')}`));
    }
  };
  const ladders = Object.entries(protocol.tasks).map(([id, { ladder }]) => [['tasks', id, 'ladder'], ladder] as const);
  const grounds = (at: 'talk' | 'report') =>
    Object.entries(protocol[at].waivers).flatMap(([id, { onlyWith }]): readonly Reference[] =>
      onlyWith === undefined ? [] : [[[at, 'waivers', id, 'onlyWith'], onlyWith]],
    );
  for (const role of [WITHOUT_ROLE, ...ownRoles].filter((own) => Object.hasOwn(protocol.roles, own)))
    mistakes.push(
      mistake(['roles', role], `roles.${role}: the program has a meaning of its own for this name: take another`),
    );
  expect(taskReferences(protocol), Object.keys(protocol.tasks), 'task');
  expect(roleReferences(protocol), [...Object.keys(protocol.roles), ...ownRoles], 'role');
  expect(
    stepReferences(protocol),
    protocol.steps.map(({ id }) => id),
    'step',
  );
  expect(ladders, Object.keys(protocol.ladders), 'ladder');
  expect(grounds('talk'), Object.keys(protocol.talk.waivers), 'ground');
  expect(grounds('report'), Object.keys(protocol.report.waivers), 'ground');
  return mistakes;
}

/** A task that is named for one purpose must be of the kind that fits it. */
function checkKinds({ value: protocol, mistake }: Parsed<Protocol>): readonly Diagnostic[] {
  const { consultation, referral, staff, emergency, weighing } = protocol;
  const expected: readonly (readonly [Path, string, TaskKind])[] = [
    [['consultation', 'task'], consultation.task, 'consult'],
    [['referral', 'followUp'], referral.followUp, 'follow-up'],
    [['staff', 'task'], staff.task, 'inform'],
    [['emergency', 'tasks', 'declarer'], emergency.tasks.declarer, 'record'],
    [['emergency', 'tasks', 'coordinator'], emergency.tasks.coordinator, 'record'],
    ...(weighing.agree === undefined ? [] : [[['weighing', 'agree'], weighing.agree, 'weigh'] as const]),
  ];
  const wrong = expected.flatMap(([path, task, kind]) => {
    const found = protocol.tasks[task]?.kind ?? kind;
    return found === kind ? [] : [mistake(path, `task "${task}" is of kind ${found}; this must be one of ${kind}`)];
  });
  const weighs = weighing.task === undefined ? undefined : protocol.tasks[weighing.task];
  if (weighs !== undefined && weighs.completedBy !== 'weigh')
    wrong.push(
      mistake(['weighing', 'task'], `task "${weighing.task}" is not completed by weighing: give it completedBy: weigh`),
    );
  for (const [index, id] of weighing.after.entries()) {
    const rule = protocol.tasks[id];
    const always =
      rule?.kind === 'record' && rule.onlyIf === undefined && !rule.withParents && rule.completedBy !== 'weigh';
    if (rule !== undefined && !always)
      wrong.push(
        mistake(
          ['weighing', 'after', index],
          `task "${id}" cannot be waited for: name one of kind record, without "onlyIf" and "withParents", that is not completed by weighing`,
        ),
      );
  }
  const { reading, tasks: first } = protocol.opening;
  if (reading !== undefined && !first.includes(reading))
    wrong.push(mistake(['opening', 'reading'], `opening.reading: "${reading}" is not among the tasks of "opening"`));
  for (const key of ['weighers', 'by'] as const)
    if (weighing[key].length > 0 && weighing.agree === undefined)
      wrong.push(mistake(['weighing', key], `weighing.${key}: say in "agree" by which task people weigh along`));
  if (weighing.outsiders && weighing.agree === undefined)
    wrong.push(
      mistake(['weighing', 'outsiders'], `weighing.outsiders: say in "agree" by which task people weigh along`),
    );
  if (weighing.waits !== undefined && weighing.weighers.length + weighing.by.length === 0 && !weighing.outsiders)
    wrong.push(mistake(['weighing', 'waits'], `weighing.waits: nobody weighs along: name them in "weighers"`));
  return wrong;
}

function checkTerms({ value: protocol, mistake }: Parsed<Protocol>): readonly Diagnostic[] {
  const mistakes: Diagnostic[] = [];
  for (const [id, task] of Object.entries(protocol.tasks)) {
    if (task.firstTalk !== undefined && task.completedBy !== 'plan-talk')
      mistakes.push(
        mistake(
          ['tasks', id, 'firstTalk'],
          `tasks.${id}: "firstTalk" is for who plans a talk: add completedBy: plan-talk`,
        ),
      );
    if (task.firstTalk !== undefined && !protocol.talk.firstApart)
      mistakes.push(
        mistake(
          ['tasks', id, 'firstTalk'],
          `tasks.${id}: no talk is told apart as the first: add firstApart: true to "talk"`,
        ),
      );
    if ((task.kind === 'follow-up') !== (task.last !== undefined)) {
      mistakes.push(mistake(['tasks', id], `tasks.${id}: "last" belongs to a follow-up, and every follow-up has it`));
    }
    const usesLast = protocol.ladders[task.ladder]?.some(({ from }) => from === 'last') ?? false;
    if (usesLast && task.last === undefined) {
      mistakes.push(
        mistake(['tasks', id, 'ladder'], `ladder "${task.ladder}" counts from "last", which tasks.${id} does not have`),
      );
    }
  }
  for (const [id, outcome] of Object.entries(protocol.outcomes)) {
    if ((outcome.then === 'again') !== (outcome.after !== undefined)) {
      mistakes.push(mistake(['outcomes', id], `outcomes.${id}: "after" belongs to "then: again", and to nothing else`));
    }
  }
  return mistakes;
}
