import type { PersonId } from '../agreement/people';
import type { CardSpec } from '../room/types';

/** Where a room is on the platform; opaque to everybody but the surface that made it. Plain JSON. */
export type RoomRef = { readonly kind: string; readonly id: string; readonly [key: string]: unknown };
/** Where a message is on the platform; likewise. */
export type MessageRef = { readonly conversation: string; readonly id: string; readonly [key: string]: unknown };

export interface RoomSpec {
  readonly caseId: string;
  readonly code: string;
  /** Holds no content: the platform shows it to others than the members. */
  readonly title: string;
  readonly school: string;
  readonly members: readonly PersonId[];
}

/** A message to send: which card, and whom to mention in it. */
export interface Message {
  readonly card: CardSpec;
  readonly mentions: readonly PersonId[];
}

/**
 * The port through which the worker changes the platform: Teams today, Slack later. All but `post` and
 * `sendPrivately` may be repeated without harm. Every failure is a {@link SurfaceError}.
 */
export interface Surface {
  /** Finds the room of this case by its code, or makes it. */
  openRoom(room: RoomSpec): Promise<RoomRef>;
  members(room: RoomRef): Promise<readonly PersonId[]>;
  admit(room: RoomRef, person: PersonId): Promise<void>;
  dismiss(room: RoomRef, person: PersonId): Promise<void>;
  post(room: RoomRef, message: Message): Promise<MessageRef>;
  /** One to one; `school` says for which school, when somebody has never talked with the bot. */
  sendPrivately(person: PersonId, message: Message, school: string): Promise<MessageRef>;
  update(message: MessageRef, content: Message): Promise<void>;
  remove(message: MessageRef): Promise<void>;
  archive(room: RoomRef): Promise<void>;
  /** The room of a closed case is for writing again. */
  unarchive(room: RoomRef): Promise<void>;
}

/**
 * - `refused`: the platform will not do it, now or later (403, 404, 400): tell somebody else.
 * - `busy`: it did not happen and may be tried again (429, or no connection was made).
 * - `unknown`: the answer was lost (timeout, 502, 412, 504): it may have happened.
 */
export type SurfaceFailure = 'refused' | 'busy' | 'unknown';

export class SurfaceError extends Error {
  constructor(
    readonly failure: SurfaceFailure,
    /** For the operator, in English: the call, the status, the remedy. No content. */
    message: string,
    /** Milliseconds the platform asked to wait. */
    readonly retryAfter?: number,
  ) {
    super(message);
    this.name = 'SurfaceError';
  }
}
