import type { PersonId } from '../../agreement/people';
import type { Day, Moment } from '../../agreement/time';
import type { MessageRef, RoomRef } from '../surface';

export type DeliveryStatus = 'intended' | 'delivered' | 'unknown' | 'refused';

/** How it goes with something that fails: none of it is there once it went well. */
export interface Trouble {
  /** Wall time before which it is not tried again, unless something changes. */
  readonly nextTry?: Moment;
  /** Wall time of the first of the tries in a row that failed. */
  readonly since?: Moment;
}

/** One item of the room, as far as it was carried out. */
export interface DeliveredItem extends Trouble {
  readonly key: string;
  readonly edition: number;
  /** To whom it was sent; earlier builds did not write it down. */
  readonly to?: 'room' | PersonId;
  /** Hash of the card and the people mentioned, as delivered. */
  readonly hash: string;
  readonly status: DeliveryStatus;
  /** Tries of sending it that may have happened. */
  readonly attempts: number;
  /** Tries in a row that failed of what it waits for: a sending, a change, or a removal. */
  readonly retries?: number;
  /** The day on whose list it is, or was to be when it was under way. */
  readonly morning?: Day;
  /** Where the message is. */
  readonly message?: MessageRef;
  /** Former editions that are still to be removed, the oldest first. */
  readonly formers?: readonly MessageRef[];
}

export interface DeliveredRoom extends Trouble {
  readonly status: DeliveryStatus | 'archived';
  readonly ref?: RoomRef;
  /** Who owns it on the platform, as far as that was seen to. */
  readonly owner?: PersonId;
  /** Tries in a row that failed. */
  readonly attempts: number;
}

export interface DeliveredMember extends Trouble {
  readonly status: DeliveryStatus | 'dismissing';
  /** Tries in a row that failed. */
  readonly attempts: number;
}

/** That one copy of the program at a time delivers something; `until` is wall time. */
export interface Lease {
  readonly owner: string;
  readonly until: Moment;
}

/** What was delivered of a case. Kept apart from the events, so that delivering never disturbs deciding. */
export interface Delivery {
  /** The version of the case that this delivery has caught up with. */
  readonly version: number;
  readonly lease?: Lease;
  readonly room?: DeliveredRoom;
  /** The people who were admitted, or could not be; and who must go but is still there. */
  readonly members: Readonly<Record<PersonId, DeliveredMember>>;
  readonly items: readonly DeliveredItem[];
  /** The version of the child's facts under which the case is in the index of pupils. */
  readonly indexed?: number;
  /** The version up to which other cases know what was decided here, and have the signals that go on there. */
  readonly toldOthers?: number;
  /** Since when (wall time) the alerts of an emergency, named by its version, are tried. */
  readonly alarm?: { readonly of: number; readonly since: Moment };
  /** When the room was last looked into, and who was there that should not be. */
  readonly roster?: { readonly looked: Moment; readonly strangers: readonly PersonId[] };
}

/**
 * Whether something was refused of which nothing says when it is tried again: earlier builds of the program gave it up.
 */
export const wasGivenUp = ({ room, members, items }: Delivery): boolean =>
  [room, ...Object.values(members), ...items].some((one) => one?.status === 'refused' && one.nextTry === undefined);

export const nothingDelivered: Delivery = { version: 0, members: {}, items: [] };

/** A reminder, request or escalation that was sent: it is in the timeline of the case. */
export interface SentNote {
  readonly at: Moment;
  readonly to: 'room' | PersonId;
  readonly key: string;
  readonly edition: number;
}

/** A write of what was delivered. */
export interface DeliveryWrite {
  /** `undefined` where there was no row. */
  readonly etag: string | undefined;
  /** Who writes; with nothing, this write alone. What they wrote before is theirs, also where its answer was lost. */
  readonly by?: string;
  readonly sent?: readonly SentNote[];
}
