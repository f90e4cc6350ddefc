import type { Agreement } from '../agreement/agreement';
import type { SchoolChange } from '../agreement/changes';
import { OperatorError } from '../agreement/operator-error';
import type { PersonId } from '../agreement/people';
import type { Moment } from '../agreement/time';
import type { RecordedEvent } from '../case/events';
import type { CaseState } from '../case/state';
import type { Delivery, DeliveryWrite, SentNote } from './delivery/delivery';
import type { DigestStore } from './delivery/digest-port';
import type { AlertStore } from './danger/port';
import type { DraftStore } from './drafts/port';
import type { SurfaceFailure } from './surface';

/** Domain time may be virtual (practice, tests); wall time never is: leases, timeouts and retries use it. */
export interface Clock {
  now(): Moment;
  wall(): Moment;
}

/** Structured logging. Ids, codes and numbers only: never a name, a text or a form's values. */
export interface Log {
  info(fields: Record<string, string | number | boolean | undefined>, message: string): void;
  warn(fields: Record<string, string | number | boolean | undefined>, message: string): void;
  error(fields: Record<string, string | number | boolean | undefined>, message: string): void;
}

/** What somebody wanted who came in; of a fixed few, so that nothing they say becomes a label. */
export type RequestKind = 'message' | 'press' | 'form' | 'extension' | 'event' | 'other' | 'refused';

/** What waits on one road, or for the platform as a whole, and since when (wall time) the oldest of it does. */
export interface Waiting {
  readonly road: string;
  readonly count: number;
  readonly since: Moment;
}

/** What is counted and measured for the operator. Nothing in it says who or which case. */
export interface Metrics {
  /** A request was not let in: its token was not good, could not be checked, or what it said was no activity. */
  refused(why: 'token' | 'keys' | 'body'): void;
  /** A request was answered. */
  answered(seconds: number, status: number, kind: RequestKind): void;
  /** A call to the platform was refused, or its answer was lost. `code` is the platform's own name for it. */
  failed(road: string, failure: SurfaceFailure, code: string): void;
  /** What is not delivered now; roads that are not named have nothing that waits. Seconds. */
  waits(now: readonly { readonly road: string; readonly count: number; readonly seconds: number }[]): void;
  /** The due list was looked at later than it should be. */
  lookedLate(): void;
  /** By so many seconds the earliest of what is due is late. */
  late(seconds: number): void;
  /** So many seconds ago a copy of the program last looked at the due list. */
  still(seconds: number): void;
}

/** Somebody else appended first: read and decide again. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict';
}
/** This very command was appended before. */
export class DuplicateCommand extends Error {
  override readonly name = 'DuplicateCommand';
}
/** The row of what was delivered, of a case or on the list of a morning, was written by somebody else in between. */
export class DeliveryConflict extends Error {
  override readonly name = 'DeliveryConflict';
}
/** Storage does not answer, or refuses. Its message is for the operator and names the setting and the remedy. */
export class StorageUnavailable extends OperatorError {
  override readonly name: string = 'StorageUnavailable';
}
/** A case does not open, though storage answers: it alone is out of reach, and trying again changes nothing. */
export class CaseUnopenable extends StorageUnavailable {
  override readonly name = 'CaseUnopenable';
}
/**
 * A row was written by a later version of the program than this one. Its message is for the operator: which row, which
 * schema, and the remedy. Only what that row belongs to is out of reach.
 */
export class LaterSchema extends StorageUnavailable {
  override readonly name = 'LaterSchema';
}

/** A row that does not open, by its place. No content. */
export interface BrokenRow {
  readonly table: string;
  readonly partition: string;
  readonly row: string;
  /** What the operator can do, in English. */
  readonly remedy: string;
}

/** All the events of one command, with the state after them: stored whole or not at all. */
export interface Append {
  readonly caseId: string;
  /** The version the decision was based on; 0 for a case that does not exist yet. */
  readonly expected: number;
  readonly events: readonly RecordedEvent[];
  readonly state: CaseState;
  /** Names the command across repeats: the same id is never appended twice. */
  readonly commandId: string;
}

/**
 * What is stored of a case in clear: enough to find it, and to tell that there is danger in it while nothing else of it can
 * be read. Every version of the program writes these the same.
 */
export interface ClearFacts {
  readonly caseId: string;
  readonly school: string;
  readonly code: string;
  readonly status: 'open' | 'closed';
  readonly step: string;
  readonly version: number;
  readonly openedAt: Moment;
  /** Who may hear of danger in it: the case lead and the director, or the board alone; never who is `keptOut`. */
  readonly tells: 'school' | 'board';
  readonly keptOut?: readonly PersonId[];
  /** When somebody declared danger that nobody took back. */
  readonly emergencySince?: Moment;
}

/** Events and snapshot of each case, and what was delivered of it. Partition = case id. */
export interface CaseStore {
  /** What is stored of a case in clear, whatever version of the program wrote it. One storage call, and no key. */
  clearOf(caseId: string): Promise<ClearFacts | undefined>;
  /** The same of every case whose key is there, without holding them all: a look at all of storage, so for a rare moment. */
  everyCase(): AsyncIterable<ClearFacts>;
  /** One storage call. `undefined` for an unknown case, and for one whose key was destroyed. */
  readState(caseId: string): Promise<CaseState | undefined>;
  /** One storage call (a transaction). @throws VersionConflict, DuplicateCommand, StorageUnavailable */
  append(change: Append): Promise<void>;
  /** Whether a command was stored before. One storage call. */
  wasGiven(caseId: string, commandId: string): Promise<boolean>;
  /** Events in order of version; `only` reads just these versions. */
  readEvents(caseId: string, only?: readonly number[]): Promise<readonly RecordedEvent[]>;
  readDelivery(caseId: string): Promise<StoredDelivery>;
  /**
   * Writes the delivery row and, in the same transaction, a note of each message sent: a timeline entry.
   * @returns the etag to go on with
   * @throws DeliveryConflict when somebody else changed the row since its etag was read
   */
  writeDelivery(caseId: string, delivery: Delivery, write: DeliveryWrite): Promise<string>;
  /** Every reminder and escalation that was sent, in order. */
  readSent(caseId: string): Promise<readonly SentNote[]>;
}

export interface StoredDelivery {
  readonly delivery: Delivery;
  /** `undefined` when there is no row yet. */
  readonly etag: string | undefined;
}

/**
 * A moment at which a case wants to be looked at. `domain` rows are the agreement's moments (reminders); `wall` rows are
 * the machine's own (a command under way, a retry), so that a practice clock that stands still does not hold them up.
 */
export interface DueRow {
  readonly clock: 'domain' | 'wall';
  readonly at: Moment;
  readonly caseId: string;
  /** For a command under way: the version to come. */
  readonly version?: number;
  /** How often serving it failed; for the back-off. */
  readonly failures?: number;
  /** What waits for its next try is tried when this row is served: something changed while another copy had the case. */
  readonly impatient?: true;
}

export interface DueList {
  /** One call. The same clock, moment, case and version is the same row. */
  put(row: DueRow): Promise<void>;
  remove(row: DueRow): Promise<void>;
  /** Rows at or before these moments, earliest first; one range read, whatever the number of cases. */
  due(until: { readonly domain: Moment; readonly wall: Moment }, most: number): Promise<readonly DueRow[]>;
}

/** One row per case, for overviews and the sweep: process only. */
export interface RegistryRow {
  readonly school: string;
  readonly code: string;
  readonly caseId: string;
  readonly status: 'opening' | 'open' | 'closed';
  readonly step: string;
  readonly version: number;
  readonly openedAt: Moment;
  readonly nextDue?: Moment;
  /** When it was first told that the case stands still, while it does. */
  readonly stagnantSince?: Moment;
  /** The room's id on the platform. */
  readonly room?: string;
  /** When each of them hears of it next by the clock alone: who has several on one morning gets one message. */
  readonly calls?: Readonly<Record<PersonId, Moment>>;
  /** Everybody who takes part, so that "my cases" is one range read. */
  readonly people: readonly PersonId[];
  /** Who has something open, also from outside. */
  readonly owners?: readonly PersonId[];
  readonly reporter?: PersonId;
  readonly closedAt?: Moment;
  /** Whether danger was declared that nobody has taken up. */
  readonly danger?: boolean;
  /** Whether somebody still has to say how another case belongs with this one. */
  readonly undecided?: boolean;
  /** To whom there is no such case, also where it does not open. */
  readonly keptOut?: readonly PersonId[];
  /** Who was who at the school when this was written, by a name that tells nobody; absent while the case has to follow it. */
  readonly follows?: string;
}

export interface Registry {
  /** Claims a code for a case. `taken` when another case has it; claiming again for the same case is `reserved`. */
  reserve(row: RegistryRow): Promise<'reserved' | 'taken'>;
  put(row: RegistryRow): Promise<void>;
  remove(school: string, code: string): Promise<void>;
  /** What opens of a school's rows; the others are reported to the operator. */
  list(school: string): Promise<readonly RegistryRow[]>;
  /** The cases of a school whose row does not open. Delivering such a case writes it anew. */
  broken(school: string): Promise<readonly string[]>;
}

/** How somebody can be reached one to one on the platform. */
export interface PersonRow {
  readonly person: PersonId;
  readonly tenant: string;
  /** The surface's own reference to the conversation; opaque JSON. */
  readonly reference: Record<string, unknown>;
  readonly lastSeen: Moment;
}

export interface People {
  /** A row that does not open is nobody: they are met anew. */
  get(person: PersonId): Promise<PersonRow | undefined>;
  put(row: PersonRow): Promise<void>;
}

/** Every agreement that a case was ever pinned to, by hash; never changed. */
export interface Agreements {
  get(hash: string): Promise<Agreement | undefined>;
  put(agreement: Agreement): Promise<void>;
  /** What a school's file said when it was last in order, and a copy of the program started with it. */
  lastGood(school: string): Promise<Agreement | undefined>;
  /** That of each school that ever had one. */
  everyLastGood(): Promise<readonly Agreement[]>;
  /** This is that from now on; it is among the agreements already. */
  putLastGood(school: string, hash: string): Promise<void>;
}

/** `vouched`: said of a word in a text for somebody outside that it is no name. */
export const auditedActs = ['read', 'refused', 'vouched'] as const;

/** Who looked at what, who was refused, and who said that a word is no name. No content. Outlives the case. */
export interface AuditEntry {
  readonly at: Moment;
  readonly person: PersonId;
  readonly tenant: string;
  readonly act: (typeof auditedActs)[number];
  /** The dialog or verb. */
  readonly what: string;
}

export interface Audit {
  /** `subject` is a case id, or `<tenant>|<day>` for refusals on ids that do not exist. */
  record(subject: string, entry: AuditEntry): Promise<void>;
  list(subject: string): Promise<readonly AuditEntry[]>;
}

/**
 * Which cases of a school may be about the same child or family: by marks of which only a keyed hash is kept. Read on
 * the coordinator's behalf alone (S1-26, E-11).
 */
export interface PupilIndex {
  /** Writing the same again changes nothing. */
  put(school: string, caseId: string, marks: readonly string[]): Promise<void>;
  /** The ids of the cases that have one of these marks. */
  find(school: string, marks: readonly string[]): Promise<readonly string[]>;
}

/** What a button is about. */
export interface Origin {
  readonly case: string;
  readonly task?: string;
  readonly version?: number;
}

/** What is on the cards of somebody from outside in the place of an {@link Origin}. */
export interface Handles {
  /** Another one every time. */
  seal(origin: Origin, person: PersonId): Promise<string>;
  /** `undefined` for what was not sealed here, or for somebody else. */
  open(handle: string, person: PersonId): Promise<Origin | undefined>;
}

/** By what is known on the platform that this program made something for a case. */
export interface Marks {
  /** 32 hexadecimal digits, the same each time; nobody else can make them up. */
  of(caseId: string): Promise<string>;
}

/** What somebody changed about a school, and when. */
export interface SchoolChangeRow {
  readonly school: string;
  /** Changes of a school are counted from 1. */
  readonly number: number;
  readonly at: Moment;
  readonly by: PersonId;
  readonly change: SchoolChange;
  /** Why, in the words of the colleague who made it; nobody is shown it but an operator. */
  readonly reason?: string;
  /** Tells this write from another that says the same: two copies of the program cannot both have made it. */
  readonly write?: string;
}

/** Every change to a school that was made from cards; rows are only ever added. */
export interface Schools {
  /** In order; one range read. What comes after a row that does not open is left out, and reported to the operator. */
  list(school: string): Promise<readonly SchoolChangeRow[]>;
  /** @throws VersionConflict when there is a change of this number already */
  append(row: SchoolChangeRow): Promise<void>;
}

/** That a copy of the program lives; wall time. */
export interface Heartbeat {
  /** Names the copy. */
  readonly instance: string;
  readonly at: Moment;
  /** When it last read the due list. */
  readonly looked?: Moment;
}

/** A time in which no copy of the program looked at the due list, so that reminders stood still; wall time. */
export interface Standstill {
  readonly from: Moment;
  readonly until: Moment;
}

export interface Heartbeats {
  /** Takes the place of the one before. */
  beat(heartbeat: Heartbeat): Promise<void>;
  list(): Promise<readonly Heartbeat[]>;
  remove(instance: string): Promise<void>;
  /** Keeps it; one that began at the same moment is the same, whichever copy of the program writes it. */
  stoodStill(standstill: Standstill): Promise<void>;
  /** In order. */
  standstills(): Promise<readonly Standstill[]>;
  forget(standstill: Standstill): Promise<void>;
}

/** All of storage. */
export interface Store {
  readonly cases: CaseStore;
  readonly due: DueList;
  readonly registry: Registry;
  readonly people: People;
  readonly digests: DigestStore;
  readonly drafts: DraftStore;
  readonly alerts: AlertStore;
  readonly agreements: Agreements;
  readonly audit: Audit;
  readonly pupils: PupilIndex;
  readonly handles: Handles;
  readonly marks: Marks;
  readonly schools: Schools;
  readonly heartbeats: Heartbeats;
}
