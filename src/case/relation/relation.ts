import type { PersonId } from '../../agreement/people';
import type { Day, Moment } from '../../agreement/time';
import type { Signal } from '../signal/signal';

/** How another case may belong with this one. `earlier`: about the same child, and closed (E-11). */
export type Relation = 'same-child' | 'sibling' | 'earlier';

/** What somebody decides about it. */
export const relatedWays = ['join', 'sibling', 'apart'] as const;
export type RelatedWay = (typeof relatedWays)[number];

/** Another case that may be about the same child or family: by its id and code, and no more. */
export interface Related {
  readonly case: string;
  readonly code: string;
  readonly as: Relation;
  /** The day on which an earlier case was closed. */
  readonly closedOn?: Day;
  readonly way?: RelatedWay;
  /** The version in which somebody decided it here; absent when it was decided in the other case. */
  readonly decidedIn?: number;
}

/** What is written down about other cases. */
export type RelatedEvent =
  | {
      readonly type: 'related-found';
      readonly case: string;
      readonly code: string;
      readonly as: Relation;
      readonly closedOn?: Day;
    }
  | {
      readonly type: 'related-decided';
      readonly case: string;
      readonly code: string;
      readonly as: Relation;
      readonly way: RelatedWay;
      /** Absent where it was decided in the other case: it stands there. */
      readonly reason?: string;
    }
  /** This report goes on in another case. */
  | { readonly type: 'joined'; readonly case: string; readonly code: string }
  | TakenOver;

/** A signal of a report that was joined, with where it came from: S1-04 holds for it as for any other. */
export interface TakenOver {
  readonly type: 'signal-taken-over';
  readonly signal: Signal;
  readonly code: string;
  /** The name of whoever wrote it down, and when. */
  readonly writtenBy: string;
  readonly writtenAt: Moment;
}

/**
 * What the program itself writes down of a case, on behalf of whoever leads it. No form, card or payload leads here: these
 * are no commands of people, and `access.ts` refuses them to every person.
 */
export type SystemCommand =
  | { readonly name: 'find-related'; readonly fields: Omit<Extract<RelatedEvent, { type: 'related-found' }>, 'type'> }
  | {
      readonly name: 'link-related';
      readonly fields: Omit<Extract<RelatedEvent, { type: 'related-decided' }>, 'type' | 'reason'>;
    }
  | { readonly name: 'take-over-signal'; readonly fields: Omit<TakenOver, 'type'> }
  /** The case with which this one was joined stands still: of one child nothing goes on where it does not (S1-24). */
  | { readonly name: 'stand-still'; readonly fields: { readonly suspect?: PersonId } };

const systemCommands: Readonly<Record<SystemCommand['name'], true>> = {
  'find-related': true,
  'link-related': true,
  'take-over-signal': true,
  'stand-still': true,
};

export const isOfSystem = (command: { readonly name: string }): command is SystemCommand =>
  Object.hasOwn(systemCommands, command.name);
