import type { PersonId } from '../../agreement/people';
import type { Moment } from '../../agreement/time';
import { leaders, unchanged, type EventRows, type Happening } from '../event-row';
import type { Cast, Participant } from '../people/participant';
import { closedAt } from '../people/people-changes';
import type { CaseState } from '../state';
import { answered, held, reasked, withdrawAll } from '../task/task-changes';

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
      /** When it was said, where it could be written down only later. */
      readonly saidAt?: Moment;
    }
  | {
      /** In the middle of a case it turns out that somebody of the school may be involved. */
      readonly type: 'frozen';
      /** Who, when it is somebody known to the school; they lose all access with this very event. */
      readonly suspect?: PersonId;
      /** When it was said, where it could be written down only later. */
      readonly saidAt?: Moment;
      /** The open requests that go on all the same; none in cases that stood still before some did. */
      readonly goOn?: readonly string[];
    }
  /** Something was asked while the case stands still, and waits for the board. */
  | { readonly type: 'task-held'; readonly task: string }
  /** The board decided that it goes on, without somebody. */
  | { readonly type: 'standstill-ended'; readonly suspect: PersonId; readonly again: readonly AskedAgain[] }
  /** It stands still by decision of the board, until a moment at which it is asked again. */
  | { readonly type: 'standstill-extended'; readonly until: Moment }
  | { readonly type: 'standstill-closed'; readonly reason: string }
  /** It was a mistake. */
  | { readonly type: 'standstill-undone'; readonly reason: string; readonly again: readonly AskedAgain[] }
  | { readonly type: 'board-contacted'; readonly task: string };

/** A request that was held, as it is asked anew. */
export interface AskedAgain {
  readonly held: string;
  readonly task: string;
  readonly askFrom: Moment;
  readonly due: Moment;
}

export const staffEvents: EventRows<StaffEvent> = {
  // The state that it begins is made where cases begin: see `opened`.
  'staff-alerted': { apply: unchanged, visibleTo: [], progress: true, correctable: false },
  frozen: {
    apply: freeze,
    visibleTo: [],
    progress: true,
    correctable: false,
  },
  'task-held': {
    apply: (state, { task }, happening) => held(state, happening, (one) => one.id === task),
    visibleTo: [],
    progress: false,
    correctable: false,
  },
  'standstill-ended': {
    apply: (state, { suspect, again }, happening) => {
      const { at } = happening;
      const others = (state.shutOut ?? []).filter(({ person }) => person !== suspect);
      const after = goneOn(state, again, happening);
      return {
        ...after,
        members: after.members.filter(({ person }) => person !== suspect),
        shutOut: [...others, { person: suspect, at }],
      };
    },
    visibleTo: [leaders],
    progress: true,
    correctable: false,
  },
  'standstill-extended': {
    apply: (state, { until }, { at }) =>
      state.frozen === undefined ? state : { ...state, frozen: { ...state.frozen, waits: { since: at, until } } },
    visibleTo: [],
    progress: false,
    correctable: false,
  },
  // It stays as it is, also for who may be involved: nobody opens it again.
  'standstill-closed': {
    apply: (state, _, happening) => closedAt(withdrawAll(state, happening), happening.at),
    visibleTo: [],
    progress: true,
    correctable: false,
  },
  'standstill-undone': {
    apply: (state, { again }, happening) => {
      const { suspect, removed } = state.frozen ?? {};
      const after = goneOn(state, again, happening);
      return {
        ...after,
        ...(removed === undefined ? {} : { members: [...after.members, removed] }),
        ...(suspect === undefined || after.wentOn === undefined ? {} : { wentOn: { ...after.wentOn, not: suspect } }),
      };
    },
    visibleTo: [leaders],
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

/** What does not go on stops, and the person who may be involved is out, in one and the same event. */
function freeze(
  state: CaseState,
  { suspect, saidAt, goOn = [] }: Extract<StaffEvent, { type: 'frozen' }>,
  happening: Happening,
): CaseState {
  const stopped = held(state, happening, ({ id }) => !goOn.includes(id));
  const { at, by } = happening;
  const removed = stopped.members.find(({ person }) => person === suspect);
  return {
    ...stopped,
    members: stopped.members.filter(({ person }) => person !== suspect),
    frozen: {
      ...{ at, by },
      ...(suspect === undefined ? {} : { suspect }),
      ...(removed === undefined ? {} : { removed }),
      ...(saidAt === undefined ? {} : { saidAt }),
    },
  };
}

/** It stands still no more, and what was held is asked anew. */
function goneOn(state: CaseState, again: readonly AskedAgain[], happening: Happening): CaseState {
  const { frozen, ...running } = state;
  if (frozen === undefined) return state;
  const { version } = happening;
  return again.reduce<CaseState>((after, one) => reasked(after, one, happening), {
    ...running,
    wentOn: { version, since: frozen.at },
  });
}

/** Once the board was reached, there is nothing more for this program to remind of. */
const endStaffRoute = (state: CaseState, { at }: Happening): CaseState =>
  state.route === 'staff' ? { ...state, status: 'closed', closedAt: at } : state;
