import type { PersonId } from '../agreement/people';
import type { Day, Moment } from '../agreement/time';
import type { MessageRef, RoomRef } from './surface';

export type DeliveryStatus = 'intended' | 'delivered' | 'unknown' | 'refused';

/** One item of the room, as far as it was carried out. */
export interface DeliveredItem {
  readonly key: string;
  readonly edition: number;
  /** Hash of the card and the people mentioned, as delivered. */
  readonly hash: string;
  readonly status: DeliveryStatus;
  /** Tries of sending it that may have happened. */
  readonly attempts: number;
  /** How often what it waits for has failed since: a change, a removal, or a sending that certainly did not happen. */
  readonly retries?: number;
  /** Wall time before which it is not tried again. */
  readonly nextTry?: Moment;
  /** The day on whose list it stands, or was to stand when it was under way. */
  readonly morning?: Day;
  /** Where the message stands. */
  readonly message?: MessageRef;
  /** Former editions that are still to be removed, the oldest first. */
  readonly formers?: readonly MessageRef[];
}

/** What was delivered of a case. Kept apart from the events, so that delivering never disturbs deciding. */
export interface Delivery {
  /** The version of the case that this delivery has caught up with. */
  readonly version: number;
  /** Held by one worker at a time; `until` is wall time. */
  readonly lease?: { readonly owner: string; readonly until: Moment };
  readonly room?: {
    readonly status: DeliveryStatus | 'archived';
    readonly ref?: RoomRef;
    /** Who owns it on the platform, as far as that was seen to. */
    readonly owner?: PersonId;
    readonly attempts: number;
    readonly nextTry?: Moment;
  };
  /** The people who were admitted, or could not be; and who must go but is still there. */
  readonly members: Readonly<
    Record<
      PersonId,
      { readonly status: DeliveryStatus | 'dismissing'; readonly attempts: number; readonly nextTry?: Moment }
    >
  >;
  readonly items: readonly DeliveredItem[];
  /** The version of the child's facts under which the case stands in the index of pupils. */
  readonly indexed?: number;
  /** The version up to which other cases know what was decided here, and have the signals that go on there. */
  readonly toldOthers?: number;
  /** Since when (wall time) the alerts of an emergency, named by its version, are tried. */
  readonly alarm?: { readonly of: number; readonly since: Moment };
  /** When the room was last looked into, and who was there that should not be. */
  readonly roster?: { readonly looked: Moment; readonly strangers: readonly PersonId[] };
}

export const nothingDelivered: Delivery = { version: 0, members: {}, items: [] };

/** A reminder, request or escalation that was sent: it stands in the timeline of the case. */
export interface SentNote {
  readonly at: Moment;
  readonly to: 'room' | PersonId;
  readonly key: string;
  readonly edition: number;
}
