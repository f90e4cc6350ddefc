import type { PersonId } from '../agreement/people';
import type { Day, Moment } from '../agreement/time';
import type { CorrectionEvent } from './course/correction';
import type { RelatedEvent } from './relation/relation';
import type { Participant, ReasonToJoin, Cast } from './people/participant';
import type { PeopleEvent } from './people/people-events';
import type { StepEvent } from './step-events';
import type { Parent } from './child/parent';
import type { threefold, Safety } from './answers';
import type { ConsultationNote } from './consultation/consultation';
import type { ReporterRole, Signal } from './signal/signal';
import type { Referral, FollowUpNote } from './help/referral';
import type { Closing } from './course/closing';
import type { AskedTask } from './task/task';

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
