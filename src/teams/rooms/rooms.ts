import type { Activity } from 'botbuilder';
import { z } from 'zod/v4';
import type { PersonId } from '../../agreement/people';
import type { MessageRef, RoomRef, RoomSpec } from '../../service/surface';
import type { SchoolPlace } from '../ports';
import { PlatformError, type MayBegin } from '../send';

/** One kind of room on the platform. All but `post` may be repeated without harm; every failure is a SurfaceError. */
export interface Rooms {
  /** Finds the room of this case by a mark that only this program can make, or makes it. */
  open(room: RoomSpec, place: SchoolPlace, mark: string): Promise<RoomRef>;
  members(room: RoomRef): Promise<readonly PersonId[]>;
  admit(room: RoomRef, person: PersonId, guest: boolean): Promise<void>;
  dismiss(room: RoomRef, person: PersonId, heir: PersonId | undefined): Promise<void>;
  own(room: RoomRef, owner: PersonId): Promise<void>;
  post(room: RoomRef, activity: Partial<Activity>, mayBegin: MayBegin): Promise<MessageRef>;
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

export const isOwner = (member: Membership): boolean => member.roles.includes('owner');

/** A membership as Graph wants it. */
export const memberBody = (user: string, roles: readonly string[]): object => ({
  ...rolesBody(roles),
  'user@odata.bind': user,
});

/** What somebody may do from now on, as Graph wants it. */
export const rolesBody = (roles: readonly string[]): object => ({
  '@odata.type': '#microsoft.graph.aadUserConversationMember',
  roles,
});

export const isRefusal = (error: unknown): error is PlatformError =>
  error instanceof PlatformError && error.failure === 'refused';

/** Whether the platform says that something is not there, or not for this app. */
export const isGone = (error: unknown): error is PlatformError =>
  isRefusal(error) && (error.status === 403 || error.status === 404);

/** Lets somebody go. That they were not there any more is believed once the platform's own list of members says so too. */
export async function letGo(
  leaving: Promise<unknown>,
  person: PersonId,
  members: () => Promise<readonly PersonId[]>,
): Promise<void> {
  try {
    await leaving;
  } catch (error) {
    if (!isRefusal(error) || (await members()).includes(person)) throw error;
  }
}
