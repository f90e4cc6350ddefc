import type { PersonId } from '../agreement/people';
import type { Moment } from '../agreement/time';
import type { CaseState } from './state';

/** When something happened in a case, and by whom. `version` counts the events of a case from 1. */
export interface Happening {
  readonly version: number;
  readonly at: Moment;
  readonly by: PersonId;
}

/** Somebody who wants to read a case, and by what right. */
export interface Reader {
  readonly person: PersonId;
  /** They lead the case, or did until somebody stood in for them. */
  readonly leads: boolean;
  /** They are asked to make the report to Veilig Thuis, so that they know all that there is: M-03, M-20. */
  readonly reports: boolean;
  /** They are asked to weigh along. */
  readonly weighs: boolean;
  /** Whether a task is theirs. */
  readonly isAsked: (task: string) => boolean;
  /** Whether they may read the entry of that version. */
  readonly reads: (version: number) => boolean;
  /** Whether they may hear of another case by this one: not where they are kept out of it. */
  readonly knowsOf: (caseId: string) => boolean;
  /** Who is the board in this case. */
  readonly board: PersonId;
}

/** People who may read an event, told by their right to it. */
export type Readers<E> = (reader: Reader, event: E, by: PersonId) => boolean;

/** All that the program knows of one kind of event; how the dossier tells it is in `src/forms/dossier`. */
export interface EventRow<E> {
  /** The state after it; the state that comes in has the version of this event. */
  readonly apply: (state: CaseState, event: E, happening: Happening) => CaseState;
  /** Who may read it: everybody who is among any of these, and nobody else. Empty: it is told to nobody. */
  readonly visibleTo: readonly Readers<E>[];
  /** Whether a case gets further by it: an answer, a plan or a decision, and not reading or putting off. */
  readonly progress: boolean;
  /** Whether it holds something that a person wrote, and may set right. */
  readonly correctable: boolean;
}

/** A row for every event of a topic: the compiler misses one that is not there. */
export type EventRows<E extends { readonly type: string }> = {
  readonly [T in E['type']]: EventRow<Extract<E, { readonly type: T }>>;
};

/** For what changes nothing that a decision needs to know. */
export const unchanged = (state: CaseState): CaseState => state;

export const leaders: Readers<unknown> = ({ leads }) => leads;
/** The person who wrote it. */
export const writer: Readers<unknown> = ({ person }, _, by) => by === person;
/** The person who makes the report. */
export const reporting: Readers<unknown> = ({ reports }) => reports;
/** Those who weigh along. */
export const weighers: Readers<unknown> = ({ weighs }) => weighs;
/** The person of whom the task is asked that it is about. */
export const taskOwner: Readers<{ readonly task: string }> = ({ isAsked }, { task }) => isAsked(task);
/** A reason is whose who gave it: somebody who takes the task over is asked the question, and no more. */
export const answeringOwner: Readers<{ readonly task: string }> = (reader, event, by) =>
  taskOwner(reader, event, by) && writer(reader, event, by);
