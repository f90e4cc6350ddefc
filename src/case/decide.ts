import { permits, type Permission } from './access';
import { commandTable, type GivenCommandName } from './command-table';
import type { CaseCommandName, Command, CommandOf } from './commands';
import { notFound, stale, type Context } from './context';
import { openCase } from './course/open-case';
import { otherSteps } from './course/other-steps';
import { openEmergency } from './emergency/declare-emergency';
import type { CaseEvent } from './events';
import { following } from './evolve';
import { isShutOut, isKeptOut } from './involvement';
import { asOf } from './people/as-of';
import { askedOfThoseLeft } from './people/those-left';
import { alreadyDone, closedBefore, decidedByAnother, notYours, Refusal } from './refusal';
import { decideForSystem } from './relation/relate';
import { isOfSystem, type SystemCommand } from './relation/system-command';
import { alertBoard } from './staff/alert-board';
import { withHeld } from './staff/going-on';
import type { CaseState } from './state';
import { askToWeigh } from './weighing/ask-to-weigh';
import { holdsNow } from './weighing/waiting';

/**
 * What follows from a command: the events to append, or a {@link Refusal} that says what can be done instead. Pure: the
 * case, the command, who asks, when, and what was agreed come in; nothing else is known.
 *
 * The order of the gates matters. Access comes first, so that nothing else can be learned of a case by a person who may not
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
  if (isOfSystem(command)) {
    const { person } = context.actor;
    if (state === undefined || permits(state, person, { system: command.name }) !== 'yes') throw notFound(context);
    return decideForSystem(state, command, context);
  }
  const given = decideGiven(state, command, context);
  const now = following(given, state, context);
  if (now === undefined) return given;
  const decided = [...given, ...otherSteps(now, context)];
  const after = following(decided, state, context) ?? now;
  const left = asOf(after, context.now);
  return askedOfThoseLeft([...decided, ...askToWeigh(left, context), ...holdsNow(left, context)], left);
}

function decideGiven(state: CaseState | undefined, command: Command, context: Context): readonly CaseEvent[] {
  if (command.name === 'open-case') return decideOpening(state, command, context);
  if (state === undefined && command.name === 'declare-emergency') return openEmergency(command.fields, context);
  if (state === undefined && command.name === 'alert-board') return alertBoard(context);
  return decideOn(state, command, context);
}

function decideOn<N extends GivenCommandName>(
  state: CaseState | undefined,
  command: CommandOf<N>,
  context: Context,
): readonly CaseEvent[] {
  const { person } = context.actor;
  const { evenWhenFrozen = false, whileFrozen = false, onceClosed, decide: decided } = commandTable[command.name];
  refuseUnlessPermitted(
    permits(state, person, { command: command.name, task: command.task, agreement: context.agreement }),
    context,
  );
  if (state === undefined) throw notFound(context);
  if (state.frozen !== undefined && !evenWhenFrozen && !whileFrozen)
    throw new Refusal('frozen', 'Deze zorg staat stil. Vragen? Ga naar het bestuur.');
  if (state.status === 'closed' && !evenWhenFrozen && onceClosed?.(state, person) !== true)
    throw new Refusal('closed', 'Deze zorg is afgesloten. De coördinator kan haar heropenen.');
  refuseStale(state, command);
  refuseLate(state, command, context);
  refuseShutOut(state, command);
  const events = decided(state, command.fields, context, command.task);
  return state.frozen === undefined ? events : withHeld(events, context);
}

function decideOpening(
  state: CaseState | undefined,
  command: Extract<Command, { name: 'open-case' }>,
  context: Context,
): readonly CaseEvent[] {
  if (state === undefined) return openCase(command.fields, context);
  const { person } = context.actor;
  if (state.reporter.person === person && !isShutOut(state, person)) throw alreadyDone();
  throw notFound(context);
}

function refuseUnlessPermitted(permission: Permission, context: Context): void {
  if (permission === 'hidden') throw notFound(context);
  if (permission === 'not-yours') throw notYours();
}

/** The commands that are about somebody of whom nothing is asked. */
const aboutKeptOut: readonly CaseCommandName[] = ['decide-standstill', 'alert-board', 'keep-out', 'lift-keeping-out'];

/** To somebody who is kept out there is no such case, so that nothing in it is asked of them. Why is not said. */
function refuseShutOut(state: CaseState, { name, fields }: Pick<Command, 'name' | 'fields'>): void {
  if (aboutKeptOut.includes(name)) return;
  const named = Object.entries(fields).find(([, value]: [string, unknown]) =>
    (Array.isArray(value) ? value : [value]).some((one) => typeof one === 'string' && isKeptOut(state, one)),
  );
  if (named !== undefined) throw new Refusal('not-allowed', 'Kies iemand anders.', [named[0]]);
}

/**
 * What was decided for a task is not decided anew from its form, which somebody may have had open meanwhile. Where the form
 * is about no task, its writer first hears what another decided since.
 */
function refuseLate(
  state: CaseState,
  { name, task, version }: { readonly name: GivenCommandName; readonly task?: string; readonly version?: number },
  { actor }: Context,
): void {
  const { oncePerTask, latest } = commandTable[name];
  const decided = latest?.(state);
  const seen = task !== undefined || version === undefined || decided === undefined || decided.version <= version;
  if (!seen && decided.by !== actor.person) throw decidedByAnother();
  if (oncePerTask !== true) return;
  const answered = state.tasks.find(({ id, status }) => id === task && status === 'answered');
  if (answered !== undefined && answered.closedBy !== actor.person) throw closedBefore(answered, actor.person);
}

/** A card older than its task: something was decided since, and the person should see that first. */
function refuseStale(state: CaseState, command: Pick<Command, 'task' | 'version'>): void {
  if (command.task === undefined || command.version === undefined) return;
  const task = state.tasks.find(({ id }) => id === command.task);
  if (task === undefined) throw stale();
  if (task.status === 'open' && command.version < task.version) throw stale();
}
