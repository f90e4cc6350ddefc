import { spokenWhole } from '../../agreement/calendar';
import { Refusal } from '../refusal';
import { waitingFor } from '../weighing/waiting';
import type { Fields } from '../commands';
import type { CaseEvent } from '../events';
import type { CaseState } from '../state';
import { askFollowUp, askOn, askOnce, nextTaskId, startStep } from '../task/ask';
import { monitorHelp, observe } from './observe';
import { ahead, notInFuture, type Context } from '../context';

/** The family is referred (H-03, H-04, H-15); from its date the follow-ups are counted (H-05). */
export function refer(state: CaseState, fields: Fields<'refer'>, context: Context): readonly CaseEvent[] {
  refuseWhileWaiting(state, context);
  const { now } = context;
  const { referral, weighing } = context.agreement.protocol;
  const on = notInFuture(fields.date, now, 'date');
  const evaluateOn = ahead(fields.evaluate, now, 'evaluate');
  const events: CaseEvent[] = [
    ...startStep(state, referral.followUp, context),
    {
      type: 'referred',
      referral: {
        id: `r${state.counts.referrals + 1}`,
        organisation: fields.organisation,
        referrer: fields.referrer,
        on,
        purpose: fields.purpose,
        lead: fields.lead,
        result: fields.result,
        evaluateOn,
        ...(fields.announced === undefined ? {} : { announcedOn: notInFuture(fields.announced, now, 'announced') }),
      },
    },
    ...state.tasks
      .filter(({ status, kind }) => status === 'open' && kind === 'help')
      .map(({ id }): CaseEvent => ({ type: 'task-completed', task: id, result: 'Verwezen', on })),
  ];
  events.push(askFollowUp(nextTaskId(state, events), on, state, context));
  for (const rule of referral.after) events.push(...askOnce(rule, state, events, context));
  // H-04: the organisation is told that the parents will come.
  if (referral.announce !== undefined && fields.announced === undefined)
    events.push(...askOnce(referral.announce, state, events, context));
  events.push(...observe(state, events, context));
  // H-15: those who weighed said a day already; else the referral does.
  const { evaluation } = weighing.opens;
  if (!state.tasks.some(({ status, rule }) => status === 'open' && rule === evaluation))
    events.push(askOn(evaluateOn, evaluation, state, events, context));
  return [...events, ...monitorHelp(state, events, context)];
}

/**
 * Helping waits for those who weigh along, for so long as the protocol says. @throws Refusal who they are, and until when
 */
function refuseWhileWaiting(state: CaseState, context: Context): void {
  const waiting = waitingFor(state, context);
  if (waiting === undefined) return;
  const { until, on } = waiting;
  throw new Refusal(
    'not-allowed',
    `Dit kan nog niet. Er wegen nog mensen mee: ${on.map(({ name }) => name).join(', ')}. Verwijzen kan zodra zij antwoordden, of vanaf ${spokenWhole(until, context.now)}. Melden kan altijd meteen.`,
  );
}
