import type { Agreement } from '../../agreement/agreement';
import { calendarOf, momentAfter } from '../../agreement/calendar';
import type { Moment } from '../../agreement/time';
import type { Happening } from '../event-row';
import type { Call } from '../task/ladder';
import type { CaseState, Progress } from '../state';

/** A case got further at a moment; what happens at once counts once. */
export function progressAfter(state: CaseState, { at }: Happening): Progress {
  if (at === state.progress.at) return state.progress;
  const since = stillSince(state);
  return since < at ? { at, stoodSince: since } : { at };
}

/**
 * Since when nothing progressed. A case in which something is only planned waits by agreement, so the time until the
 * first of it was asked does not count. What was taken back or put off does not stop the count: only progress does.
 */
function stillSince({ progress, tasks }: CaseState): Moment {
  const waiting = tasks.filter(
    ({ status, closedAt }) => status === 'open' || (closedAt !== undefined && closedAt > progress.at),
  );
  const [first] = waiting.map(({ askFrom }) => askFrom).sort();
  return first !== undefined && first > progress.at ? first : progress.at;
}

/** A case that stands still: since when, and who was told of it and who will be. */
export interface Stagnation {
  readonly since: Moment;
  readonly calls: readonly Call[];
  readonly ahead: readonly Call[];
}

/** How far the open cases of the meldcode stand still at a moment: first the case lead hears it, then the next in line. */
export function stagnationUntil(state: CaseState, agreement: Agreement, until: Moment): Stagnation | undefined {
  const still = state.status === 'open' && state.route === 'meldcode' && state.frozen === undefined;
  return still ? told(stillSince(state), until, state, agreement) : undefined;
}

/** Since when somebody has been told that a case stands still; `undefined` while it does not. */
export const stagnantFrom = (state: CaseState, agreement: Agreement, now: Moment): Moment | undefined =>
  stagnationUntil(state, agreement, now)
    ?.calls.map(({ at }) => at)
    .sort()[0];

export const isStagnant = (state: CaseState, agreement: Agreement, now: Moment): boolean =>
  stagnantFrom(state, agreement, now) !== undefined;

/** The standing still that the latest progress ended, with those who had been told of it. */
export function stagnationBefore(state: CaseState, agreement: Agreement): Stagnation | undefined {
  const { stoodSince, at } = state.progress;
  return stoodSince === undefined ? undefined : told(stoodSince, at, state, agreement);
}

function told(since: Moment, until: Moment, state: CaseState, { protocol, school }: Agreement): Stagnation {
  const calendar = calendarOf(school);
  const all = protocol.stagnation.flatMap(({ after, to }) => {
    const at = momentAfter(since, after, calendar, protocol.hours.reminders);
    return to.map((as): Call => ({ at, person: state.cast[as].person, as }));
  });
  return { since, calls: all.filter(({ at }) => at <= until), ahead: all.filter(({ at }) => at > until) };
}
