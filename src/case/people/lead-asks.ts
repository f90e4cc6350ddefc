import type { Agreement } from '../../agreement/agreement';
import { calendarOf, momentAfter } from '../../agreement/calendar';
import type { Moment } from '../../agreement/time';
import type { CaseState } from '../state';
import { boardStandsApart } from './roster';
import { nobodyLeads } from './those-left';

/** The board is asked who leads a case. */
export interface LeadAsks {
  /** Since when nobody leads. */
  readonly since: Moment;
  /** How many times it was asked. */
  readonly times: number;
  readonly next: Moment;
}

/** An end to the loop: longer than a case lives. */
const MOST = 800;

/**
 * While nobody who leads is left, the board is asked who does, at once and each working day until it says so; not while
 * the case stands still, when it is asked something else. `undefined` where there is nothing to ask, or no board that may
 * decide. `state` as of now.
 */
export function leadAsks(state: CaseState, { school, protocol }: Agreement, now: Moment): LeadAsks | undefined {
  const { status, frozen, cast } = state;
  if (status === 'closed' || frozen !== undefined || !nobodyLeads(state) || !boardStandsApart(cast)) return undefined;
  const since = leadSince(state);
  let moment = since;
  let times = 0;
  while (moment <= now && times < MOST) {
    times += 1;
    moment = momentAfter(moment, { workingDays: 1 }, calendarOf(school), protocol.hours.reminders);
  }
  return { since, times, next: moment };
}

/** When the latest of those was kept out of whom the case has less people since. */
export const leadSince = ({ keptOut = [], shutOut = [], openedAt }: CaseState): Moment =>
  [...keptOut, ...shutOut].map(({ at }) => at).reduce((last, at) => (at > last ? at : last), openedAt);
