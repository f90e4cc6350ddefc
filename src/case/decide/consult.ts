import { calendarOf, firstOn, momentOf } from '../../agreement/calendar';
import type { Fields } from '../commands';
import type { AskedTask, CaseEvent, Participant } from '../events';
import { mayTalkOpenly } from '../consent';
import type { ReasonToJoin } from '../people-events';
import { identifying } from '../identifying';
import { Refusal } from '../refusal';
import { participant, personOf } from '../roster';
import type { CaseState } from '../state';
import { ask, askOnce, startStep, taskId } from './ask';
import { ahead, anotherForm, notInFuture, openTask, type Context } from './context';

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
  const rule = consultation.tasks[role] ?? consultation.task;
  const chosen: Partial<AskedTask> = {
    owner: colleague,
    mode: fields.mode,
    ...(fields.due === undefined ? {} : { due: termOn(ahead(fields.due, now, 'due'), context) }),
  };
  const admitting = admission(state, colleague, fields.mode);
  const event = ask(taskId(state), rule, state, context, { ...chosen, ...joining(admitting) });
  return [
    ...startStep(state, rule, context),
    ...admitting,
    { ...event, question: fields.question, ...(fields.summary === undefined ? {} : { summary: fields.summary }) },
  ];
}

/** Whoever is asked openly joins the room; somebody from outside only with consent, which is decided before. */
export const admission = (
  state: CaseState,
  colleague: Participant,
  mode: string | undefined,
  why?: ReasonToJoin,
): readonly CaseEvent[] =>
  (colleague.external && mode !== 'open') ||
  mode === 'anonymous' ||
  state.members.some(({ person }) => person === colleague.person)
    ? []
    : [{ type: 'admitted', participant: colleague, ...(why === undefined ? {} : { why }) }];

/** Whoever comes in by a request is told so on it, and not apart. */
export const joining = (admitting: readonly CaseEvent[]): Pick<AskedTask, 'joins'> =>
  admitting.length === 0 ? {} : { joins: true };

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
  id: string | undefined,
  context: Context,
): readonly CaseEvent[] {
  const task = openTask(state, id);
  if (task.kind !== 'consult') throw anotherForm();
  const doubt = fields.doubt === 'yes';
  return [
    {
      type: 'consultation-answered',
      task: task.id,
      note: {
        on: notInFuture(fields.date, context.now, 'date'),
        contact: fields.contact,
        reading: fields.reading,
        advice: fields.advice,
        doubt,
        ...(fields.alternative === undefined ? {} : { alternative: fields.alternative }),
        ...(fields.agreements === undefined ? {} : { agreements: fields.agreements }),
      },
    },
    ...(doubt ? askOnce(context.agreement.protocol.advice.task, state, [], context) : []),
  ];
}
