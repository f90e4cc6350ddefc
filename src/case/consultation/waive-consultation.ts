import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { alreadyDone, Refusal } from '../refusal';
import { reportedInEmergency } from '../report/urgent-report';
import { adviceOpen, openConsultations, requiredConsultations, talksSettled } from './policy';
import type { CaseState } from '../state';
import { askOnce, ruleOf } from '../task/ask';
import type { Context } from '../context';
import { unplannedTalks } from '../talk/planned';

/**
 * What is settled before people weigh: signals in writing (S1-31), talks, consultations, advice. A report waits for none of it.
 * @throws Refusal that says what is still needed
 */
export function refuseUnprepared(state: CaseState, { agreement }: Context): void {
  if (state.counts.complete === 0)
    throw new Refusal(
      'not-allowed',
      'Schrijf eerst op wat iemand zag of hoorde. Kies Signaal. Melden kan altijd meteen.',
    );
  // Veilig Thuis has it: nothing of school's own is waited for.
  if (reportedInEmergency(state, agreement)) return;
  if (!talksSettled(state, agreement))
    throw new Refusal(
      'not-allowed',
      'Leg eerst vast of er met de ouders en met het kind is gesproken, of waarom niet. Melden kan altijd meteen.',
    );
  const [missing] = openConsultations(state, agreement);
  if (missing !== undefined)
    throw new Refusal(
      'not-allowed',
      `Eerst is nog overleg nodig: ${missing.title}. Kan dat niet? Leg dan vast waarom. Melden kan altijd meteen.`,
    );
  if (adviceOpen(state, agreement))
    throw new Refusal(
      'not-allowed',
      state.doubt === true
        ? 'Er is twijfel. Vraag eerst advies aan Veilig Thuis en leg dat vast. Melden kan altijd meteen.'
        : 'Leg eerst vast wat Veilig Thuis adviseert, of waarom advies niet nodig is. Melden kan altijd meteen.',
    );
}

/** A required consultation that cannot be held, such as with last year's teacher of a child that just came: C-01. */
export function waiveConsultation(
  state: CaseState,
  { which, reason }: Fields<'waive-consultation'>,
  context: Context,
): readonly CaseEvent[] {
  if (!Object.hasOwn(requiredConsultations(context.agreement), which))
    throw new Refusal('incomplete', 'Kies een overleg uit de lijst.', ['which']);
  if (state.waivedConsultations.includes(which)) throw alreadyDone();
  const events: CaseEvent[] = [{ type: 'consultation-waived', which, reason }];
  return [...events, ...afterRequired([which], state, events, context)];
}

/** What the protocol has follow once these consultations were held or left out: D-18. */
export function afterRequired(
  ids: readonly string[],
  state: CaseState,
  before: readonly CaseEvent[],
  context: Context,
): readonly CaseEvent[] {
  const { required } = context.agreement.protocol.consultation;
  const events: CaseEvent[] = [];
  for (const rule of ids.flatMap((id) => required[id]?.after ?? [])) {
    // Nobody is asked to plan talks that are settled.
    const planned = ruleOf(context, rule).completedBy === 'plan-talk' && unplannedTalks(state, context).length === 0;
    if (!planned) events.push(...askOnce(rule, state, [...before, ...events], context));
  }
  return events;
}
