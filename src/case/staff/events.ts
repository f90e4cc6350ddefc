import type { PersonId } from '../../agreement/people';
import { unchanged, type EventRows, type Happening } from '../event-row';
import type { Cast, Participant } from '../people/participant';
import type { CaseState } from '../state';
import { answered, withdrawAll } from '../task/task-changes';

/** What can have happened because somebody of the school may be involved; it is told to nobody here: S1-24. */
export type StaffEvent =
  | {
      /** A concern about a member of staff: no case of the meldcode, and no word of what it is about. */
      readonly type: 'staff-alerted';
      readonly id: string;
      readonly code: string;
      readonly school: string;
      readonly agreement: string;
      readonly reporter: Participant;
      readonly cast: Cast;
    }
  | {
      /** In the middle of a case it turns out that somebody of the school may be involved. */
      readonly type: 'frozen';
      /** Who, when it is somebody known to the school; they lose all access with this very event. */
      readonly suspect?: PersonId;
    }
  | { readonly type: 'board-contacted'; readonly task: string };

export const staffEvents: EventRows<StaffEvent> = {
  // The state that it begins is made where cases begin: see `opened`.
  'staff-alerted': { apply: unchanged, visibleTo: [], progress: true, correctable: false },
  frozen: {
    apply: (state, { suspect }, happening) => freeze(state, suspect, happening),
    visibleTo: [],
    progress: true,
    correctable: false,
  },
  'board-contacted': {
    apply: (state, event, happening) => endStaffRoute(answered(state, event, happening), happening),
    visibleTo: [],
    progress: true,
    correctable: false,
  },
};

/** Everything that was asked stops, and the person who may be involved is out, in one and the same event. */
function freeze(state: CaseState, suspect: PersonId | undefined, happening: Happening): CaseState {
  const stopped = withdrawAll(state, happening);
  const { at, by } = happening;
  return {
    ...stopped,
    members: stopped.members.filter(({ person }) => person !== suspect),
    frozen: { at, by, ...(suspect === undefined ? {} : { suspect }) },
  };
}

/** Once the board was reached, there is nothing more for this program to remind of. */
const endStaffRoute = (state: CaseState, { at }: Happening): CaseState =>
  state.route === 'staff' ? { ...state, status: 'closed', closedAt: at } : state;
