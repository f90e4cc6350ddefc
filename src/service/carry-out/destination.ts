import type { PersonId } from '../../agreement/people';
import type { Item } from '../../room/types';
import type { RoomRef } from '../surface';
import type { Job } from './job';

/** Where an item goes on its own: the room, or a person. */
export type Destination = { readonly room: RoomRef } | { readonly person: PersonId };

/**
 * Where an item goes now. What belongs in a room goes one to one to whoever must act when there is no room, or when
 * they could not be admitted; while the room is only delayed, it waits for it.
 */
export function destination(job: Job, item: Item): Destination | undefined {
  if (item.to !== 'room') return { person: item.to };
  const { room, members } = job.ledger.delivery;
  const person = item.mentions[0];
  if (
    room?.status === 'delivered' &&
    room.ref !== undefined &&
    (person === undefined || members[person]?.status === 'delivered')
  ) {
    return { room: room.ref };
  }
  const nobodyOwns = room === undefined && job.wanted.owner === undefined;
  const hopeless =
    nobodyOwns || room?.status === 'refused' || (person !== undefined && members[person]?.status === 'refused');
  return hopeless && person !== undefined ? { person } : undefined;
}
