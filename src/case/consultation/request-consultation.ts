import { calendarOf, firstOn, momentOf } from '../../agreement/calendar';
import type { Fields } from '../commands';
import type { AskedTask } from '../task/task';
import type { CaseEvent } from '../events';
import { mayTalkOpenly } from '../consent/policy';
import { notListed, Refusal } from '../refusal';
import { refuseIdentifying, saidNoNames } from './anonymous';
import { participant, personOf } from '../people/roster';
import type { CaseState } from '../state';
import { admission, ask, askOnce, comesBy, nextTaskId, ruleOf, startStep } from '../task/ask';
import { ahead, type Context } from '../context';

/**
 * The coordinator asks a colleague (C-04, C-16, C-28). Who is of the school joins the room; who is not stays outside and
 * is asked without anything that says who the child is, for as long as no consent is recorded (C-12, C-14).
 */
export function requestConsultation(
  state: CaseState,
  fields: Fields<'request-consultation'>,
  context: Context,
): readonly CaseEvent[] {
  const { agreement, now } = context;
  const asked = personOf(agreement, fields.to);
  const role = asked?.roles.find((candidate) => agreement.protocol.consultation.roles.includes(candidate));
  if (asked === undefined || role === undefined) throw notListed('to');
  const colleague = participant(asked, role);
  if (colleague.external && fields.mode === 'open' && !mayTalkOpenly(state, colleague.person)) {
    throw new Refusal(
      'not-allowed',
      'Open overleg met iemand van buiten school kan met schriftelijke toestemming van elke ouder met gezag. Kies Anoniem.',
      ['mode'],
    );
  }
  if (fields.mode === 'anonymous') refuseIdentifying(fields, state, agreement.school);
  const { consultation } = agreement.protocol;
  refuseLate(state, context);
  const first = consultation.needs[role];
  if (first !== undefined && !state.done.includes(first)) return askFirst(first, state, context);
  const rule = consultation.tasks[role] ?? consultation.task;
  const chosen: Partial<AskedTask> = {
    owner: colleague,
    mode: fields.mode,
    ...(fields.due === undefined ? {} : { due: termOn(ahead(fields.due, now, 'due'), context) }),
  };
  const begun = startStep(state, rule, context);
  const admitting = admission(state, colleague, fields.mode, begun);
  const event = ask(nextTaskId(state, begun), rule, state, context, { ...chosen, ...comesBy(admitting) });
  const { question, summary } = fields;
  const noNames = fields.mode === 'open' ? [] : [...new Set(saidNoNames(fields, state, agreement.school))];
  return [
    ...begun,
    ...admitting,
    {
      ...event,
      question,
      ...(summary === undefined ? {} : { summary }),
      ...(noNames.length === 0 ? {} : { noNames }),
    },
  ];
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
