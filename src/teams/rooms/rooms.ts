import type { Activity } from 'botbuilder';
import { z } from 'zod/v4';
import type { PersonId } from '../../agreement/people';
import type { MessageRef, RoomRef, RoomSpec } from '../../service/surface';
import type { SchoolPlace } from '../ports';

/** One kind of room on the platform. All but `post` may be repeated without harm; every failure is a SurfaceError. */
export interface Rooms {
  /** Finds the room of this case by its code, or makes it. */
  open(room: RoomSpec, place: SchoolPlace): Promise<RoomRef>;
  members(room: RoomRef): Promise<readonly PersonId[]>;
  admit(room: RoomRef, person: PersonId): Promise<void>;
  dismiss(room: RoomRef, person: PersonId): Promise<void>;
  post(room: RoomRef, activity: Partial<Activity>): Promise<MessageRef>;
  archive(room: RoomRef): Promise<void>;
  unarchive(room: RoomRef): Promise<void>;
}

/** A membership as Graph tells it: its own id, whose it is, and what they may do. */
export const membershipSchema = z.object({
  id: z.string().min(1),
  userId: z.string().transform((text) => text.toLowerCase()),
  roles: z.array(z.string()).default([]),
});

export type Membership = z.infer<typeof membershipSchema>;

/** A membership as Graph wants it. */
export const memberBody = (user: string, roles: readonly string[]): object => ({
  '@odata.type': '#microsoft.graph.aadUserConversationMember',
  roles,
  'user@odata.bind': user,
});
