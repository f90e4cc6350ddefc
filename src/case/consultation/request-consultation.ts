import { calendarOf, firstOn, momentOf } from '../../agreement/calendar';
import type { PersonId, RoleId } from '../../agreement/people';
import type { Fields } from '../commands';
import type { AskedTask } from '../task/task';
import type { CaseEvent } from '../events';
import { mayTalkOpenly } from '../consent/policy';
import { leads } from '../involvement';
import { notListed, Refusal } from '../refusal';
import { refuseIdentifying, saidNoNames } from './anonymous';
import type { Participant } from '../people/participant';
import { participant, personOf } from '../people/roster';
import { refuseUnknownSignals } from '../signal/chosen';
import { following } from '../evolve';
import type { ConsultationMode } from './consultation';
import type { CaseState } from '../state';
import { admission, ask, askOnce, comesBy, nextTaskId, ruleOf, startStep } from '../task/ask';
import { ahead, type Context } from '../context';

interface Consulted {
  readonly colleague: Participant;
  readonly role: RoleId;
  readonly mode: ConsultationMode;
}

/**
 * The case lead asks a colleague, or several (C-04, C-16, C-28), or somebody of the room does to whom the protocol gives this
 * as well. Who is of the school joins the room, and reads the signals that were chosen for them; who is not stays
 * outside and is asked without anything that says who the child is, for as long as no consent is recorded (C-12, C-14).
 */
export function requestConsultation(
  state: CaseState,
  fields: Fields<'request-consultation'>,
  context: Context,
): readonly CaseEvent[] {
  const everybody = [fields.to, ...fields.also.filter((person) => person !== fields.to)];
  const asked = [...new Set(everybody)].map((person) => consulted(person, state, fields, context));
  refuseUnknownSignals(fields.chosen, context);
  if (asked.some(({ mode }) => mode === 'anonymous')) refuseIdentifying(fields, state, context.agreement.school);
  refuseLate(state, context);
  const events: CaseEvent[] = [];
  for (const one of asked) {
    const after = following(events, state, context) ?? state;
    events.push(...askOf(one, after, fields, context));
  }
  return events;
}

/** Somebody who can be asked, and how: openly, or without who the child is. @throws Refusal */
function consulted(
  person: PersonId,
  state: CaseState,
  { to, also, mode, summary, clean }: Fields<'request-consultation'>,
  { agreement, actor }: Context,
): Consulted {
  const found = personOf(agreement, person);
  const role = found?.roles.find((candidate) => agreement.protocol.consultation.roles.includes(candidate));
  if (found === undefined || role === undefined) throw notListed(person === to ? 'to' : 'also');
  const colleague = participant(found, role);
  if (colleague.external && !leads(state, actor.person)) throw throughLead(state, person === to ? 'to' : 'also');
  if (mode === 'anonymous' || !colleague.external || mayTalkOpenly(state, person)) return { colleague, role, mode };
  // Among several, those who may not know of whom it is read the summary that was approved for them.
  if (also.length > 0 && summary !== undefined && clean) return { colleague, role, mode: 'anonymous' };
  throw new Refusal(
    'not-allowed',
    'Open overleg met iemand van buiten school kan met schriftelijke toestemming van elke ouder met gezag. Kies Anoniem.',
    ['mode'],
  );
}

/** What leaves the school is approved by those who lead (C-12), also where others may consult colleagues. */
const throughLead = ({ cast }: CaseState, field: string): Refusal =>
  new Refusal(
    'not-allowed',
    `Iemand van buiten school vraagt ${cast.coordinator.name}. Kies een collega, of vraag het aan ${cast.coordinator.name}.`,
    [field],
  );

function askOf(
  { colleague, role, mode }: Consulted,
  state: CaseState,
  fields: Fields<'request-consultation'>,
  context: Context,
): readonly CaseEvent[] {
  const { agreement, now } = context;
  const { consultation } = agreement.protocol;
  const first = consultation.needs[role];
  if (first !== undefined && !state.done.includes(first)) return askFirst(first, state, context);
  const rule = consultation.tasks[role] ?? consultation.task;
  const chosen: Partial<AskedTask> = {
    owner: colleague,
    mode,
    ...(fields.due === undefined ? {} : { due: termOn(ahead(fields.due, now, 'due'), context) }),
  };
  const begun = startStep(state, rule, context);
  const admitting = admission(state, colleague, mode, begun);
  const event = ask(nextTaskId(state, begun), rule, state, context, { ...chosen, ...comesBy(admitting) });
  return [...begun, ...admitting, { ...event, ...told(mode, state, fields, context) }];
}

/** What goes along with the question: to who is asked openly the signals, to others the summary. */
function told(
  mode: ConsultationMode,
  state: CaseState,
  fields: Fields<'request-consultation'>,
  { agreement }: Context,
): Pick<Extract<CaseEvent, { type: 'asked' }>, 'question' | 'summary' | 'noNames' | 'chosen'> {
  const { question, summary, chosen } = fields;
  if (mode === 'open') return { question, ...(chosen.length === 0 ? {} : { chosen }) };
  const noNames = [...new Set(saidNoNames(fields, state, agreement.school))];
  return {
    question,
    ...(summary === undefined ? {} : { summary }),
    ...(noNames.length === 0 ? {} : { noNames }),
  };
}

/** E-05: where the protocol says so, weighing is no second round of consultations. */
function refuseLate({ steps }: CaseState, { agreement }: Context): void {
  const { until } = agreement.protocol.consultation;
  if (until !== undefined && steps.includes(until))
    throw new Refusal(
      'not-allowed',
      'In deze stap vraag je niemand nieuw om overleg. Advies van Veilig Thuis kan altijd, en signalen toevoegen ook.',
      ['to'],
    );
}

/** C-17: something is done first. It is asked now; the consultation can be asked once it was answered. */
function askFirst(rule: string, state: CaseState, context: Context): readonly CaseEvent[] {
  const events = askOnce(rule, state, [], context);
  if (events.length > 0) return events;
  throw new Refusal('not-allowed', `Eerst is nodig: ${ruleOf(context, rule).title}. Die vraag staat al open.`, ['to']);
}

/** A term chosen by hand ends at the reminder hour of the first working day on or after it. */
export const termOn = (day: string, { agreement }: Context): string =>
  momentOf(firstOn(day, calendarOf(agreement.school).isWorkingDay), agreement.protocol.hours.reminders);
