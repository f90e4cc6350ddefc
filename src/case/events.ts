import type { PersonId } from '../agreement/people';
import type { TaskKind } from '../agreement/protocol-schema';
import type { Day, Moment } from '../agreement/time';
import type { CorrectionEvent } from './course/correction';
import type { RelatedEvent } from './relation/related-facts';
import type { Participant } from './people/participant';
import type { PeopleEvent, ReasonToJoin } from './people/people-events';
import type { StepEvent } from './step-events';
import type { Parent, threefold } from './step-facts';
import type {
  ConsultationNote,
  ReporterRole,
  Referral,
  Safety,
  Signal,
  ConsultationMode,
  Closing,
  FollowUpNote,
} from './facts';

export type { Participant };

/** The people whom every case needs, as they were when it opened or were handed over since. */
export interface Cast {
  readonly coordinator: Participant;
  readonly deputy: Participant;
  readonly director: Participant;
  readonly board: Participant;
}

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

/** Everything that can have happened in a case. Facts in the past tense; never changed, never removed. */
export type CaseEvent =
  | {
      readonly type: 'case-opened';
      readonly id: string;
      readonly code: string;
      readonly school: string;
      /** The hash of the agreement to which the case is pinned. */
      readonly agreement: string;
      readonly reporter: Participant;
      readonly cast: Cast;
      readonly danger: 'yes' | 'no' | 'unknown';
      readonly child: { readonly name: string; readonly group: string };
      /** Whoever reported has no further part, and cannot read it back (S1-19). */
      readonly reporterStepsOut?: true;
    }
  | { readonly type: 'signal-recorded'; readonly signal: Signal }
  /** Somebody told something and does not want it written down: what it was is not stored anywhere (S1-09). */
  | { readonly type: 'third-party-contact'; readonly source: string; readonly on: Day; readonly safe?: Safety }
  | {
      readonly type: 'child-recorded';
      readonly name: string;
      readonly birthDate: Day;
      readonly parents: readonly Parent[];
      readonly siblings?: string;
      /** Whether help is involved already: then it hears first (S1-28). */
      readonly help?: (typeof threefold)[number];
    }
  /** `why`: came later, and is asked nothing yet. */
  | { readonly type: 'admitted'; readonly participant: Participant; readonly why?: ReasonToJoin }
  | { readonly type: 'step-started'; readonly step: string }
  | {
      readonly type: 'asked';
      readonly task: AskedTask;
      readonly question?: string;
      /** What an outsider may know. */ readonly summary?: string;
    }
  | { readonly type: 'acknowledged'; readonly task: string }
  | { readonly type: 'consultation-answered'; readonly task: string; readonly note: ConsultationNote }
  | { readonly type: 'task-completed'; readonly task: string; readonly result: string; readonly on: Day }
  | { readonly type: 'reporter-told'; readonly role: ReporterRole }
  | { readonly type: 'declined'; readonly task: string; readonly reason: string }
  | { readonly type: 'postponed'; readonly task: string; readonly until: Moment; readonly reason: string }
  | { readonly type: 'handed-over'; readonly task: string; readonly to: Participant; readonly reason: string }
  | { readonly type: 'withdrawn'; readonly task: string; readonly reason: string }
  | { readonly type: 'referred'; readonly referral: Referral }
  | { readonly type: 'follow-up-recorded'; readonly task: string; readonly note: FollowUpNote }
  | { readonly type: 'escalation-acknowledged'; readonly task: string }
  /** Director or board: they ask why the case stands still. */
  | { readonly type: 'stagnation-acknowledged' }
  | { readonly type: 'emergency-declared' }
  | { readonly type: 'emergency-acknowledged' }
  | { readonly type: 'emergency-withdrawn'; readonly reason: string }
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
  | { readonly type: 'board-contacted'; readonly task: string }
  | { readonly type: 'closed'; readonly closing: Closing }
  | CorrectionEvent
  | RelatedEvent
  | PeopleEvent
  | StepEvent;

/** An event with what is known about its happening. `version` counts the events of a case from 1. */
export interface RecordedEvent {
  readonly version: number;
  readonly at: Moment;
  readonly by: PersonId;
  readonly event: CaseEvent;
}
