import type { Command } from './commands';
import type { CaseEvent } from './events';
import { isShutOut, leads } from './involvement';
import { permits, type Permission } from './access';
import { asOf } from './people/as-of';
import { Refusal } from './refusal';
import { isOfSystem, type SystemCommand } from './relation/system-command';
import type { CaseState } from './state';
import { closeCase } from './course/close-case';
import { answerConsultation, requestConsultation } from './consultation/request-consultation';
import { notFound, stale, type Context } from './context';
import { correct } from './course/correct';
import {
  acknowledgeEmergency,
  declareEmergency,
  openEmergency,
  withdrawEmergency,
} from './emergency/declare-emergency';
import { recordFollowUp, refer } from './help/refer';
import { openCase } from './course/open-case';
import { admit, dismiss } from './people/admit';
import { decideForSystem, relate } from './relation/relate';
import { recordSignal } from './signal/record-signal';
import { decideStep } from './decide/steps';
import { alertBoard, confirmBoard, freezeForStaff } from './staff/alert-board';
import { acknowledgeStagnation } from './course/acknowledge-stagnation';
import { acknowledge, completeTask, decline, handOver, postpone, withdraw } from './task/tasks';

/**
 * What follows from a command: the events to append, or a {@link Refusal} that says what can be done instead. Pure: the
 * case, the command, who asks, when, and what was agreed come in; nothing else is known.
 *
 * The order of the gates matters. Access comes first, so that nothing else can be learned of a case by whoever may not
 * see it; then whether the case still runs and whether the card was the latest; only then what the command says.
 *
 * @throws Refusal
 */
export function decide(
  before: CaseState | undefined,
  command: Command | SystemCommand,
  context: Context,
): readonly CaseEvent[] {
  const state = before && asOf(before, context.now);
  if (isOfSystem(command)) return decideForSystem(state, command, context);
  if (command.name === 'open-case') return decideOpening(state, command, context);
  if (state === undefined && command.name === 'declare-emergency') return openEmergency(context);
  if (state === undefined && command.name === 'alert-board') return alertBoard(context);
  refuseUnlessPermitted(permits(state, context.actor.person, { command: command.name, task: command.task }), context);
  if (state === undefined) throw notFound(context);
  if (state.frozen !== undefined && !evenWhenFrozen.has(command.name)) {
    throw new Refusal('frozen', 'Deze zorg staat stil. Vragen? Ga naar het bestuur.');
  }
  if (state.status === 'closed' && !evenWhenFrozen.has(command.name) && !onceClosed(state, command, context))
    throw new Refusal('closed', 'Deze zorg is afgesloten. De coördinator kan haar heropenen.');
  refuseStale(state, command);
  return decideOn(state, command, context);
}

/** What a case that is closed or stands still must still allow: help, and word from the board. */
const evenWhenFrozen: ReadonlySet<Command['name']> = new Set([
  'declare-emergency',
  'acknowledge-emergency',
  'confirm-board',
]);

/**
 * What can still be done in a closed case. It may turn out to be about a member of staff (S1-24); what was written may
 * prove wrong, which whoever leads sets right; and a report that was joined with another still takes what whoever reported
 * it adds: it goes on there.
 */
const onceClosed = (state: CaseState, { name }: Command, { actor }: Context): boolean =>
  name === 'reopen-case' ||
  name === 'alert-board' ||
  (name === 'correct' && leads(state, actor.person)) ||
  (name === 'record-signal' && state.joined !== undefined);

function decideOpening(
  state: CaseState | undefined,
  command: Extract<Command, { name: 'open-case' }>,
  context: Context,
): readonly CaseEvent[] {
  if (state === undefined) return openCase(command.fields, context);
  const { person } = context.actor;
  if (state.reporter.person === person && !isShutOut(state, person))
    throw new Refusal('already-done', 'Dit had ik al.');
  throw notFound(context);
}

function decideOn(
  state: CaseState,
  command: Exclude<Command, { name: 'open-case' }>,
  context: Context,
): readonly CaseEvent[] {
  const { task } = command;
  switch (command.name) {
    case 'record-signal':
      return recordSignal(state, command.fields, task, context);
    case 'request-consultation':
      return requestConsultation(state, command.fields, context);
    case 'answer-consultation':
      return answerConsultation(state, command.fields, task, context);
    case 'acknowledge':
      return acknowledge(state, task, context);
    case 'complete-task':
      return completeTask(state, command.fields, task, context);
    case 'postpone':
      return postpone(state, command.fields, task, context);
    case 'hand-over':
      return handOver(state, command.fields, task, context);
    case 'decline':
      return decline(state, command.fields, task);
    case 'withdraw-request':
      return withdraw(state, command.fields, task, context);
    case 'refer':
      return refer(state, command.fields, context);
    case 'record-followup':
      return recordFollowUp(state, command.fields, task, context);
    case 'declare-emergency':
      return declareEmergency(state, context);
    case 'acknowledge-emergency':
      return acknowledgeEmergency(state, context);
    case 'acknowledge-stagnation':
      return acknowledgeStagnation(state, context);
    case 'withdraw-emergency':
      return withdrawEmergency(state, command.fields);
    case 'alert-board':
      return freezeForStaff(state, command.fields, context);
    case 'confirm-board':
      return confirmBoard(state, context);
    case 'correct':
      return correct(state, command.fields, context);
    case 'admit':
      return admit(state, command.fields, context);
    case 'dismiss':
      return dismiss(state, command.fields, context);
    case 'close-case':
      return closeCase(state, command.fields, context);
    case 'relate':
      return relate(state, command.fields, context);
    default:
      return decideStep(state, command, context);
  }
}

function refuseUnlessPermitted(permission: Permission, context: Context): void {
  if (permission === 'hidden') throw notFound(context);
  if (permission === 'not-yours')
    throw new Refusal('not-yours', 'Dit deel is van een ander. Overleg met de coördinator.');
}

/** A card older than its task: something was decided since, and the person should see that first. */
function refuseStale(state: CaseState, command: Command): void {
  if (command.task === undefined || command.version === undefined) return;
  const task = state.tasks.find(({ id }) => id === command.task);
  if (task === undefined) throw stale();
  if (task.status === 'open' && command.version < task.version) throw stale();
}
