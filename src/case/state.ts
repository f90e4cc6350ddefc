import type { PersonId, RoleId } from '../agreement/people';
import type { Day, Moment } from '../agreement/time';
import type { Cast, Participant } from './people/participant';
import type { Category, ReporterRole, Direction } from './signal/signal';
import type { Safety } from './answers';
import type { PeopleState } from './people/people-state';
import type { Related } from './relation/relation';
import type { Norm } from './weighing/weighing';
import type { Parent } from './child/parent';
import type { Task } from './task/task';
import type { ConsentState } from './consent/consent';
import type { TalkState } from './talk/talk';

/** Somebody said that there is danger now. */
export interface Emergency {
  readonly at: Moment;
  readonly by: Participant;
  /** The version of the case at which it was declared. */
  readonly version: number;
  /** The reporter did not know whether there is danger: who lead hear it one after another, until one of them read it. */
  readonly doubt?: true;
  /** When it was said, where it could be written down only later. */
  readonly saidAt?: Moment;
  /** Who said that they are on it; none yet means: tell again. */
  readonly acknowledgedBy: readonly PersonId[];
  readonly acknowledgedAt?: Moment;
  readonly withdrawnAt?: Moment;
}

/** When something last really progressed in a case: R-12. */
export interface Progress {
  readonly at: Moment;
  /** Since when the case stood still before that; what was said about it is over. */
  readonly stoodSince?: Moment;
  /** Who said "ik vraag het na" since. */
  readonly takenBy?: readonly PersonId[];
}

/** At which version of the case something was decided, and by whom. */
export interface Decided {
  readonly version: number;
  readonly by: PersonId;
}

/**
 * What deciding needs to know of a case, and no free text: this is what the snapshot holds, so that reading it costs
 * the same at ten events and at ten thousand. Texts stay in the events and are read only to be shown.
 */
export interface CaseState extends PeopleState {
  readonly id: string;
  readonly version: number;
  readonly status: 'open' | 'closed';
  /** `staff`: it concerns somebody of the school, and only the reporter and the board know of it (S1-24). */
  readonly route: 'meldcode' | 'staff';
  /** Four sayable characters, derived from nobody: the case's name for people. */
  readonly code: string;
  readonly school: string;
  /** Hash of the agreement that this case is pinned to. */
  readonly agreement: string;
  readonly openedAt: Moment;
  /** Of a concern about a member of staff: when it was said, where it could be written down only later. */
  readonly saidAt?: Moment;
  readonly progress: Progress;
  readonly closedAt?: Moment;
  readonly reporter: Participant;
  /** S1-19: they hear that it was received, may add to it, and see nothing of it. */
  readonly reporterStepsOut?: true;
  /** The part that the reporter keeps, once they were told that it was taken up. */
  readonly reporterKeeps?: ReporterRole;
  readonly cast: Cast;
  /** Who is of the room; people from outside and those who were dismissed are not. */
  readonly members: readonly Participant[];
  /** The steps that were begun, in order. */
  readonly steps: readonly string[];
  /** The version at which the latest step began, once it is not the first. */
  readonly stepSince?: number;
  /** The child, by the words that an anonymous question may not hold. */
  readonly child: {
    readonly name: string;
    /** The name in the first report, once the child's facts were written down: until then `name` is no more than that. */
    readonly reportedAs?: string;
    /** The names of brothers and sisters, as far as the note about them has any. */
    readonly siblings?: readonly string[];
    /** As the reporter wrote it down: `5`. */
    readonly group?: string;
    readonly birthDate?: Day;
    /** The names under which it was written down before. */
    readonly formerNames?: readonly string[];
    /** The version in which it, or its parents, were last written down: the index of pupils follows it. */
    readonly writtenIn: number;
  };
  readonly parents: readonly Parent[];
  /** How many signals confirm the concern, contradict it, or do neither: S1-02. */
  readonly directions: Readonly<Partial<Record<Direction, number>>>;
  /** Of which kinds the signals are, in the words of a protocol; absent where nobody chose any. */
  readonly kinds?: readonly Category[];
  readonly consents: readonly ConsentState[];
  /** The tasks of the protocol that were answered, by their names. */
  readonly done: readonly string[];
  /** Who answered a consultation, in which role. */
  readonly consulted: readonly { readonly role: RoleId; readonly person: PersonId }[];
  /** The required consultations that were left out with a reason. */
  readonly waivedConsultations: readonly string[];
  /** Whether advice of Veilig Thuis was given, or is not needed; the latter only for as long as nobody doubts. */
  readonly adviceSettled?: 'given' | 'not-needed';
  /** Somebody doubts about cause or safety, and Veilig Thuis has not advised since (C-09). */
  readonly doubt?: true;
  /** The latest advice of Veilig Thuis; `report`: to make a report. */
  readonly advice?: { readonly on: Day; readonly talkAllowed: boolean; readonly report?: true };
  /** Whether one may not talk with the parents now: C-24. */
  readonly talkBlocked: boolean;
  readonly talks: readonly TalkState[];
  /** The latest decision: report? help? */
  readonly weighing?: {
    readonly report: boolean;
    readonly help: boolean;
    /** The meldnormen to which the answers pointed: E-10. */
    readonly norms?: readonly Norm[];
    /** Who weighs along and sees it otherwise. */
    readonly disputedBy?: readonly PersonId[];
    readonly decided: Decided;
    /** Until when the decision to help waits for those who weigh along; absent once it waits no longer. */
    readonly waitsUntil?: Moment;
  };
  readonly reports: readonly { readonly id: string; readonly on: Day }[];
  /** Other cases that may be about the same child or family. */
  readonly related: readonly Related[];
  /** The case in which this report goes on. */
  readonly joined?: { readonly case: string; readonly code: string; readonly in: number };
  /** Open tasks, and the latest closed ones. */
  readonly tasks: readonly Task[];
  /** What is about safety waits for no end of a holiday since, where it did before; and from when who leads reads it. */
  readonly safetyTerms?: { readonly version: number; readonly tellFrom: Moment };
  /** The latest emergency, until it is taken back. */
  readonly emergency?: Emergency;
  /** It stands still: a member of staff may be involved. `suspect` sees nothing of it any more. */
  readonly frozen?: {
    readonly at: Moment;
    readonly by: PersonId;
    readonly suspect?: PersonId;
    /** Their place in the room, should it prove a mistake. */
    readonly removed?: Participant;
    /** When it was said, where it could be written down only later. */
    readonly saidAt?: Moment;
    /** By decision of the board, made at `since`. */
    readonly waits?: { readonly since: Moment; readonly until: Moment };
  };
  /** It stood still since a moment, and goes on. `not`: they never heard that it did. */
  readonly wentOn?: { readonly version: number; readonly since: Moment; readonly not?: PersonId };
  /** By decision of the board: to them there is no such case. */
  readonly shutOut?: readonly { readonly person: PersonId; readonly at: Moment }[];
  /** How many there have been, for the next one's id. `complete`: signals that are more than a feeling (S1-31). */
  readonly counts: {
    readonly tasks: number;
    readonly referrals: number;
    readonly signals: number;
    readonly complete: number;
  };
  /** The latest answer to "is het kind vandaag veilig?", and who gave it. */
  readonly safe?: { readonly answer: Safety; readonly by: PersonId; readonly version: number };
}
