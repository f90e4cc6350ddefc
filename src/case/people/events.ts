import type { PersonId } from '../../agreement/people';
import type { Moment } from '../../agreement/time';
import { leaders, writer, type EventRows, type Readers } from '../event-row';
import { backAgain } from '../task/task-changes';
import type { Participant, ReasonToJoin } from './participant';
import {
  admitted,
  dismissed,
  handRole,
  here,
  letInAgain,
  nowKeptOut,
  nowLeads,
  type HandedOver,
} from './people-changes';

/** What can have happened to who takes part in a case. */
export type PeopleEvent =
  /** A parent, family, a friend: to them there is no such case from then on. */
  | { readonly type: 'person-kept-out'; readonly person: PersonId }
  /** By decision of the board: they may read along again. */
  | { readonly type: 'keeping-out-lifted'; readonly person: PersonId }
  /** Nobody who leads was left, and the board named somebody. */
  | { readonly type: 'lead-named'; readonly participant: Participant }
  /** `why`: came later, and is asked nothing yet. */
  | { readonly type: 'admitted'; readonly participant: Participant; readonly why?: ReasonToJoin }
  /** `reason`: by decision of somebody who leads; absent where consent ended. */
  | { readonly type: 'dismissed'; readonly person: PersonId; readonly reason?: string }
  | (HandedOver & { readonly type: 'role-handed-over' })
  | { readonly type: 'stand-in-began'; readonly for: Participant; readonly person: Participant; readonly until: Moment }
  | { readonly type: 'stand-in-ended' }
  /** Its people are those of the school after so many changes; a copy of the program that knows fewer leaves it be. */
  | { readonly type: 'school-followed'; readonly changes: number };

/** Those who lead, and never the person whom it is about: also once they read along again. */
const leadersBut: Readers<{ readonly person: PersonId }> = ({ leads, person }, about) =>
  leads && person !== about.person;

export const peopleEvents: EventRows<PeopleEvent> = {
  'person-kept-out': {
    apply: (state, { person }, happening) => nowKeptOut(state, person, happening),
    visibleTo: [leadersBut, writer],
    progress: false,
    correctable: false,
  },
  'keeping-out-lifted': {
    apply: (state, { person }, { version }) => letInAgain(state, person, version),
    visibleTo: [leadersBut],
    progress: false,
    correctable: false,
  },
  'lead-named': {
    apply: (state, { participant }, happening) => nowLeads(state, participant, happening),
    visibleTo: [leaders],
    progress: true,
    correctable: false,
  },
  admitted: {
    apply: (state, event) => admitted(state, event, state.version),
    visibleTo: [leaders],
    progress: false,
    correctable: false,
  },
  dismissed: { apply: dismissed, visibleTo: [leaders], progress: false, correctable: true },
  'role-handed-over': { apply: handRole, visibleTo: [leaders], progress: false, correctable: false },
  'stand-in-began': {
    apply: (state, { for: absent, person, until }, { at, version }) =>
      here({ ...state, standIn: { for: absent, person, from: at, until, version } }, person.person),
    visibleTo: [leaders],
    progress: false,
    correctable: false,
  },
  'stand-in-ended': {
    apply: ({ standIn, ...state }, _, { at }) =>
      standIn === undefined ? state : { ...state, tasks: backAgain(state.tasks, standIn, at) },
    visibleTo: [leaders],
    progress: false,
    correctable: false,
  },
  'school-followed': {
    apply: (state, { changes }) => ({ ...state, followed: changes }),
    visibleTo: [leaders],
    progress: false,
    correctable: false,
  },
};
