import type { PersonId } from '../agreement/people';
import type { Context } from './context';
import type { CaseEvent } from './events';
import type { SharedPart } from './shared-work';
import type { CaseState, Decided } from './state';

/**
 * Who may give a command, besides those who lead the case:
 *
 * - `coordinator`: nobody else
 * - `helper`: the person who is asked to organise help
 * - `member`: everybody who takes part
 * - `teller`: everybody who takes part, and the reporter, also once they take no part any more
 * - `involved`: everybody who holds a card with "Nu gevaar" on it
 * - `reader`: everybody who may read their part of the dossier
 * - `owner`: the person of whom the task is asked
 * - `alerted`: director and board
 * - `listener`: the owner of the task, director and board
 * - `caller`: the same, and who asked for it
 * - `standstill`: the board, and who made the case stand still
 * - `board`: the board alone, and nobody else who leads
 */
export type Division =
  | 'coordinator'
  | 'helper'
  | 'member'
  | 'teller'
  | 'involved'
  | 'reader'
  | 'owner'
  | 'alerted'
  | 'listener'
  | 'caller'
  | 'standstill'
  | 'board';

/** All that the program knows of a command on a case that is there; what may be in it says its schema. */
export interface CommandRow<F> {
  readonly division: Division;
  /** The part of the protocol that says who of the room gives it as well. */
  readonly shared?: SharedPart;
  /** Who may give it about a concern about a member of staff; absent: nobody (S1-24). */
  readonly onStaffRoute?: 'board' | 'reporter-and-board';
  /** A case that stands still or is closed allows it as well: help, and word from the board. */
  readonly evenWhenFrozen?: true;
  /** A case that stands still allows it as well: what the child cannot wait for goes on. */
  readonly whileFrozen?: true;
  /** Whether a closed case still allows it. */
  readonly onceClosed?: (state: CaseState, person: PersonId) => boolean;
  /** The latest decision of its kind: somebody who had their form open before it looks again. */
  readonly latest?: (state: CaseState) => Decided | undefined;
  /** From the form of a task that another answered meanwhile it is not given a second time. */
  readonly oncePerTask?: true;
  readonly decide: (state: CaseState, fields: F, context: Context, task: string | undefined) => readonly CaseEvent[];
}
