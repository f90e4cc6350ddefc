import { capacity } from './capacity';
import type { Activity } from 'botbuilder';
import type { PersonId } from '../agreement/people';
import {
  SurfaceError,
  type Message,
  type MessageRef,
  type RoomRef,
  type RoomSpec,
  type Surface,
} from '../service/surface';
import { until } from './connector';
import type { Conversations } from './conversations';
import type { Graph } from './graph';
import { messageActivity } from './outgoing';
import type { SchoolPlace, TeamsPorts } from './ports';
import type { PrivateChats } from './private-chats';
import type { Rooms } from './rooms/rooms';
import type { MayBegin } from './send';

/** The worker's port on Teams. */
export class TeamsSurface implements Surface {
  readonly capacity = capacity;
  readonly roads = { messages: 'connector', rooms: 'graph' } as const;

  constructor(
    private readonly conversations: Conversations,
    private readonly privateChats: PrivateChats,
    private readonly rooms: Readonly<Record<SchoolPlace['kind'], Rooms>>,
    private readonly graph: Pick<Graph, 'probe'>,
    private readonly ports: TeamsPorts,
  ) {}

  async openRoom(room: RoomSpec): Promise<RoomRef> {
    const place = this.placeOf(room.school);
    return this.rooms[place.kind].open(room, place, await this.markOf(room));
  }

  async members(room: RoomRef): Promise<readonly PersonId[]> {
    return this.kindOf(room).members(room);
  }

  async admit(room: RoomRef, person: PersonId, guest: boolean): Promise<void> {
    await this.kindOf(room).admit(room, person, guest);
  }

  async dismiss(room: RoomRef, person: PersonId, heir: PersonId | undefined): Promise<void> {
    await this.kindOf(room).dismiss(room, person, heir);
  }

  async own(room: RoomRef, owner: PersonId): Promise<void> {
    await this.kindOf(room).own(room, owner);
  }

  async post(room: RoomRef, message: Message): Promise<MessageRef> {
    return this.kindOf(room).post(room, this.made(message), this.mayBegin(message));
  }

  async sendPrivately(person: PersonId, message: Message, school: string): Promise<MessageRef> {
    // One to one needs no mention to be noticed.
    const activity = this.made({ ...message, mentions: [] });
    return this.privateChats.send(person, this.placeOf(school).tenant, activity, this.mayBegin(message));
  }

  async update(message: MessageRef, content: Message): Promise<void> {
    await this.conversations.update(message, this.made(content), this.mayBegin(content));
  }

  async remove(message: MessageRef): Promise<void> {
    await this.conversations.remove(message);
  }

  async archive(room: RoomRef): Promise<void> {
    await this.kindOf(room).archive(room);
  }

  async unarchive(room: RoomRef): Promise<void> {
    await this.kindOf(room).unarchive(room);
  }

  async probe(road: string): Promise<void> {
    await (road === 'graph' ? this.graph : this.conversations).probe();
  }

  /** Nothing was asked of the platform yet when storage, which has the key to it, is away. */
  private async markOf({ caseId }: RoomSpec): Promise<string> {
    try {
      return await this.ports.mark(caseId);
    } catch (error) {
      const name = error instanceof Error ? error.name : 'error';
      throw new SurfaceError('busy', `The mark of a room could not be made (${name}): check the storage and its key.`);
    }
  }

  private mayBegin({ notAfter }: Message): MayBegin {
    return until(notAfter, this.ports.clock);
  }

  /** A card that cannot be made is a mistake of the program: it is told, and holds up no other message of its case. */
  private made(message: Message): Partial<Activity> {
    try {
      return messageActivity(message, this.ports.cards);
    } catch (error) {
      const name = error instanceof Error ? error.name : 'error';
      throw new SurfaceError('unfit', `The card "${message.card.template}" could not be made (${name}): report this.`);
    }
  }

  private placeOf(school: string): SchoolPlace {
    const place = this.ports.school(school);
    if (place === undefined) throw new SurfaceError('refused', `School "${school}" is not known here: add its file.`);
    return place;
  }

  private kindOf(room: RoomRef): Rooms {
    if (room.kind === 'private-channel' || room.kind === 'group-chat') return this.rooms[room.kind];
    throw new SurfaceError('refused', `A room of kind "${room.kind}" was made by another surface.`);
  }
}
