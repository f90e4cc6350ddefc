import type { PersonId } from '../../agreement/people';
import type { Day } from '../../agreement/time';
import type { MorningLine } from '../../room/card-data';
import type { MessageRef } from '../surface';
import type { DeliveryWrite, Lease } from './delivery';

/** What came to one person on one morning, from several cases, in one message: process only. */
export interface Morning {
  readonly late: boolean;
  readonly lines: readonly (MorningLine & { readonly case: string; readonly key: string })[];
  /** Where it is. */
  readonly message?: MessageRef;
  readonly lease?: Lease;
}

/** Names the list of a person: the school and the day. */
export interface DigestPlace {
  readonly person: PersonId;
  readonly school: string;
  readonly day: Day;
}

export interface DigestStore {
  /**
   * `lost`: the row does not open, and is answered as a list with nothing on it, which the next write puts in its place;
   * its cases know what is to be on it.
   */
  get(
    place: DigestPlace,
  ): Promise<{ readonly content: Morning; readonly etag: string; readonly lost?: true } | undefined>;
  /** @returns the etag to go on with @throws DeliveryConflict when somebody else changed the row since its etag was read */
  write(place: DigestPlace, content: Morning, write: Omit<DeliveryWrite, 'sent'>): Promise<string>;
  /** Removes the lists of a person from before a day of which nothing is open any more. */
  forget(person: PersonId, before: Day): Promise<void>;
}
