import type { PersonId, RoleId } from '../../agreement/people';
import type { Moment } from '../../agreement/time';
import type { Participant, ReasonToJoin } from './participant';

/** Somebody who came later, without being asked something at once. */
export interface Newcomer {
  readonly person: PersonId;
  readonly role: RoleId;
  readonly why: ReasonToJoin | 'role';
  readonly version: number;
  /** The case closed since: they were told then, and are not told once more when it opens again. */
  readonly told?: true;
}

/** Somebody has the coordinator's place, up to a moment at which nothing needs to happen for it to end. */
export interface StandIn {
  readonly for: Participant;
  readonly person: Participant;
  readonly from: Moment;
  readonly until: Moment;
  readonly version: number;
  /** The case closed since, as with a newcomer. */
  readonly told?: true;
}

/** Somebody who is kept out of a case: a parent, family, a friend. */
export interface KeptOut {
  readonly person: PersonId;
  readonly at: Moment;
  readonly version: number;
  /** Their place in the room, should the board let them read along again. */
  readonly removed?: Participant;
}

/** What deciding needs to know of people who come and go. All of it is absent in most cases. */
export interface PeopleState {
  /** To them there is no such case, whatever role they have or get. */
  readonly keptOut?: readonly KeptOut[];
  /** The version in which somebody was last kept out, or let in again: other cases follow it. */
  readonly keptOutIn?: number;
  /** Who leads while coordinator and deputy are kept out, as the board named them. */
  readonly lead?: Participant;
  /** Who coordinates the care of the child, once that was said: requests of the protocol's `care-coordinator` are theirs. */
  readonly careCoordinator?: Participant;
  /** Who was sent away or handed over their role: nothing of the case is theirs any more. */
  readonly gone?: readonly PersonId[];
  /** They are told what they are here for. */
  readonly newcomers?: readonly Newcomer[];
  readonly standIn?: StandIn;
  /** The number of the school's changes that the case has followed. */
  readonly followed?: number;
  /** Only as of a moment (`as-of.ts`): the coordinator whose place another has; who still reads, and is asked nothing. */
  readonly absent?: Participant;
}
