import { calendarOf, momentAfter, momentOf } from '../../agreement/calendar';
import type { Fields } from '../commands';
import type { CaseEvent, Participant } from '../events';
import { Refusal } from '../refusal';
import { participant, personOf } from '../roster';
import type { CaseState } from '../state';
import { ask, askOnce, startStep, taskId } from './ask';
import { admission, joining } from './consult';
import { notInFuture, openTask, type Context } from './context';

/**
 * A talk is prepared before it is held: what for, about which signals, by whom (D-02, D-16). Where it could endanger
 * somebody, Veilig Thuis first says whether it can be done (C-24, D-12).
 */
export function planTalk(state: CaseState, fields: Fields<'plan-talk'>, context: Context): readonly CaseEvent[] {
  if (fields.with === 'parents' && state.talkBlocked) throw callFirst('with');
  if (fields.risk !== 'no' && state.advice?.talkAllowed !== true) throw callFirst('risk');
  const { agreement } = context;
  const leader = ofSchool(fields.leader, 'leader', context);
  const second =
    fields.second === undefined || fields.second === fields.leader
      ? undefined
      : ofSchool(fields.second, 'second', context);
  const rule = agreement.protocol.talk.task;
  const id = taskId(state);
  const { hours } = agreement.protocol;
  const held = momentOf(fields.date, hours.reminders);
  const from = held > context.now ? held : context.now;
  const term = agreement.protocol.tasks[rule]?.term ?? { schoolDays: 2 };
  const admitting = admission(state, leader, undefined);
  return [
    ...startStep(state, rule, context),
    ...admitting,
    ...(second === undefined ? [] : admission(state, second, undefined, 'talk')),
    {
      type: 'talk-planned',
      talk: {
        id: `k${state.talks.length + 1}`,
        task: id,
        with: fields.with,
        risk: fields.risk,
        purpose: fields.purpose,
        signals: fields.signals,
        leader: leader.person,
        ...(second === undefined ? {} : { second: second.person }),
        ...(fields.alone === undefined ? {} : { alone: fields.alone }),
        on: fields.date,
        where: fields.where,
      },
    },
    ask(id, rule, state, context, {
      owner: leader,
      ...joining(admitting),
      due: momentAfter(from, term, calendarOf(agreement.school), hours.reminders),
    }),
  ];
}

/** No talk, and why (D-12, D-13): some grounds hold only after Veilig Thuis was asked. */
export function waiveTalk(state: CaseState, fields: Fields<'waive-talk'>, context: Context): readonly CaseEvent[] {
  const { waivers, task } = context.agreement.protocol.talk;
  const grounds = fields.grounds.map((ground) => waivers[ground]);
  if (grounds.includes(undefined)) throw new Refusal('incomplete', 'Kies een grond uit de lijst.', ['grounds']);
  if (grounds.some((ground) => ground?.afterAdvice) && state.advice === undefined)
    throw new Refusal('not-allowed', 'Vraag hierover eerst advies aan Veilig Thuis en leg dat vast.', ['grounds']);
  return [
    ...startStep(state, task, context),
    {
      type: 'talk-waived',
      waiver: { id: `k${state.talks.length + 1}`, with: fields.with, grounds: fields.grounds, why: fields.why },
    },
  ];
}

/** What was said, in the order in which it was said (D-05); afterwards the teacher hears how it went (D-17). */
export function recordTalk(
  state: CaseState,
  fields: Fields<'record-talk'>,
  id: string | undefined,
  context: Context,
): readonly CaseEvent[] {
  const task = openTask(state, id);
  if (!state.talks.some((talk) => talk.task === task.id))
    throw new Refusal('not-allowed', 'Deze vraag heeft een eigen formulier. Kies Invullen.');
  const { date, agreements, unsigned, ...said } = fields;
  const events: CaseEvent[] = [
    {
      type: 'talk-recorded',
      task: task.id,
      note: {
        ...said,
        on: notInFuture(date, context.now, 'date'),
        ...(agreements === undefined ? {} : { agreements }),
        ...(unsigned === undefined ? {} : { unsigned }),
      },
    },
  ];
  for (const rule of context.agreement.protocol.talk.after) events.push(...askOnce(rule, state, events, context));
  return events;
}

/** Whether the talks that the law asks for were held, or left out with a reason: both with the parents and the child. */
export const talksSettled = ({ talks }: CaseState): boolean =>
  (['parents', 'child'] as const).every((partner) =>
    talks.some((talk) => talk.with === partner && talk.status !== 'planned'),
  );

const callFirst = (field: string): Refusal =>
  new Refusal(
    'not-allowed',
    'Bel eerst Veilig Thuis: 0800-2000, dag en nacht. Leg vast dat zij zeggen dat dit gesprek kan.',
    [field],
  );

function ofSchool(id: string, field: string, { agreement }: Context): Participant {
  const colleague = personOf(agreement, id);
  if (colleague === undefined || colleague.external)
    throw new Refusal('incomplete', 'Kies iemand van school.', [field]);
  return participant(colleague);
}
