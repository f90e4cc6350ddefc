import type { PersonId } from '../../agreement/people';
import type { TaskKind } from '../../agreement/protocol-schema';
import type { Day, Moment } from '../../agreement/time';
import type { Participant } from '../people/participant';
import type { ConsultationMode } from '../consultation/consultation';

/** A task as it is asked: all that later decisions need of the agreement is written down here. */
export interface AskedTask {
  /** `t1`, `t2`, …: counted within the case. */
  readonly id: string;
  readonly kind: TaskKind;
  /** The task's name in the protocol file. */
  readonly rule: string;
  readonly owner: Participant;
  /** When the owner is asked: now, or the next decent hour; for a follow-up its first moment. */
  readonly askFrom: Moment;
  /** The term as it is told to people; the ladder of reminders counts from here. */
  readonly due: Moment;
  /** By being asked this, somebody came in. */
  readonly joins?: true;
  /** A follow-up's second and last ask. */
  readonly last?: Moment;
  /** A consultation with somebody outside the school, without name, birth date or school. */
  readonly mode?: ConsultationMode;
  /** The talk whose signatures are asked. */
  readonly talk?: string;
  /** The date on which the referral behind a follow-up was made. */
  readonly since?: Day;
}

/** A request to one person, from asking to answer. */
export interface Task extends AskedTask {
  readonly status: TaskStatus;
  /** The version of the case at which this task last changed: what its cards carry, so that stale ones are known. */
  readonly version: number;
  readonly askedAt: Moment;
  readonly askedBy: PersonId;
  /** The version of the `asked` event, where the question's text is. */
  readonly askedIn: number;
  /** "Later": when it was said, and until when the owner is left in peace. */
  readonly postponed?: { readonly at: Moment; readonly until: Moment };
  /** Who was asked before it was handed over. */
  readonly formerOwners: readonly Participant[];
  readonly handedOverAt?: Moment;
  readonly closedAt?: Moment;
  readonly closedBy?: PersonId;
  /** It was taken back because the case stands still, and is asked anew when it goes on. */
  readonly held?: true;
  /** It was open when the case closed, and ended with it. */
  readonly lapsed?: true;
  /** The director or board who said "ik vraag het na". */
  readonly escalationTakenBy?: PersonId;
}

export type TaskStatus = 'open' | 'answered' | 'declined' | 'withdrawn';
