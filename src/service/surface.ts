import type { PageMeasure } from '../forms/page-measure';
import { OperatorError } from '../agreement/operator-error';
import type { PersonId } from '../agreement/people';
import type { Moment } from '../agreement/time';
import type { CardSpec } from '../room/card-data';

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
  /** Those of the members who work for another organisation: guests of the platform. */
  readonly externals: readonly PersonId[];
  /** The member who owns the room. */
  readonly owner: PersonId;
}

/** A message to send: which card, and whom to mention in it. */
export interface Message {
  readonly card: CardSpec;
  readonly mentions: readonly PersonId[];
  /**
   * Wall time after which no call for it may begin, however long those before it took: who may see it was looked up
   * shortly before. The surface then throws `busy`.
   */
  readonly notAfter?: Moment;
}

/** How much a surface shows at once. */
export interface Capacity {
  /** On a page to read. */
  readonly measure: PageMeasure;
  /** In a list that somebody asks for. */
  readonly listLines: number;
  /** The same where each line also says of which school it is. */
  readonly linesOfSeveral: number;
  /** In the list of a morning. */
  readonly digestLines: number;
}

/**
 * The port through which the worker changes the platform: Teams today, Slack later. All but `post` and
 * `sendPrivately` may be repeated without harm. Every failure is a {@link SurfaceError}.
 */
export interface Surface {
  readonly capacity: Capacity;
  /** By which road messages go, and by which rooms and the people in them, where the platform has such roads. */
  readonly roads?: { readonly messages: string; readonly rooms: string };
  /** Finds the room that this program made for the case, or makes it; one that looks like it is left alone. */
  openRoom(room: RoomSpec): Promise<RoomRef>;
  members(room: RoomRef): Promise<readonly PersonId[]>;
  /** `guest`: they work for another organisation. */
  admit(room: RoomRef, person: PersonId, guest: boolean): Promise<void>;
  /** `heir` owns the room from then on, should this person have owned it alone. */
  dismiss(room: RoomRef, person: PersonId, heir: PersonId | undefined): Promise<void>;
  /** This member owns the room, and nobody else does. */
  own(room: RoomRef, owner: PersonId): Promise<void>;
  post(room: RoomRef, message: Message): Promise<MessageRef>;
  /** One to one; `school` says for which school, when somebody has never talked with the bot. */
  sendPrivately(person: PersonId, message: Message, school: string): Promise<MessageRef>;
  update(message: MessageRef, content: Message): Promise<void>;
  remove(message: MessageRef): Promise<void>;
  archive(room: RoomRef): Promise<void>;
  /** The room of a closed case is for writing again. */
  unarchive(room: RoomRef): Promise<void>;
  /** One call that changes nothing, to learn whether a road carries again. @throws SurfaceError while it does not */
  probe(road: string): Promise<void>;
}

/**
 * - `refused`: the platform would not do it this time (403, 404, 400). It is tried again, ever more slowly, and at once
 *   when something changes; meanwhile another way is looked for.
 * - `busy`: it did not happen and may be tried again (429, or no connection was made).
 * - `unknown`: the answer was lost (timeout, 5xx, 412): it may have happened.
 * - `unfit`: this form of the message is never taken (too large, badly formed); another form may be.
 */
export type SurfaceFailure = 'refused' | 'busy' | 'unknown' | 'unfit';

/** What is known of a failed call besides how it failed. */
export interface FailureFacts {
  /** Milliseconds the platform asked to wait. */
  readonly retryAfter?: number | undefined;
  /** The platform's own name for what is wrong, such as `BotNotInConversationRoster`. Never its message. */
  readonly code?: string | undefined;
  /** The way that the call went, which may be silent for everybody: see {@link Surface.probe}. */
  readonly road?: string | undefined;
  /** What it was about is not there, or not any more (404, 410). */
  readonly gone?: boolean | undefined;
}

/** A list that this is to go on is being changed by another copy of the program: nothing was tried, and nothing failed. */
export class ElsewhereError extends Error {
  override readonly name = 'ElsewhereError';
}

export class SurfaceError extends OperatorError {
  readonly retryAfter: number | undefined;
  readonly code: string | undefined;
  readonly road: string | undefined;
  readonly gone: boolean;

  constructor(
    readonly failure: SurfaceFailure,
    /** For the operator, in English: the call, the status, the remedy. No content. */
    message: string,
    { retryAfter, code, road, gone = false }: FailureFacts = {},
  ) {
    super(message);
    this.name = 'SurfaceError';
    this.retryAfter = retryAfter;
    this.code = code;
    this.road = road;
    this.gone = gone;
  }
}
