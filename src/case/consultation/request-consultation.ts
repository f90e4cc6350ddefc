import { calendarOf, firstOn, momentOf } from '../../agreement/calendar';
import type { Fields } from '../commands';
import type { AskedTask } from '../task/task';
import type { CaseEvent } from '../events';
import { mayTalkOpenly } from '../consent/policy';
import { identifying } from '../child/identifying';
import { Refusal } from '../refusal';
import { participant, personOf } from '../people/roster';
import type { CaseState } from '../state';
import { admission, ask, askOnce, comesBy, nextTaskId, ruleOf, startStep } from '../task/ask';
import { askReporterFeedback } from '../signal/reporter-feedback';
import { ahead, anotherForm, notInFuture, openTask, type Context } from '../context';
import { afterRequired } from './waive-consultation';

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
  if (asked === undefined || role === undefined) throw new Refusal('incomplete', 'Kies iemand uit de lijst.', ['to']);
  const colleague = participant(asked, role);
  if (colleague.external && fields.mode === 'open' && !mayTalkOpenly(state, colleague.person)) {
    throw new Refusal(
      'not-allowed',
      'Open overleg met iemand van buiten school kan met schriftelijke toestemming van elke ouder met gezag. Kies Anoniem.',
      ['mode'],
    );
  }
  if (fields.mode === 'anonymous') refuseIdentifying(state, fields, context);
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
  return [
    ...begun,
    ...admitting,
    { ...event, question: fields.question, ...(fields.summary === undefined ? {} : { summary: fields.summary }) },
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

function refuseIdentifying(state: CaseState, fields: Fields<'request-consultation'>, { agreement }: Context): void {
  const texts = { question: fields.question, summary: fields.summary ?? '' };
  const flagged = Object.entries(texts).filter(([, text]) => identifying(text, state, agreement.school).length > 0);
  if (flagged.length === 0) return;
  const kinds = [...new Set(flagged.flatMap(([, text]) => identifying(text, state, agreement.school)))];
  throw new Refusal(
    'identifying',
    `Hier staat nog iets in waaraan het kind te herkennen is: ${kinds.join(' en ')}. Haal dat weg.`,
    flagged.map(([field]) => field),
  );
}

/** A term chosen by hand ends at the reminder hour of the first working day on or after it. */
export const termOn = (day: string, { agreement }: Context): string =>
  momentOf(firstOn(day, calendarOf(agreement.school).isWorkingDay), agreement.protocol.hours.reminders);

/** The consulted colleague answers, or the coordinator on their behalf: C-16, C-09. */
export function answerConsultation(
  state: CaseState,
  fields: Fields<'answer-consultation'>,
  context: Context,
  id: string | undefined,
): readonly CaseEvent[] {
  const task = openTask(state, id);
  if (task.kind !== 'consult') throw anotherForm();
  const doubt = fields.doubt === 'yes';
  const { protocol } = context.agreement;
  const events: CaseEvent[] = [
    {
      type: 'consultation-answered',
      task: task.id,
      note: {
        on: notInFuture(fields.date, context.now, 'date'),
        contact: fields.contact,
        reading: fields.reading,
        advice: fields.advice,
        doubt,
        ...choiceOf(fields, task.rule, context),
        ...(fields.alternative === undefined ? {} : { alternative: fields.alternative }),
        ...(fields.agreements === undefined ? {} : { agreements: fields.agreements }),
      },
    },
  ];
  const follow = [
    ...(doubt ? [protocol.advice.task] : []),
    // C-15; while Veilig Thuis is to be called first, the parents are told nothing yet.
    ...(state.talkBlocked ? [] : protocol.consultation.after),
  ];
  for (const rule of follow) events.push(...askOnce(rule, state, events, context));
  const settled = Object.entries(protocol.consultation.required).filter(([, { anyOf }]) =>
    anyOf.includes(task.owner.role),
  );
  const ids = settled.map(([id]) => id);
  events.push(...afterRequired(ids, state, events, context));
  return [...events, ...askReporterFeedback(state, events, context)];
}

/** What the protocol has whoever is consulted choose, with their reason (C-21). @throws Refusal `incomplete` */
function choiceOf(
  { choice, choiceWhy }: Fields<'answer-consultation'>,
  rule: string,
  context: Context,
): { readonly choice?: { readonly of: string; readonly why: string } } {
  const asked = ruleOf(context, rule).choice;
  if (asked === undefined) return {};
  if (choice === undefined || choiceWhy === undefined || !Object.hasOwn(asked.options, choice))
    throw new Refusal('incomplete', 'Kies wat jullie denken, en schrijf op waarom. Het blijft een inschatting.', [
      'choice',
      'choiceWhy',
    ]);
  return { choice: { of: choice, why: choiceWhy } };
}
