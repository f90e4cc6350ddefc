import type { Agreement } from '../../src/agreement/agreement';
import type { Moment } from '../../src/agreement/time';
import type { AgendaEntry } from '../../src/case/task/agenda';
import type { CaseState } from '../../src/case/state';
import type { Room } from '../../src/room/types';
import type { Engine } from './engine';
import type { Attempt } from './moves';

/** A state of a case as a proof sees it: what may be tried in it, and what agenda and room say. */
export interface Seen {
  readonly agreement: Agreement;
  readonly engine: Engine;
  readonly state: CaseState;
  readonly now: Moment;
  readonly attempts: readonly Attempt[];
  readonly agenda: readonly AgendaEntry[];
  readonly room: Room;
}

/** Something that must never be so; `rule` is the task of the protocol that it is about, for finding its line. */
export interface Problem {
  readonly message: string;
  readonly rule?: string;
}

/** What must hold in every state that is walked. */
export interface Proof {
  readonly name: string;
  readonly problems: (seen: Seen) => readonly Problem[];
}
