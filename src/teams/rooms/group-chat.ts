import type { Activity } from 'botbuilder';
import { z } from 'zod/v4';
import type { PersonId } from '../../agreement/people';
import { SurfaceError, type MessageRef, type RoomRef, type RoomSpec } from '../../service/surface';
import type { Conversations } from '../conversations';
import { unlessGone, unlessThere, type Graph } from '../graph';
import { PlatformError } from '../send';
import { memberBody, membershipSchema, type Membership, type Rooms } from './rooms';

const chatSchema = z.object({ id: z.string().min(1), topic: z.string().nullish() });

/** A chat has no archive: its topic tells that it is over. */
const CLOSED = ' (afgesloten)';

/** A group chat: for schools whose tenant allows no bot in private channels. */
export class GroupChats implements Rooms {
  constructor(
    private readonly graph: Graph,
    private readonly conversations: Conversations,
  ) {}

  async open(room: RoomSpec): Promise<RoomRef> {
    const owner = room.members[0];
    if (owner === undefined) throw new SurfaceError('refused', 'A room needs somebody to own it.');
    const chat = (await this.find(owner, room)) ?? (await this.create(room));
    const ref = { kind: 'group-chat', id: chat.id, title: room.title };
    const body = { 'teamsApp@odata.bind': this.graph.app() };
    await unlessThere(this.graph.post(`${pathOf(ref)}/installedApps`, body, z.unknown()));
    return ref;
  }

  async members(room: RoomRef): Promise<readonly PersonId[]> {
    return (await this.memberships(room)).map((member) => member.userId);
  }

  async admit(room: RoomRef, person: PersonId): Promise<void> {
    try {
      // A chat has owners only; and whoever joins later is meant to read what was asked before.
      const body = {
        ...memberBody(this.graph.user(person), ['owner']),
        visibleHistoryStartDateTime: '0001-01-01T00:00:00Z',
      };
      await this.graph.post(`${pathOf(room)}/members`, body, z.unknown());
    } catch (error) {
      const refused = error instanceof PlatformError && error.failure === 'refused';
      if (!refused || !(await this.members(room)).includes(person)) throw error;
    }
  }

  async dismiss(room: RoomRef, person: PersonId): Promise<void> {
    const gone = (await this.memberships(room)).find((member) => member.userId === person);
    if (gone !== undefined)
      await unlessGone(this.graph.delete(`${pathOf(room)}/members/${encodeURIComponent(gone.id)}`));
  }

  post(room: RoomRef, activity: Partial<Activity>): Promise<MessageRef> {
    return this.conversations.send({ id: room.id, serviceUrl: this.conversations.serviceUrl() }, activity);
  }

  async archive(room: RoomRef): Promise<void> {
    const { title } = z.looseObject({ title: z.string() }).parse(room);
    await this.graph.patch(pathOf(room), { topic: `${title}${CLOSED}` });
  }

  async unarchive(room: RoomRef): Promise<void> {
    const { title } = z.looseObject({ title: z.string() }).parse(room);
    await this.graph.patch(pathOf(room), { topic: title });
  }

  /** A create whose answer was lost may have succeeded; the code in the topic tells. */
  private async find(owner: PersonId, room: RoomSpec): Promise<z.infer<typeof chatSchema> | undefined> {
    const chats = await this.graph.list(`/users/${owner}/chats?$top=50`, chatSchema);
    return chats.find(({ topic }) => topic === room.title || topic === `${room.title}${CLOSED}`);
  }

  private create(room: RoomSpec): Promise<z.infer<typeof chatSchema>> {
    const members = room.members.map((person) => memberBody(this.graph.user(person), ['owner']));
    return this.graph.post('/chats', { chatType: 'group', topic: room.title, members }, chatSchema);
  }

  private memberships(room: RoomRef): Promise<Membership[]> {
    return this.graph.list(`${pathOf(room)}/members`, membershipSchema);
  }
}

const pathOf = (room: RoomRef): string => `/chats/${encodeURIComponent(room.id)}`;
