import type { PersonId } from '../../agreement/people';
import type { Item } from '../../room/types';
import type { RoomRef } from '../surface';
import type { ReconcileContext } from './context';

/** Where an item goes on its own: the room, or a person. */
export type Destination = { readonly room: RoomRef } | { readonly person: PersonId };

/**
 * Where an item goes now. What belongs in the room waits until the room is there, the person who must act is in it, and nobody is
 * in it any more who was to leave; meanwhile they are asked one to one (`substitutes.ts`).
 */
export function destination({ ledger }: ReconcileContext, item: Item): Destination | undefined {
  if (item.to !== 'room') return { person: item.to };
  const { room, members } = ledger.delivery;
  const person = item.mentions[0];
  const isThere = room?.status === 'delivered' && (person === undefined || members[person]?.status === 'delivered');
  return isThere && room.ref !== undefined && !isReadAlong(members) ? { room: room.ref } : undefined;
}

/** Whether somebody is still in the room who was to leave it. */
export const isReadAlong = (members: ReconcileContext['ledger']['delivery']['members']): boolean =>
  Object.values(members).some(({ status }) => status === 'dismissing');
