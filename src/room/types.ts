import type { PersonId } from '../agreement/people';
import type { Moment } from '../agreement/time';
import type { CardSpec } from './card-data';

/** One message that is wanted somewhere. Content is never in it: it stays in a chat, and others may read along. */
export interface Item {
  /** Names the item across time: the same key is the same message, brought up to date. */
  readonly key: string;
  /** The room itself, or one person in private. */
  readonly to: 'room' | PersonId;
  /** A higher edition is a new message that takes the place of the former one, so that it is noticed: a reminder. */
  readonly edition: number;
  readonly card: CardSpec;
  /** Who must act; only they are mentioned, and so notified. */
  readonly mentions: readonly PersonId[];
  /**
   * It came by the clock alone, at the hour of reminders: whatever else comes to the same person that morning is in
   * one message with it. `undefined` for what follows from something that somebody just did, and for whatever may not wait.
   */
  readonly morning?: Moment;
  /** It tells of danger: sent before everything else, and tried again at most half a minute apart. */
  readonly urgent?: true;
  /** It is over: a message that is there is brought up to date, but none is sent for it. */
  readonly closed: boolean;
}

/** What the room of a case must look like at one moment. */
export interface Room {
  /** The name that everybody may read: `Zorg K7M4`. */
  readonly title: string;
  readonly code: string;
  readonly members: readonly PersonId[];
  /** Those of the members who work for another organisation: guests, who own nothing. */
  readonly externals: readonly PersonId[];
  /** Which member owns the room on the platform; there is no room as long as nobody is fit for it. */
  readonly owner?: PersonId;
  readonly items: readonly Item[];
  /** Whether there is a room at all: a concern about a member of staff has none. */
  readonly open: boolean;
  readonly archived: boolean;
}
