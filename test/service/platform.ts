import { capacity } from '../../src/teams/capacity';
import { SurfaceError, type SurfaceFailure } from '../../src/service/surface';
import type { Message, MessageRef, RoomRef, RoomSpec, Surface } from '../../src/service/surface';

/** A call to the platform: the how manieth it is, from 1, and whom or what it is about. */
export interface PlatformCall {
  readonly name: keyof Surface;
  readonly number: number;
  /** A person, a room's code, or the template of a card. */
  readonly about: string;
}

/** What goes wrong with a call: this is thrown, before or after it happened. */
export interface Trouble {
  readonly error: Error;
  readonly happened?: boolean;
}

export interface Standing extends Message {
  readonly conversation: string;
  readonly id: string;
}

interface PlayedRoom {
  readonly code: string;
  readonly members: Set<string>;
  owner: string;
  archived: boolean;
}

/** The trouble of a `SurfaceError`. */
export const failure = (kind: SurfaceFailure, more: { happened?: boolean; retryAfter?: number } = {}): Trouble => ({
  error: new SurfaceError(kind, `the played platform says ${kind}`, more),
  happened: more.happened ?? false,
});

/** A platform in memory: rooms, members and messages, a list of calls, and whatever trouble a test wants. */
export class Platform implements Surface {
  readonly capacity = capacity;
  roads?: NonNullable<Surface['roads']>;
  /** @param posted so many messages were posted before, in another program's time */
  constructor(private posted = 0) {}

  readonly calls: PlatformCall[] = [];
  trouble: (call: PlatformCall) => Trouble | undefined = () => undefined;
  /** Runs at the beginning of each call, which waits for it: for what happens meanwhile. */
  meanwhile: (call: PlatformCall) => void | Promise<void> = () => undefined;
  private readonly rooms = new Map<string, PlayedRoom>();
  private standing: Standing[] = [];

  async openRoom({ code, owner }: RoomSpec): Promise<RoomRef> {
    return this.act('openRoom', code, () => {
      const id = `room-${code}`;
      if (!this.rooms.has(id)) this.rooms.set(id, { code, members: new Set([owner]), owner, archived: false });
      return { kind: 'played', id };
    });
  }

  async members({ id }: RoomRef): Promise<readonly string[]> {
    return this.act('members', id, () => [...this.room(id).members]);
  }

  async admit({ id }: RoomRef, person: string): Promise<void> {
    await this.act('admit', person, () => this.room(id).members.add(person));
  }

  async dismiss({ id }: RoomRef, person: string): Promise<void> {
    await this.act('dismiss', person, () => this.room(id).members.delete(person));
  }

  async own({ id }: RoomRef, owner: string): Promise<void> {
    await this.act('own', owner, () => {
      if (!this.room(id).members.has(owner)) throw new SurfaceError('refused', 'only a member owns a room');
      this.room(id).owner = owner;
    });
  }

  async post({ id }: RoomRef, message: Message): Promise<MessageRef> {
    return this.act('post', message.card.template, () => this.stand(id, message));
  }

  async sendPrivately(person: string, message: Message): Promise<MessageRef> {
    return this.act('sendPrivately', person, () => this.stand(`private-${person}`, message));
  }

  async update(ref: MessageRef, content: Message): Promise<void> {
    await this.act('update', content.card.template, () => {
      this.standing = this.standing.map((message) => (message.id === ref.id ? { ...message, ...content } : message));
    });
  }

  async remove(ref: MessageRef): Promise<void> {
    await this.act('remove', ref.conversation, () => {
      this.standing = this.standing.filter(({ id }) => id !== ref.id);
    });
  }

  async probe(road: string): Promise<void> {
    await this.act('probe', road, () => undefined);
  }

  async unarchive({ id }: RoomRef): Promise<void> {
    await this.act('unarchive', id, () => (this.room(id).archived = false));
  }

  async archive({ id }: RoomRef): Promise<void> {
    await this.act('archive', id, () => (this.room(id).archived = true));
  }

  /** The messages that stand, in the order in which they came; of one conversation, or all. */
  messages(conversation?: string): readonly Standing[] {
    return this.standing.filter((message) => conversation === undefined || message.conversation === conversation);
  }

  /** What somebody has in front of them one to one. */
  privately(person: string): readonly Standing[] {
    return this.messages(`private-${person}`);
  }

  ownerOf(code: string): string {
    return this.room(`room-${code}`).owner;
  }

  membersOf(code: string): readonly string[] {
    return [...this.room(`room-${code}`).members].sort();
  }

  /** Everything that is on the platform, without the ids by which it goes there. */
  picture(): { readonly rooms: readonly string[]; readonly messages: readonly string[] } {
    const rooms = [...this.rooms.values()].map((room) =>
      JSON.stringify({ ...room, members: [...room.members].sort() }),
    );
    const messages = this.standing.map(({ conversation, card, mentions }) =>
      JSON.stringify({ conversation, card, mentions }),
    );
    return { rooms: rooms.sort(), messages: messages.sort() };
  }

  /** How often each kind of call was made. */
  count(name: keyof Surface): number {
    return this.calls.filter((call) => call.name === name).length;
  }

  private async act<T>(name: keyof Surface, about: string, effect: () => T): Promise<T> {
    await Promise.resolve();
    const call = { name, about, number: this.calls.length + 1 };
    this.calls.push(call);
    await this.meanwhile(call);
    const trouble = this.trouble(call);
    if (trouble !== undefined && trouble.happened !== true) throw trouble.error;
    const result = effect();
    if (trouble !== undefined) throw trouble.error;
    return result;
  }

  private stand(conversation: string, message: Message): MessageRef {
    this.posted += 1;
    const id = `m${this.posted}`;
    this.standing.push({ ...message, conversation, id });
    return { conversation, id };
  }

  private room(id: string): PlayedRoom {
    const room = this.rooms.get(id);
    if (room === undefined) throw new Error(`there is no room ${id}`);
    return room;
  }
}
