import type { CaseEvent } from '../events';
import type { Fields } from '../commands';
import { OfItsOwn, Refusal } from '../refusal';
import type { CaseState } from '../state';
import { ask, nextTaskId } from '../task/ask';
import type { Context } from '../context';
import { firstTasks, opening, participantFor } from '../course/begin';
import { alertBoard } from '../staff/alert-board';
import { dangerWaits } from './emergency-ladder';
import { saidEarlier } from './said-earlier';
import { isToldApart } from './told-apart';

/**
 * Danger now, before there is a case: C-25, C-29. Nothing is asked but whether it concerns a member of staff, which the
 * button says: then the board alone hears it (S1-24). The child and what happened are written down afterwards.
 */
export function openEmergency({ staff }: Fields<'declare-emergency'>, context: Context): readonly CaseEvent[] {
  if (staff === 'yes') return [...alertBoard(context), declared(context)];
  const begun = opening({ name: '', group: '' }, { danger: 'yes', keptOut: [] }, context);
  const before = [...begun, ...firstTasks(begun, context)];
  return [...before, ...declarationEvents(undefined, before, context)];
}

/**
 * Danger now, in a case that is there: from every step, with nothing completed and nothing checked. Over a colleague it is
 * told to the board apart from the case, whose people may be concerned; and what is not over a colleague is not told on the
 * card of a concern about one, of which nobody at school knows.
 */
export function declareEmergency(
  state: CaseState,
  { staff }: Fields<'declare-emergency'>,
  context: Context,
): readonly CaseEvent[] {
  if (isToldApart(staff === undefined ? undefined : staff === 'yes', state)) throw new OfItsOwn();
  if (dangerWaits(state.emergency) && state.emergency.doubt === undefined)
    throw new Refusal('already-done', 'Dit is al gemeld. Bel zelf: 112, of Veilig Thuis 0800-2000, dag en nacht.');
  // A case that stands still asks nothing of anybody, nor does a concern about staff, but they still call for help.
  return state.frozen !== undefined || state.status === 'closed' || state.route === 'staff'
    ? [declared(context)]
    : declarationEvents(state, [], context);
}

const declared = (context: Context): CaseEvent => ({ type: 'emergency-declared', ...saidEarlier(context) });

/**
 * The declaration, and what is asked afterwards: of the declarer, and of the coordinator. `before` are the events
 * of the same decision.
 */
export function declarationEvents(
  state: CaseState | undefined,
  before: readonly CaseEvent[],
  context: Context,
): readonly CaseEvent[] {
  const { declarer, coordinator } = context.agreement.protocol.emergency.tasks;
  const open = new Set(state?.tasks.filter(({ status }) => status === 'open').map(({ rule }) => rule));
  const account = ask(nextTaskId(state, before), declarer, state, context, { owner: participantFor(context) });
  const rest = ask(nextTaskId(state, [...before, account]), coordinator, state, context);
  // A second emergency does not ask for the same account twice.
  return [declared(context), ...(open.has(declarer) || open.has(coordinator) ? [] : [account, rest])];
}
