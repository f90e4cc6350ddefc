import type { Agreement } from '../../agreement/agreement';
import { calendarOf, momentAfter } from '../../agreement/calendar';
import type { Moment } from '../../agreement/time';
import { SYSTEM } from '../people/participant';
import { boardStandsApart } from '../people/roster';
import type { CaseState } from '../state';

/** The board is asked how a case goes on that stands still. */
export interface BoardAsks {
  /** How many times it was asked. */
  readonly times: number;
  /** From this moment the person who said so is told whom to call themselves. */
  readonly lateFrom: Moment;
  readonly next: Moment;
}

/** After so many working days without a decision. */
const LATE_AFTER = 5;
/** A case stands still no longer than this, and an end to the loop. */
const MOST = 800;

/**
 * The board is asked at once and each working day until it decides; where it decided to wait, again from that day on. Where
 * a case stands still with another, the board was asked there that day.
 * `undefined` where there is nothing to decide, or no board that may.
 */
export function boardAsks(state: CaseState, agreement: Agreement, now: Moment): BoardAsks | undefined {
  const { frozen, status, cast } = state;
  if (frozen === undefined || status === 'closed') return undefined;
  if (frozen.suspect === cast.board.person || !boardStandsApart(cast)) return undefined;
  const calendar = calendarOf(agreement.school);
  const hour = agreement.protocol.hours.reminders;
  const { at, waits } = frozen;
  const since = waits?.until ?? at;
  let moment = frozen.by === SYSTEM ? momentAfter(at, { workingDays: 1 }, calendar, hour) : at;
  let times = 0;
  while (moment <= now && times < MOST) {
    // While it waits by decision, the board is left in peace.
    if (waits === undefined || moment <= waits.since || moment >= waits.until) times += 1;
    moment = momentAfter(moment, { workingDays: 1 }, calendar, hour);
  }
  const lateFrom = momentAfter(since, { workingDays: LATE_AFTER }, calendar, hour);
  return { times, lateFrom, next: waits !== undefined && now < waits.until ? waits.until : moment };
}

/** The first moment after `now` at which the board is asked again, or the person who said so is told. */
export function nextBoardAsk(state: CaseState, agreement: Agreement, now: Moment): readonly Moment[] {
  const asks = boardAsks(state, agreement, now);
  return asks === undefined ? [] : [asks.next, asks.lateFrom];
}
