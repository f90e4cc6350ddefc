import { lastAskTooSoon } from '../../src/agreement/asks';
import { taskReferences, type Reference } from '../../src/agreement/references';
import { stepsOfActs } from '../../src/agreement/step-begins';
import type { Diagnostic } from '../../src/agreement/diagnostic';
import type { Parsed, Path } from '../../src/agreement/parse';
import type { Listener, Protocol, Rung, Span } from '../../src/agreement/protocol-schema';
import { categories } from '../../src/case/signal/signal';
import { questions } from '../../src/case/weighing/weighing';

type Tell = (path: Path, message: string) => void;

/**
 * What a protocol says and cannot mean: every name is there, and yet a step is never begun, a ladder stops, a question
 * is never asked. Each with its line.
 */
export function senseOf({ file, value: protocol, mistake }: Parsed<Protocol>): readonly Diagnostic[] {
  const mistakes: Diagnostic[] = [];
  const tell: Tell = (path, message) => mistakes.push(mistake(path, message));
  // A protocol need not use everything that is offered by the file on which it builds.
  unusedNames(protocol, (path, message) => {
    if (mistake(path, message).file === file) tell(path, message);
  });
  twice(protocol, tell);
  for (const [id, rungs] of Object.entries(protocol.ladders)) ladder(id, rungs, protocol, tell);
  terms(protocol, tell);
  weighing(protocol, tell);
  outcomes(protocol, tell);
  consulting(protocol, tell);
  for (const [path, category] of kindReferences(protocol)) {
    if (!categories.some((known) => known === category))
      tell(path, `there is no kind of signal "${category}"; known: ${categories.join(', ')}`);
  }
  return mistakes;
}

/** Tasks and ladders that the file has for nothing: usually a slip in the one place that should name them. */
function unusedNames(protocol: Protocol, tell: Tell): void {
  const { roles: _, tasks, ladders, steps, ...rest } = protocol;
  const inTasks = Object.values(tasks);
  const asked = namesIn([rest, steps]);
  for (const task of Object.keys(tasks)) {
    if (!asked.has(task))
      tell(['tasks', task], `"${task}" is never asked: name it where it should be, or leave it out`);
  }
  for (const id of Object.keys(ladders)) {
    if (!inTasks.some((task) => task.ladder === id)) tell(['ladders', id], `no task uses ladder "${id}"`);
  }
  const begun = begunSteps(protocol);
  for (const [index, { id, tasks: own }] of steps.entries()) {
    if (begun.has(id)) continue;
    const remedy = Object.values(tasks).some(({ step }) => step === id)
      ? `its tasks are asked only once it began: name one of them where it is asked before that, such as in "referral.after" or "weighing.opens"`
      : 'give it a task';
    const never = own.length === 0 ? '' : `, so that ${own.map((task) => `"${task}"`).join(', ')} is never asked`;
    tell(['steps', index], `nothing begins step "${id}"${never}: ${remedy}`);
  }
}

/** The steps that can begin: those of what people do, and each of which a task can be asked. */
function begunSteps(protocol: Protocol): ReadonlySet<string> {
  const begun = new Set(stepsOfActs(protocol));
  const asked = new Set(taskReferences(protocol).flatMap(([[place], task]) => (place === 'steps' ? [] : [task])));
  const stepOf = (task: string): string => protocol.tasks[task]?.step ?? '';
  for (let found = -1; found !== begun.size;) {
    found = begun.size;
    for (const { id, tasks } of protocol.steps) {
      if ([...asked].some((task) => stepOf(task) === id)) begun.add(id);
      if (begun.has(id)) for (const task of tasks) asked.add(task);
    }
  }
  return begun;
}

/** A consultation that is required, and that nobody can ever be asked for. */
function consulting({ consultation, steps, tasks }: Protocol, tell: Tell): void {
  const { required, roles, until, task } = consultation;
  for (const [id, { anyOf }] of Object.entries(required)) {
    if (!anyOf.some((role) => roles.includes(role)))
      tell(
        ['consultation', 'required', id, 'anyOf'],
        `consultation "${id}" can only be left out, so that people weigh without it: name one of ${anyOf.join(', ')} in "consultation.roles"`,
      );
  }
  const at = (id: string | undefined): number => steps.findIndex((step) => step.id === id);
  if (until !== undefined && at(until) <= at(tasks[task]?.step))
    tell(
      ['consultation', 'until'],
      `from step "${until}" on nobody is consulted, and it begins no later than the first consultation: name a later step`,
    );
}

/** Where a protocol names a kind of signal. */
const kindReferences = ({ advice, consultation }: Protocol): readonly Reference[] => [
  ...advice.callFirst.categories.map((kind, index) => [['advice', 'callFirst', 'categories', index], kind] as const),
  ...Object.entries(consultation.required).flatMap(([id, { categories: asked = [] }]) =>
    asked.map((kind, index) => [['consultation', 'required', id, 'categories', index], kind] as const),
  ),
];

/** Every text in a value, and every key: wherever a name could be meant. */
function namesIn(value: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  const look = (part: unknown): void => {
    if (typeof part === 'string') names.add(part);
    else if (typeof part === 'object' && part !== null) {
      for (const [key, inside] of Object.entries(part)) {
        names.add(key);
        look(inside);
      }
    }
  };
  look(value);
  return names;
}

function twice({ steps }: Protocol, tell: Tell): void {
  for (const [index, { id }] of steps.entries()) {
    if (steps.findIndex((step) => step.id === id) < index) tell(['steps', index], `step "${id}" stands here twice`);
  }
}

function ladder(id: string, rungs: readonly Rung[], protocol: Protocol, tell: Tell): void {
  const path = ['ladders', id];
  for (const [index, rung] of rungs.entries()) {
    const first = rungs.findIndex(
      (other) =>
        momentOf(other) === momentOf(rung) && heardBy(other).some((listener) => heardBy(rung).includes(listener)),
    );
    if (first < index)
      tell(
        [...path, index],
        `rung ${index + 1} of ladder "${id}" calls somebody at the moment at which rung ${first + 1} does`,
      );
    if (rung.repeat !== undefined && daysOf(rung.repeat) === 0)
      tell([...path, index], `rung ${index + 1} of ladder "${id}" repeats after 0 days: make it 1 or more`);
  }
  if (!rungs.some(({ repeat }) => repeat !== undefined))
    tell(path, `ladder "${id}" stops calling: give its last rung a "repeat", so that nothing is forgotten`);
  const onlyOwner = rungs.every((rung) => heardBy(rung).every((listener) => listener === 'owner'));
  const below = Object.values(protocol.tasks).some((task) => task.ladder === id && task.owner !== 'board');
  if (onlyOwner && below)
    tell(
      path,
      `ladder "${id}" never tells anybody but the owner that a request stays open: add a rung for coordinator, deputy, director or board`,
    );
}

/** Everybody who hears of a rung, on whichever day. */
const heardBy = ({ to, inHolidays }: Rung): readonly Listener[] => [...to, ...inHolidays];

const momentOf = ({ from, after, repeat }: Rung): string => JSON.stringify([from, after ?? null, repeat ?? null]);

const daysOf = (span: Span): number => span.calendarDays ?? span.workingDays ?? span.schoolDays ?? 0;

function terms({ tasks }: Protocol, tell: Tell): void {
  for (const [id, { term, last, again }] of Object.entries(tasks)) {
    const tooSoon = last === undefined ? undefined : lastAskTooSoon(term, last);
    const asked = `"${id}" is asked for the last time no later than for the first`;
    if (tooSoon === 'always') tell(['tasks', id, 'last'], `${asked}: make "last" longer than "term"`);
    else if (tooSoon !== undefined)
      tell(
        ['tasks', id, 'last'],
        `${asked} when it begins ${tooSoon}: count "last" and "term" in the same unit, and further apart`,
      );
    if (again !== undefined && daysOf(again) === 0)
      tell(['tasks', id, 'again'], `"${id}" comes back after 0 days: make it 1 or more`);
  }
}

function weighing({ weighing: rules }: Protocol, tell: Tell): void {
  const asked = Object.entries(rules.questions);
  for (const [id, { report, close }] of asked) {
    if (!questions.some((known) => known === id))
      tell(
        ['weighing', 'questions', id],
        `question "${id}" can never be answered: the form has ${questions.join(', ')}`,
      );
    for (const answer of report) {
      if (close.includes(answer))
        tell(
          ['weighing', 'questions', id],
          `with question "${id}" the answer ${answer} both points to a report and ends the weighing`,
        );
    }
  }
  if (!asked.some(([, { report }]) => report.length > 0))
    tell(['weighing', 'questions'], 'no answer to any question points to a report: give one "report: [yes, doubt]"');
}

function outcomes({ outcomes: rules }: Protocol, tell: Tell): void {
  if (!Object.values(rules).some(({ then }) => then === 'ends'))
    tell(['outcomes'], 'a follow-up can never end: give one outcome "then: ends"');
}
