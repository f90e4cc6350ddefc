import type { Agreement } from '../../src/agreement/agreement';
import type { Moment } from '../../src/agreement/time';
import { mayTalkOpenly } from '../../src/case/consent/policy';
import { alarmsUntil } from '../../src/case/emergency/emergency-ladder';
import { adviceOpen, openConsultations, talksSettled } from '../../src/case/consultation/policy';
import { unanswered } from '../../src/case/weighing/prepared';
import type { CaseState } from '../../src/case/state';
import type { Task } from '../../src/case/task/task';
import type { Engine } from './engine';

/**
 * What the walk tells states apart by, as short words: `step talk`, `talk blocked`, `consult due`. Who did something,
 * ids, dates and numbers of times do not count. `rules` say the same of each task of the protocol by its name.
 */
export interface Facts {
  readonly ofCase: readonly string[];
  readonly ofRules: readonly string[];
}

export function factsOf(state: CaseState, agreement: Agreement, now: Moment, agenda: Engine['agenda']): Facts {
  const ofCase = [
    `step ${state.steps.at(-1) ?? 'none'}`,
    `${stillNeeded(state, agreement)} still needed before weighing`,
    ...flags(state),
    ...talks(state),
    ...emergencies(state, agreement, now),
  ];
  const ofRules: string[] = [];
  for (const [rule, task] of latestOf(state.tasks)) {
    const phase = phaseOf(task, state, agreement, now, agenda);
    ofCase.push(`${task.kind} ${phase}`);
    // What may be blocked is told apart from other tasks of its kind.
    if (agreement.protocol.tasks[rule]?.withParents) ofCase.push(`with parents ${phase}`);
    ofRules.push(`${rule} ${phase}`);
    if (task.owner.external) ofRules.push(`${rule} of an outsider, ${task.mode ?? 'open'}`);
    if (task.postponed !== undefined && task.status === 'open') ofRules.push(`${rule} postponed`);
  }
  return { ofCase, ofRules };
}

function flags(state: CaseState): readonly string[] {
  const { status, route, frozen, safe, weighing, advice, reports, parents, counts } = state;
  const parts = { ...state.cast, reporter: state.reporter };
  const suspect = Object.entries(parts).find(([, { person }]) => person === frozen?.suspect)?.[0] ?? 'nobody named';
  const out = Object.entries(parts).flatMap(([key, { person }]) =>
    state.keptOut?.some((one) => one.person === person) === true ? [key] : [],
  );
  return [
    ...(out.length === 0 ? [] : [`kept out: ${out.join(', ')}`]),
    ...(state.lead === undefined ? [] : ['lead named']),
    ...(status === 'closed' ? ['closed'] : []),
    ...(route === 'staff' ? ['about staff'] : []),
    ...(frozen === undefined ? [] : [`frozen, ${suspect}`]),
    ...(safe === undefined ? [] : [`safe ${safe.answer}`]),
    ...(weighing === undefined ? [] : [`weighed, report ${weighing.report}, help ${weighing.help}`]),
    ...(weighing?.waitsUntil === undefined ? [] : ['help waits']),
    ...(advice === undefined
      ? []
      : [`advice, talk ${advice.talkAllowed}`, ...(advice.report === true ? ['advised to report'] : [])]),
    ...(reports.length === 0 ? [] : ['reported']),
    ...(parents.length === 0 ? [] : ['parents known']),
    ...(counts.referrals === 0 ? [] : ['referred']),
    ...(state.doubt === true ? ['doubt'] : []),
  ];
}

/** How much is to be settled before people weigh; counted, so that every way of settling it is one way. */
const stillNeeded = (state: CaseState, agreement: Agreement): number =>
  Number(state.counts.complete === 0) +
  openConsultations(state, agreement).length +
  Number(adviceOpen(state, agreement)) +
  unanswered(state, agreement).length +
  Number(!talksSettled(state, agreement));

function talks(state: CaseState): readonly string[] {
  return [
    ...(state.talkBlocked ? ['talk blocked'] : []),
    ...state.talks.map((talk) => `talk with ${talk.with} ${talk.status}`),
    ...state.consents.map(({ parent, answer }) => `consent ${answer} by ${parent}`),
    ...(state.consents.some(({ party }) => mayTalkOpenly(state, party)) ? ['consent holds'] : []),
  ];
}

function emergencies(state: CaseState, agreement: Agreement, now: Moment): readonly string[] {
  const { emergency } = state;
  if (emergency === undefined) return [];
  if (emergency.withdrawnAt !== undefined) return ['emergency withdrawn'];
  if (emergency.acknowledgedAt !== undefined) return ['emergency taken up'];
  const told = alarmsUntil(state, agreement, now).alarms.flatMap(({ at }) => at).length;
  return [`emergency told ${told} times`];
}

/** Of each rule the latest task, and one that is open before one that is over. */
function latestOf(tasks: readonly Task[]): ReadonlyMap<string, Task> {
  const latest = new Map<string, Task>();
  for (const task of tasks) {
    if (task.status === 'open' || latest.get(task.rule)?.status !== 'open') latest.set(task.rule, task);
  }
  return latest;
}

/** A task that did not change says the same at the same moment, in whichever state it is. */
const phases = new WeakMap<Task, Map<Moment, string>>();

/**
 * How far an open task is, as the agenda of a case with that task alone says: `planned`, `asked`, `due`; `last` when a
 * follow-up is asked for the last time, `overdue` once others were told of it.
 */
function phaseOf(task: Task, state: CaseState, agreement: Agreement, now: Moment, agenda: Engine['agenda']): string {
  if (task.status !== 'open') return task.status;
  const known = phases.get(task) ?? new Map<Moment, string>();
  phases.set(task, known);
  const phase = known.get(now) ?? openPhase(task, now, agenda({ ...state, tasks: [task] }, agreement, now)[0]);
  known.set(now, phase);
  return phase;
}

function openPhase(task: Task, now: Moment, entry: ReturnType<Engine['agenda']>[number] | undefined): string {
  if (entry === undefined) return 'forgotten';
  if (entry.escalated) return 'overdue';
  return task.last !== undefined && now >= task.last ? 'last' : entry.state;
}
