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
import type { Conversations } from './conversations';
import type { Graph } from './graph';
import { messageActivity } from './outgoing';
import type { SchoolPlace, TeamsPorts } from './ports';
import type { PrivateChats } from './private-chats';
import type { Rooms } from './rooms/rooms';

/** The worker's port on Teams. */
export class TeamsSurface implements Surface {
  constructor(
    private readonly conversations: Conversations,
    private readonly privateChats: PrivateChats,
    private readonly rooms: Readonly<Record<SchoolPlace['kind'], Rooms>>,
    private readonly graph: Pick<Graph, 'probe'>,
    private readonly ports: TeamsPorts,
  ) {}

  async openRoom(room: RoomSpec): Promise<RoomRef> {
    const place = this.placeOf(room.school);
    return this.rooms[place.kind].open(room, place);
  }

  async members(room: RoomRef): Promise<readonly PersonId[]> {
    return this.kindOf(room).members(room);
  }

  async admit(room: RoomRef, person: PersonId): Promise<void> {
    await this.kindOf(room).admit(room, person);
  }

  async dismiss(room: RoomRef, person: PersonId): Promise<void> {
    await this.kindOf(room).dismiss(room, person);
  }

  async post(room: RoomRef, message: Message): Promise<MessageRef> {
    return this.kindOf(room).post(room, this.made(message));
  }

  async sendPrivately(person: PersonId, message: Message, school: string): Promise<MessageRef> {
    // One to one needs no mention to be noticed.
    const activity = this.made({ ...message, mentions: [] });
    return this.privateChats.send(person, this.placeOf(school).tenant, activity);
  }

  async update(message: MessageRef, content: Message): Promise<void> {
    await this.conversations.update(message, this.made(content));
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

  /** A card that cannot be made is a mistake of the program: it is told, and holds up no other message of its case. */
  private made(message: Message): Partial<Activity> {
    try {
      return messageActivity(message, this.ports.cards);
    } catch (error) {
      const name = error instanceof Error ? error.name : 'error';
      throw new SurfaceError(
        'refused',
        `The card "${message.card.template}" could not be made (${name}): report this.`,
      );
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
