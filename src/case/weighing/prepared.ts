import type { Agreement } from '../../agreement/agreement';
import { adviceOpen, openConsultations, talksSettled } from '../consultation/policy';
import { reportedInEmergency } from '../report/urgent-report';
import type { CaseState } from '../state';
import { titleSentence } from '../task/title';

/**
 * What is settled before people weigh: signals in writing (S1-31), talks, consultations, advice. Says what is still needed;
 * `undefined` once people can weigh. A report waits for none of it.
 */
export function unprepared(state: CaseState, agreement: Agreement): string | undefined {
  if (state.counts.complete === 0)
    return 'Schrijf eerst op wat iemand zag of hoorde. Kies Signaal. Melden kan altijd meteen.';
  // Veilig Thuis has it: nothing of school's own is waited for.
  if (reportedInEmergency(state, agreement)) return undefined;
  if (!talksSettled(state, agreement))
    return 'Leg eerst vast of er met de ouders en met het kind is gesproken, of waarom niet. Melden kan altijd meteen.';
  const [missing] = openConsultations(state, agreement);
  if (missing !== undefined)
    return `Eerst is nog overleg nodig: ${missing.title}. Kan dat niet? Leg dan vast waarom. Melden kan altijd meteen.`;
  if (adviceOpen(state, agreement))
    return state.doubt === true
      ? 'Er is twijfel. Vraag eerst advies aan Veilig Thuis en leg dat vast. Melden kan altijd meteen.'
      : 'Leg eerst vast wat Veilig Thuis adviseert, of waarom advies niet nodig is. Melden kan altijd meteen.';
  const [first] = unanswered(state, agreement);
  if (first === undefined) return undefined;
  return `Eerst is nog een antwoord nodig: ${titleSentence(first, agreement)} Je vindt die vraag in Mijn deel. Melden kan altijd meteen.`;
}

/** What the protocol wants answered before people weigh, and nobody did yet; nothing once an emergency was reported. */
export const unanswered = (state: CaseState, agreement: Agreement): readonly string[] =>
  reportedInEmergency(state, agreement)
    ? []
    : agreement.protocol.weighing.after.filter((rule) => !state.done.includes(rule));
