import type { Activity } from 'botbuilder';
import { z } from 'zod/v4';
import type { PersonId } from '../../agreement/people';
import type { MessageRef, RoomRef, RoomSpec } from '../../service/surface';
import type { Conversations } from '../conversations';
import type { Fresh } from '../fresh';
import { unlessThere, type Graph } from '../graph';
import type { TeamsLog } from '../ports';
import type { MayBegin } from '../send';
import { isRefusal, letGo, memberBody, membershipSchema, type Membership, type Rooms } from './rooms';

const chatSchema = z.object({ id: z.string().min(1), topic: z.string().nullish() });

/** A chat has no archive: its topic tells that it is over. */
const CLOSED = ' (afgesloten)';

/**
 * What the app may do in a chat in which it is installed, exactly as its manifest says: Graph refuses an installation that
 * agrees to anything else.
 */
export const CHAT_PERMISSIONS = ['Chat.Manage.Chat'] as const;

/** A group chat: for schools whose tenant allows no bot in private channels. */
export class GroupChats implements Rooms {
  constructor(
    private readonly around: {
      readonly graph: Graph;
      readonly conversations: Conversations;
      readonly fresh: Fresh;
      readonly log: TeamsLog;
    },
  ) {}

  async open(room: RoomSpec, _place: unknown, mark: string): Promise<RoomRef> {
    const title = `${room.title} · ${shortened(mark)}`;
    const chat = (await this.find(room, title)) ?? (await this.create(room, title));
    const ref = { kind: 'group-chat', id: chat.id, title };
    await this.addApp(ref);
    return ref;
  }

  async members(room: RoomRef): Promise<readonly PersonId[]> {
    return (await this.memberships(room)).map((member) => member.userId);
  }

  async admit(room: RoomRef, person: PersonId, guest: boolean): Promise<void> {
    const { graph } = this.around;
    try {
      // A member who joins later is meant to read what was asked before.
      const body = {
        ...memberBody(graph.user(person), rolesIn(guest)),
        visibleHistoryStartDateTime: '0001-01-01T00:00:00Z',
      };
      await this.about(room, () => graph.post(`${pathOf(room)}/members`, body, z.unknown()));
    } catch (error) {
      if (!isRefusal(error) || !(await this.members(room)).includes(person)) throw error;
    }
  }

  async dismiss(room: RoomRef, person: PersonId): Promise<void> {
    const gone = (await this.memberships(room)).find((member) => member.userId === person);
    if (gone === undefined) return;
    const leaving = this.around.graph.delete(`${pathOf(room)}/members/${encodeURIComponent(gone.id)}`);
    await letGo(leaving, person, () => this.members(room));
  }

  /** A chat is owned by every colleague who is in it: there is nothing to hand over. */
  async own(): Promise<void> {
    await Promise.resolve();
  }

  post(room: RoomRef, activity: Partial<Activity>, mayBegin: MayBegin): Promise<MessageRef> {
    return this.about(room, () => this.around.conversations.send({ id: room.id }, activity, mayBegin));
  }

  async archive(room: RoomRef): Promise<void> {
    await this.around.graph.patch(pathOf(room), { topic: `${titleOf(room)}${CLOSED}` });
  }

  async unarchive(room: RoomRef): Promise<void> {
    await this.around.graph.patch(pathOf(room), { topic: titleOf(room) });
  }

  /**
   * A create whose answer was lost may have succeeded. The topic tells, with a mark that nobody can make up beforehand; and
   * a chat that has others in it than belong there is none of ours either.
   */
  private async find(room: RoomSpec, title: string): Promise<z.infer<typeof chatSchema> | undefined> {
    const chats = await this.around.graph.list(`/users/${room.owner}/chats?$top=50`, chatSchema);
    if (chats.some(({ topic }) => topic === room.title)) {
      this.around.log.warn({}, 'A chat has the name of a room and was made by somebody else: it is left alone.');
    }
    for (const chat of chats.filter(({ topic }) => topic === title || topic === `${title}${CLOSED}`)) {
      const members = await this.members({ kind: 'group-chat', id: chat.id });
      if (members.every((person) => room.members.includes(person))) return chat;
      this.around.log.warn({ chat: chat.id }, 'A chat with the name of a room has strangers in it: it is left alone.');
    }
    return undefined;
  }

  /** Colleagues first. Where one of many is not taken, the room is made with two, and the others are let in one by one. */
  private async create(room: RoomSpec, topic: string): Promise<z.infer<typeof chatSchema>> {
    const { graph, fresh } = this.around;
    const isGuest = (person: PersonId): boolean => room.externals.includes(person);
    const rest = room.members.filter((person) => person !== room.owner);
    const people = [room.owner, ...rest.filter((one) => !isGuest(one)), ...rest.filter(isGuest)];
    const make = (among: readonly PersonId[]): Promise<z.infer<typeof chatSchema>> => {
      const members = among.map((person) => memberBody(graph.user(person), rolesIn(isGuest(person))));
      return graph.post('/chats', { chatType: 'group', topic, members }, chatSchema);
    };
    const chat = await make(people).catch((error: unknown) => {
      if (!isRefusal(error) || people.length <= 2) throw error;
      return make(people.slice(0, 2));
    });
    fresh.add(chat.id);
    return chat;
  }

  private async addApp(room: RoomRef): Promise<void> {
    const { graph, fresh } = this.around;
    const body = {
      'teamsApp@odata.bind': graph.app(),
      consentedPermissionSet: {
        resourceSpecificPermissions: CHAT_PERMISSIONS.map((permissionValue) => ({
          permissionValue,
          permissionType: 'Application',
        })),
      },
    };
    const path = `${pathOf(room)}/installedApps`;
    if (await this.about(room, () => unlessThere(graph.post(path, body, z.unknown())))) fresh.add(room.id);
  }

  private memberships(room: RoomRef): Promise<Membership[]> {
    return this.about(room, () => this.around.graph.list(`${pathOf(room)}/members`, membershipSchema));
  }

  private about<T>(room: RoomRef, call: () => Promise<T>): Promise<T> {
    return this.around.fresh.about(room.id, call);
  }
}

/** Colleagues own a chat, people of another organisation are guests in it: Graph takes nobody without a role. */
const rolesIn = (guest: boolean): readonly string[] => [guest ? 'guest' : 'owner'];

const pathOf = (room: RoomRef): string => `/chats/${encodeURIComponent(room.id)}`;
const titleOf = (room: RoomRef): string => z.looseObject({ title: z.string() }).parse(room).title;

const LETTERS = 'BCDFGHJKLMNPRSTVWXZ';
const DIGITS = '23456789';

/** As sayable as the code beside which it is. */
function shortened(mark: string): string {
  const bytes = Buffer.from(mark, 'hex');
  return [LETTERS, DIGITS, LETTERS, DIGITS]
    .map((set, index) => set.charAt(bytes.readUInt16BE(index * 2) % set.length))
    .join('');
}
