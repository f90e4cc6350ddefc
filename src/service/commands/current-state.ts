import type { Agreement } from '../../agreement/agreement';
import type { PersonId } from '../../agreement/people';
import type { Moment } from '../../agreement/time';
import { asOf } from '../../case/people/as-of';
import { followSchool } from '../../case/people/follow-school';
import { SYSTEM } from '../../case/people/participant';
import { followSafety } from '../../case/task/follow-safety';
import { askToWeigh } from '../../case/weighing/ask-to-weigh';
import type { CaseEvent, RecordedEvent } from '../../case/events';
import { evolve } from '../../case/evolve';
import type { CaseState } from '../../case/state';
import type { Directory } from '../school/directory';

/** What a case has yet to follow of its school, as events to store, and the case after them. */
export interface SchoolChanges {
  readonly events: readonly RecordedEvent[];
  readonly state: CaseState;
}

/** Nothing to follow is the rule: then the case is as it was. */
export function withSchoolChanges(directory: Directory, state: CaseState, now: Moment): SchoolChanges {
  const school = directory.ofSchool(state.school);
  const events = school === undefined ? [] : followSchool(state, school, now);
  const by = directory.changedBy(state.school) ?? state.cast.coordinator.person;
  return followed({ events: [], state }, events, now, by);
}

/** The same, and what the case has yet to follow of the program: as it is written down, wherever that is done. */
export function withAllChanges(
  directory: Directory,
  state: CaseState,
  agreement: Agreement,
  now: Moment,
): SchoolChanges {
  const changed = withSchoolChanges(directory, state, now);
  return followed(changed, followProgram(changed.state, agreement, now), now, SYSTEM);
}

/** What a case that was opened by an older program, or under another school, has yet to follow of this one. */
export function followProgram(state: CaseState, agreement: Agreement, now: Moment): readonly CaseEvent[] {
  return [...followSafety(state, agreement, now), ...askToWeigh(asOf(state, now), { agreement, now })];
}

function followed(before: SchoolChanges, events: readonly CaseEvent[], now: Moment, by: PersonId): SchoolChanges {
  const recorded = numbered(events, before.state.version, now, by);
  return { events: [...before.events, ...recorded], state: recorded.reduce<CaseState>(evolve, before.state) };
}

/**
 * A case as anybody may see it now: with the people of its school as that is now, also where that was not stored yet, and
 * with the stand-in of this moment. So a role that was handed over is nobody else's from that moment on, in every
 * case at once, however long it takes to write it down in each.
 */
export const currentState = (directory: Directory, state: CaseState, now: Moment): CaseState =>
  asOf(withSchoolChanges(directory, state, now).state, now);

/** Events as they are stored: counted on from a version. */
export const numbered = (
  events: readonly CaseEvent[],
  version: number,
  at: Moment,
  by: string,
): readonly RecordedEvent[] => events.map((event, index) => ({ version: version + index + 1, at, by, event }));
