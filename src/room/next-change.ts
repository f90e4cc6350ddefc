import type { Agreement } from '../agreement/agreement';
import type { Moment } from '../agreement/time';
import { asOf } from '../case/people/as-of';
import { leadAsks } from '../case/people/lead-asks';
import { alarmsUntil } from '../case/emergency/emergency-ladder';
import { callsUntil } from '../case/task/ladder';
import { stagnationUntil } from '../case/course/stagnation';
import { nextBoardAsk } from '../case/staff/board-asks';
import type { CaseState } from '../case/state';
import { talkMoments } from '../case/talk/attending';
import { heldUntil } from './held';

/**
 * The first moment after `now` at which `agenda` or `room` would say something else, if nothing else happens; `undefined`
 * when there is none. The worker sleeps until then, so a moment that this function forgets is a reminder never sent: a
 * property test holds it against both.
 */
export function nextChange(before: CaseState, agreement: Agreement, now: Moment): Moment | undefined {
  const state = asOf(before, now);
  const open = state.tasks.filter(({ status }) => status === 'open');
  const moments = [
    ...open.flatMap((task) => [task.due, ...callsUntil(task, state, agreement, now).ahead.map(({ at }) => at)]),
    ...(stagnationUntil(state, agreement, now)?.ahead.map(({ at }) => at) ?? []),
    alarmsUntil(state, agreement, now).next,
    heldUntil(state, now),
    state.standIn?.until,
    state.safetyTerms?.tellFrom,
    ...talkMoments(state, agreement),
    ...nextBoardAsk(state, agreement, now),
    leadAsks(state, agreement, now)?.next,
  ].filter((moment): moment is Moment => moment !== undefined && moment > now);
  return moments.length === 0 ? undefined : moments.reduce((first, moment) => (moment < first ? moment : first));
}
