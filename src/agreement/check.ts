import type { Mistake } from './mistake';
import type { Parsed, Path } from './parse';
import type { Protocol, TaskKind } from './protocol-schema';
import type { School } from './school-schema';

/** Names in a protocol that refer to nothing, which no schema can see. */
export function checkProtocol({ value: protocol, mistake }: Parsed<Protocol>): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  const expect = (name: string, among: Iterable<string>, path: Path, what: string): void => {
    const known = [...among];
    if (!known.includes(name))
      mistakes.push(mistake(path, `${what} "${name}" does not exist; known: ${known.join(', ')}`));
  };
  const tasks = Object.keys(protocol.tasks);
  const roles = [...Object.keys(protocol.roles), 'deputy'];
  const steps = protocol.steps.map(({ id }) => id);
  protocol.opening.tasks.forEach((task, index) => {
    expect(task, tasks, ['opening', 'tasks', index], 'task');
  });
  protocol.opening.admits.forEach((role, index) => {
    expect(role, roles, ['opening', 'admits', index], 'role');
  });
  protocol.signals.diagnosis.notEnteredBy.forEach((role, index) => {
    expect(role, roles, ['signals', 'diagnosis', 'notEnteredBy', index], 'role');
  });
  protocol.consultation.roles.forEach((role, index) => {
    expect(role, roles, ['consultation', 'roles', index], 'role');
  });
  const expectKind = (task: string, kind: TaskKind, path: Path): void => {
    expect(task, tasks, path, 'task');
    const found = protocol.tasks[task]?.kind ?? kind;
    if (found !== kind) mistakes.push(mistake(path, `task "${task}" is of kind ${found}; this must be one of ${kind}`));
  };
  expectKind(protocol.consultation.task, 'consult', ['consultation', 'task']);
  expectKind(protocol.referral.followUp, 'follow-up', ['referral', 'followUp']);
  expectKind(protocol.staff.task, 'inform', ['staff', 'task']);
  expectKind(protocol.emergency.tasks.declarer, 'record', ['emergency', 'tasks', 'declarer']);
  expectKind(protocol.emergency.tasks.coordinator, 'record', ['emergency', 'tasks', 'coordinator']);
  for (const [path, named] of namedTasks(protocol)) expect(named, tasks, path, 'task');
  expect(protocol.weighing.step, steps, ['weighing', 'step'], 'step');
  expect(protocol.report.step, steps, ['report', 'step'], 'step');
  for (const role of Object.keys(protocol.consultation.tasks))
    expect(role, roles, ['consultation', 'tasks', role], 'role');
  for (const [id, task] of Object.entries(protocol.tasks)) {
    expect(task.step, steps, ['tasks', id, 'step'], 'step');
    expect(task.ladder, Object.keys(protocol.ladders), ['tasks', id, 'ladder'], 'ladder');
    if (task.owner !== undefined) expect(task.owner, roles, ['tasks', id, 'owner'], 'role');
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
    outcome.opens.forEach((task, index) => {
      expect(task, tasks, ['outcomes', id, 'opens', index], 'task');
    });
    if ((outcome.then === 'again') !== (outcome.after !== undefined)) {
      mistakes.push(mistake(['outcomes', id], `outcomes.${id}: "after" belongs to "then: again", and to nothing else`));
    }
  }
  return mistakes;
}

/** Where the steps name a task, with the path at which they do. */
function namedTasks(protocol: Protocol): readonly (readonly [Path, string])[] {
  const { opening, signals, consultation, advice, planning, talk, weighing, report, monitoring, reopening } = protocol;
  return [
    ...(opening.helpInvolved === undefined ? [] : [[['opening', 'helpInvolved'], opening.helpInvolved] as const]),
    ...(opening.feedback === undefined ? [] : [[['opening', 'feedback'], opening.feedback] as const]),
    ...(signals.observation === undefined ? [] : [[['signals', 'observation'], signals.observation] as const]),
    ...Object.entries(consultation.tasks).map(([role, task]) => [['consultation', 'tasks', role], task] as const),
    [['advice', 'task'], advice.task],
    [['advice', 'callFirst', 'task'], advice.callFirst.task],
    [['planning', 'task'], planning.task],
    [['talk', 'task'], talk.task],
    ...(talk.signatures === undefined ? [] : [[['talk', 'signatures', 'task'], talk.signatures.task] as const]),
    ...talk.after.map((task, index) => [['talk', 'after', index], task] as const),
    [['weighing', 'against'], weighing.against],
    ...Object.entries(weighing.opens).map(([key, task]) => [['weighing', 'opens', key], task] as const),
    [['weighing', 'onceMore', 'task'], weighing.onceMore.task],
    ...(['feedback', 'rest', 'contact'] as const).map((key) => [['report', key], report[key]] as const),
    [['monitoring', 'task'], monitoring.task],
    ...reopening.tasks.map((task, index) => [['reopening', 'tasks', index], task] as const),
  ];
}

/** Names in a school file that refer to nobody, or to a role that its protocol does not have. */
export function checkSchool(
  { value: school, mistake }: Parsed<School>,
  protocols: ReadonlyMap<string, Protocol>,
): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  const protocol = protocols.get(school.protocol);
  if (protocol === undefined) {
    mistakes.push(
      mistake(['protocol'], `protocol "${school.protocol}" does not exist; known: ${[...protocols.keys()].join(', ')}`),
    );
  }
  if (school.room.kind === 'private-channel' && school.room.team === undefined) {
    mistakes.push(mistake(['room'], 'room.team: a private channel needs the Entra group id of its team'));
  }
  const ids = new Map<string, string>();
  for (const [key, person] of Object.entries(school.people)) {
    const other = ids.get(person.id);
    if (other !== undefined)
      mistakes.push(mistake(['people', key, 'id'], `people.${key}.id is also the id of ${other}`));
    ids.set(person.id, key);
    person.roles.forEach((role, index) => {
      if (protocol !== undefined && !Object.hasOwn(protocol.roles, role)) {
        const known = Object.keys(protocol.roles).join(', ');
        mistakes.push(
          mistake(['people', key, 'roles', index], `role "${role}" is not in protocol ${protocol.id}; known: ${known}`),
        );
      }
    });
  }
  for (const [role, holder] of Object.entries(school.roles)) {
    for (const [part, key] of Object.entries(holder)) {
      if (!Object.hasOwn(school.people, key)) {
        mistakes.push(mistake(['roles', role, part], `roles.${role}.${part}: "${key}" is not among the people`));
      }
    }
  }
  const { person, deputy } = school.roles.coordinator;
  if (person === deputy)
    mistakes.push(mistake(['roles', 'coordinator', 'deputy'], 'the coordinator cannot be their own deputy'));
  for (const [index, { from, until }] of school.holidays.entries()) {
    if (until < from) mistakes.push(mistake(['holidays', index], `holidays.${index}: ends before it begins`));
  }
  return mistakes;
}
