import { calendarOf, dayOf, momentAfter, momentOf } from '../../agreement/calendar';
import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import type { Participant } from '../people/participant';
import { mayTalkOpenly } from '../consent/policy';
import { Refusal } from '../refusal';
import { participant, personOf, titleOf } from '../people/roster';
import { refuseGrounds } from './grounds';
import type { CaseState } from '../state';
import { admission, ask, askOnce, comesBy, nextTaskId, ruleOf, startStep } from '../task/ask';
import { anotherForm, notInFuture, openTask, type Context } from '../context';
import { said } from '../defined-fields';
import { askSignatures, signaturesIn, signersOf } from './record-signatures';
import { endTouch, inTouch } from './parent-contact';

/**
 * A talk is prepared before it is held: what for, about which signals, by whom (D-02, D-16). Where it could endanger
 * somebody, Veilig Thuis first says whether it can be done (C-24, D-12).
 */
export function planTalk(state: CaseState, fields: Fields<'plan-talk'>, context: Context): readonly CaseEvent[] {
  if (fields.with === 'parents' && state.talkBlocked) throw callFirst('with');
  if (fields.risk !== 'no' && state.advice?.talkAllowed !== true) throw callFirst('risk');
  refuseUnknownSignals(fields.chosen, context);
  const { agreement } = context;
  const leader = ofSchool(fields.leader, 'leader', context);
  const second =
    fields.second === undefined || fields.second === fields.leader
      ? undefined
      : ofSchool(fields.second, 'second', context);
  const rule = agreement.protocol.talk.task;
  refuseUnattended(fields, [leader, second], context);
  if (fields.outside !== undefined) refuseOutsider(fields.outside, state, context);
  const begun = startStep(state, rule, context);
  const id = nextTaskId(state, begun);
  const { hours, talk: rules } = agreement.protocol;
  const early = rules.firstApart && state.consulted.length === 0 && state.waivedConsultations.length === 0;
  const held = momentOf(fields.date, hours.reminders);
  const from = held > context.now ? held : context.now;
  const term = agreement.protocol.tasks[rule]?.term ?? { schoolDays: 2 };
  const admitting = admission(state, leader, undefined, begun);
  return [
    ...begun,
    ...admitting,
    ...(second === undefined ? [] : admission(state, second, undefined, begun, 'talk')),
    {
      type: 'talk-planned',
      talk: {
        id: `k${state.talks.length + 1}`,
        task: id,
        with: fields.with,
        risk: fields.risk,
        purpose: fields.purpose,
        chosen: fields.chosen,
        ...(fields.signals === undefined ? {} : { signals: fields.signals }),
        leader: leader.person,
        ...(second === undefined ? {} : { second: second.person }),
        ...said(fields, ['alone', 'outside', 'support']),
        on: fields.date,
        where: fields.where,
        ...(early ? { early } : {}),
      },
    },
    ask(id, rule, state, context, {
      owner: leader,
      ...comesBy(admitting),
      due: momentAfter(from, term, calendarOf(agreement.school), hours.reminders),
    }),
    ...nowPlanned(fields.with, state, context),
  ];
}

/** No talk, and why (D-12, D-13): some grounds hold only after Veilig Thuis was asked. */
export function waiveTalk(state: CaseState, fields: Fields<'waive-talk'>, context: Context): readonly CaseEvent[] {
  const { waivers, task } = context.agreement.protocol.talk;
  refuseGrounds(fields.grounds, waivers, state, 'grounds');
  return [
    ...startStep(state, task, context),
    {
      type: 'talk-waived',
      waiver: { id: `k${state.talks.length + 1}`, with: fields.with, grounds: fields.grounds, why: fields.why },
    },
    ...nowPlanned(fields.with, state, context),
    ...(fields.with === 'parents' ? endTouch(state, 'Er is geen gesprek met de ouders.', context) : []),
  ];
}

/** With whom the protocol asks a talk that is neither planned nor left out. */
export const unplannedTalks = ({ talks }: Pick<CaseState, 'talks'>, { agreement }: Pick<Context, 'agreement'>) =>
  agreement.protocol.talk.asks.filter((partner) => !talks.some((talk) => talk.with === partner && talk.early !== true));

/** D-18: once every talk is planned or left out, nobody needs to be asked to plan it. */
function nowPlanned(partner: string, state: CaseState, context: Context): readonly CaseEvent[] {
  if (unplannedTalks(state, context).some((other) => other !== partner)) return [];
  return state.tasks
    .filter(({ status, rule }) => status === 'open' && ruleOf(context, rule).completedBy === 'plan-talk')
    .map(({ id }) => ({ type: 'task-completed', task: id, result: 'Afgesproken', on: dayOf(context.now) }));
}

/** What was said, in its order (D-05); afterwards the teacher hears how it went (D-17), and more may follow (D-06, S1-34). */
export function recordTalk(
  state: CaseState,
  fields: Fields<'record-talk'>,
  context: Context,
  id: string | undefined,
): readonly CaseEvent[] {
  const task = openTask(state, id);
  const talk = state.talks.find((candidate) => candidate.task === task.id);
  if (talk === undefined) throw anotherForm();
  const { told, facts, reaction, together, present, outcome, safe, date, agreements } = fields;
  const signatures = signaturesIn(fields, signersOf(state, talk), talk);
  const events: CaseEvent[] = [
    {
      type: 'talk-recorded',
      task: task.id,
      note: {
        told,
        facts,
        reaction,
        together,
        present,
        signatures,
        outcome,
        safe,
        on: notInFuture(date, context.now, 'date'),
        ...(agreements === undefined ? {} : { agreements }),
      },
    },
  ];
  events.push(...askSignatures(signatures, talk, task, events, state, context));
  const { after, afterFirst, agreed } = context.agreement.protocol.talk;
  const follow = [
    ...after,
    ...(talk.early === true ? afterFirst : []),
    ...(agreements === undefined || agreed === undefined ? [] : [agreed]),
  ];
  for (const rule of follow) events.push(...askOnce(rule, state, events, context));
  const withParents = state.talks.some((talk) => talk.task === task.id && talk.with === 'parents');
  return withParents ? [...events, ...inTouch(state, events, context)] : events;
}

/** D-02, D-03: how many of the school are there, and in which role, unless it is said why not. */
function refuseUnattended(
  { alone }: Fields<'plan-talk'>,
  there: readonly (Participant | undefined)[],
  { agreement }: Context,
): void {
  if (alone !== undefined) return;
  const { people, present } = agreement.protocol.talk;
  const attending = there.filter((one) => one !== undefined);
  if (attending.length < people)
    throw new Refusal('incomplete', 'Kies twee mensen van school, of schrijf op waarom niet.', ['second', 'alone']);
  const roles = attending.flatMap(({ person }) => personOf(agreement, person)?.roles ?? []);
  const absent = present.filter((role) => !roles.includes(role)).map((role) => titleOf(agreement, role));
  if (absent.length > 0)
    throw new Refusal(
      'incomplete',
      `Bij dit gesprek hoort ook: ${absent.join(', ')}. Kan dat niet? Schrijf op waarom.`,
      ['leader', 'second', 'alone'],
    );
}

/** What a talk is about can only be what stands in the case. */
function refuseUnknownSignals(chosen: readonly number[], { cited = [] }: Context): void {
  const known = cited.filter(({ event }) => event.type === 'signal-recorded').map(({ version }) => version);
  if (chosen.some((version) => !known.includes(version)))
    throw new Refusal('incomplete', 'Kies signalen uit de lijst.', ['chosen']);
}

/** Somebody from outside may be there once the parents agreed in writing: C-12, D-02, D-19. */
function refuseOutsider(id: string, state: CaseState, { agreement }: Context): void {
  if (personOf(agreement, id)?.external !== true)
    throw new Refusal('incomplete', 'Kies iemand van buiten school.', ['outside']);
  if (!mayTalkOpenly(state, id))
    throw new Refusal(
      'not-allowed',
      'Iemand van buiten school kan erbij zijn met schriftelijke toestemming van elke ouder met gezag.',
      ['outside'],
    );
}

export const callFirst = (field: string): Refusal =>
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
