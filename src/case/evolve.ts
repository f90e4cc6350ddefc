import { opened } from './course/opened';
import { progressAfter } from './course/stagnation';
import { eventTable } from './event-table';
import type { Happening } from './event-row';
import type { Context } from './context';
import type { CaseEvent, EventOf, EventType, RecordedEvent } from './events';
import type { CaseState } from './state';

/** The state of a case after one more event. Pure and total: whatever was recorded can be replayed. */
export function evolve(state: CaseState | undefined, recorded: RecordedEvent): CaseState {
  const { event, version } = recorded;
  if (event.type === 'case-opened' || event.type === 'staff-alerted') return opened(event, recorded);
  if (state === undefined) throw new Error(`event ${version} comes before the case was opened`);
  return apply(state, event, recorded);
}

function apply<T extends EventType>(before: CaseState, event: EventOf<T>, happening: Happening): CaseState {
  const row = eventTable[event.type];
  const progress = row.progress ? progressAfter(before, happening) : before.progress;
  return row.apply({ ...before, version: happening.version, progress }, event, happening);
}

/** The state after all these events; `undefined` when there are none. */
export const replay = (events: readonly RecordedEvent[], from?: CaseState): CaseState | undefined =>
  events.reduce<CaseState | undefined>(evolve, from);

/** The case once these are recorded of what somebody does now. */
export const following = (
  events: readonly CaseEvent[],
  state: CaseState | undefined,
  { now, actor }: Pick<Context, 'now' | 'actor'>,
): CaseState | undefined =>
  replay(
    events.map((event, index) => ({
      version: (state?.version ?? 0) + index + 1,
      at: now,
      by: actor.person,
      event,
    })),
    state,
  );
