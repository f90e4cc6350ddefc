import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import { Refusal } from '../refusal';
import type { CaseState } from '../state';
import { askOnce, ruleOf } from '../task/ask';
import { askReporterFeedback } from '../signal/reporter-feedback';
import { anotherForm, notInFuture, openTask, type Context } from '../context';
import { isSecondView, requiredConsultations } from './policy';
import { afterRequired } from './waive-consultation';

/** The consulted colleague answers, or the coordinator on their behalf: C-16, C-09. */
export function answerConsultation(
  state: CaseState,
  fields: Fields<'answer-consultation'>,
  context: Context,
  id: string | undefined,
): readonly CaseEvent[] {
  const task = openTask(state, id, context);
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
  const settled = requiredConsultations(state, context.agreement).filter(
    ({ anyOf }) => anyOf.includes(task.owner.role) && isSecondView(task.owner, state, context.agreement),
  );
  const ids = settled.map(({ id }) => id);
  events.push(...afterRequired(ids, state, events, context));
  return [...events, ...askReporterFeedback(state, events, context)];
}

/** What the protocol has the consulted colleague choose, with their reason (C-21). @throws Refusal `incomplete` */
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
