import type { Day } from '../../agreement/time';
import type { threefold } from '../answers';
import { leaders, reporting, type EventRows } from '../event-row';
import { noted } from '../names/names-in';
import type { CaseState } from '../state';
import type { Parent } from './parent';

/** What can have been written down of the child. */
export interface ChildEvent {
  readonly type: 'child-recorded';
  readonly name: string;
  /** Absent where nobody knows it. */
  readonly birthDate?: Day;
  readonly parents: readonly Parent[];
  readonly siblings?: string;
  /** Whether help is involved already: then it hears first (S1-28). */
  readonly help?: (typeof threefold)[number];
}

/** So many names under which a child was written down before are remembered. */
const REMEMBERED = 40;

export const childEvents: EventRows<ChildEvent> = {
  // Not corrected: the form writes the child down again.
  'child-recorded': {
    apply: (state, event) => ({ ...state, child: named(state.child, event, state.version), parents: event.parents }),
    visibleTo: [leaders, reporting],
    progress: true,
    correctable: false,
  },
};

/** A first report often has the name that everybody uses; it gives the child away as much as the full one does. */
function named(child: CaseState['child'], event: ChildEvent, writtenIn: number): CaseState['child'] {
  const { name, birthDate } = event;
  const before = [...new Set([...(child.formerNames ?? []), child.name])].filter((former) => former !== name);
  const siblings = [...new Set([...(child.siblings ?? []), ...noted(event.siblings ?? '')])];
  const { group } = child;
  return {
    name,
    reportedAs: child.reportedAs ?? child.name,
    ...(birthDate === undefined ? {} : { birthDate }),
    writtenIn,
    ...(siblings.length === 0 ? {} : { siblings }),
    ...(group === undefined ? {} : { group }),
    ...(before.length === 0 ? {} : { formerNames: before.slice(-REMEMBERED) }),
  };
}
