import { calendarOf, momentAfter, momentOf } from '../../agreement/calendar';
import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import type { Participant } from '../people/participant';
import { mayTalkOpenly } from '../consent/policy';
import { notOfSchool, Refusal } from '../refusal';
import { participant, personOf, titleOf } from '../people/roster';
import type { CaseState } from '../state';
import { admission, ask, comesBy, nextTaskId, ruleOf, startStep } from '../task/ask';
import type { Context } from '../context';
import { said } from '../defined-fields';
import { comingTalks } from './attending';
import { refuseUnknownSignals } from '../signal/chosen';
import { comesFirst, nowPlanned } from './planned';
import type { TalkState } from './talk';

/**
 * A talk is prepared before it is held: what for, about which signals, by whom (D-02, D-16). Where it could endanger
 * somebody, Veilig Thuis first says whether it can be done (C-24, D-12).
 */
export function planTalk(state: CaseState, fields: Fields<'plan-talk'>, context: Context): readonly CaseEvent[] {
  if (fields.with === 'parents' && state.talkBlocked) throw callFirstRefusal('with');
  if (fields.risk !== 'no' && state.advice?.talkAllowed !== true) throw callFirstRefusal('risk');
  refuseUnknownSignals(fields.chosen, context);
  const former = formerTalk(fields, state);
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
  const { hours } = agreement.protocol;
  const early = former === undefined ? comesFirst(state, context) : former.early === true;
  const held = momentOf(fields.date, hours.reminders);
  const from = held > context.now ? held : context.now;
  const { term } = ruleOf(context, rule);
  const admitting = admission(state, leader, undefined, begun);
  return [
    ...begun,
    ...admitting,
    ...(second === undefined ? [] : admission(state, second, undefined, begun)),
    ...(former?.task === undefined
      ? []
      : [{ type: 'withdrawn' as const, task: former.task, reason: 'Het gesprek is verzet.' }]),
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
        ...said(fields, ['alone', 'outside', 'support', 'time', 'instead']),
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
    ...nowPlanned({ with: fields.with, ...(early ? { early } : {}) }, state, context),
  ];
}

/** The talk in whose place this one comes: one that is still to be held, with the same. */
function formerTalk({ instead, with: partner }: Fields<'plan-talk'>, state: CaseState): TalkState | undefined {
  if (instead === undefined) return undefined;
  const former = comingTalks(state).find(({ id }) => id === instead);
  if (former?.with !== partner)
    throw new Refusal('incomplete', 'Kies een gesprek dat nog komt, met dezelfde gesprekspartner.', ['instead']);
  return former;
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

export const callFirstRefusal = (field: string): Refusal =>
  new Refusal(
    'not-allowed',
    'Bel eerst Veilig Thuis: 0800-2000, dag en nacht. Leg vast dat zij zeggen dat dit gesprek kan.',
    [field],
  );

function ofSchool(id: string, field: string, { agreement }: Context): Participant {
  const colleague = personOf(agreement, id);
  if (colleague === undefined || colleague.external) throw notOfSchool(field);
  return participant(colleague);
}
