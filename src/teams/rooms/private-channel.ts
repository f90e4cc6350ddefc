import type { Activity } from 'botbuilder';
import { z } from 'zod/v4';
import type { PersonId } from '../../agreement/people';
import { SurfaceError, type MessageRef, type RoomRef, type RoomSpec } from '../../service/surface';
import type { Conversations } from '../conversations';
import { unlessGone, unlessThere, type Graph } from '../graph';
import type { Log, SchoolPlace } from '../ports';
import { PlatformError } from '../send';
import { memberBody, membershipSchema, type Membership, type Rooms } from './rooms';

const channelSchema = z.object({ id: z.string().min(1), description: z.string().nullish() });
const refSchema = z.looseObject({ id: z.string(), team: z.string(), tenant: z.string() });

/** A private channel in the school's team: the team's owners can see that it exists, but only members can look inside. */
export class PrivateChannels implements Rooms {
  constructor(
    private readonly graph: Graph,
    private readonly conversations: Conversations,
    private readonly log: Log,
  ) {}

  async open(room: RoomSpec, place: SchoolPlace): Promise<RoomRef> {
    if (place.team === undefined) {
      throw new SurfaceError(
        'refused',
        `School "${room.school}" has no team for private channels: set room.team in its file.`,
      );
    }
    const team = encodeURIComponent(place.team);
    const id = (await this.find(team, room)) ?? (await this.create(team, room));
    const ref = { kind: 'private-channel', id, team, tenant: place.tenant };
    await this.addApp(ref);
    return ref;
  }

  async members(room: RoomRef): Promise<readonly PersonId[]> {
    return (await this.memberships(room)).map((member) => member.userId);
  }

  async admit(room: RoomRef, person: PersonId): Promise<void> {
    try {
      await this.graph.post(`${pathOf(room)}/members`, memberBody(this.graph.user(person), []), z.unknown());
    } catch (error) {
      // The platform refuses a second admission as well: whoever is there is there.
      if (!isRefusal(error) || !(await this.members(room)).includes(person)) throw error;
    }
  }

  async dismiss(room: RoomRef, person: PersonId): Promise<void> {
    const all = await this.memberships(room);
    const gone = all.find((member) => member.userId === person);
    if (gone === undefined) return;
    await this.keepAnOwner(room, gone, all);
    await unlessGone(this.graph.delete(`${pathOf(room)}/members/${encodeURIComponent(gone.id)}`));
  }

  async post(room: RoomRef, activity: Partial<Activity>): Promise<MessageRef> {
    const { id, tenant } = refSchema.parse(room);
    const thread = await this.conversations.open({
      isGroup: true,
      tenantId: tenant,
      channelData: { channel: { id }, tenant: { id: tenant } },
      activity: activity as Activity,
    });
    // A thread is named after its first message.
    const root = thread.activityId ?? thread.id.split(';messageid=')[1];
    if (root === undefined) throw new SurfaceError('unknown', 'The Connector did not tell which message it posted.');
    return { conversation: thread.id, id: root, serviceUrl: thread.serviceUrl };
  }

  archive(room: RoomRef): Promise<void> {
    return this.setArchived(room, true);
  }

  unarchive(room: RoomRef): Promise<void> {
    return this.setArchived(room, false);
  }

  private async setArchived(room: RoomRef, archived: boolean): Promise<void> {
    try {
      await this.graph.post(`${pathOf(room)}/${archived ? 'archive' : 'unarchive'}`, {}, z.unknown());
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const now = await this.graph.get(pathOf(room), z.object({ isArchived: z.boolean().nullish() }));
      if ((now.isArchived === true) !== archived) throw error;
    }
  }

  /** A create whose answer was lost may have succeeded; the code in the description tells. */
  private async find(team: string, room: RoomSpec): Promise<string | undefined> {
    const path = `/teams/${team}/channels?$filter=membershipType eq 'private'&$select=id,description`;
    const channels = await this.graph.list(path, channelSchema);
    return channels.find((channel) => channel.description === descriptionOf(room))?.id;
  }

  /** With its owner alone: one person whom the team does not know would otherwise keep the room from being made. */
  private async create(team: string, room: RoomSpec): Promise<string> {
    const owner = room.members[0];
    if (owner === undefined) throw new SurfaceError('refused', 'A room needs somebody to own it.');
    const channel = await this.graph.post(
      `/teams/${team}/channels`,
      {
        displayName: room.title,
        description: descriptionOf(room),
        membershipType: 'private',
        members: [memberBody(this.graph.user(owner), ['owner'])],
      },
      channelSchema,
    );
    return channel.id;
  }

  /** Only Graph's beta can do this, and not everywhere: a person can do it by hand, so the room stands meanwhile. */
  private async addApp(room: RoomRef): Promise<void> {
    try {
      const body = { '@odata.id': this.graph.app('beta') };
      await unlessThere(this.graph.post(`${pathOf(room)}/enabledApps/$ref`, body, z.unknown(), 'beta'));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.log.warn({ call: error.message }, 'The app could not be added to a private channel: add it there by hand.');
    }
  }

  /** A channel without an owner cannot be archived, and the platform does not let its last owner go. */
  private async keepAnOwner(room: RoomRef, leaving: Membership, all: readonly Membership[]): Promise<void> {
    const others = all.filter((member) => member !== leaving);
    const heir = others[0];
    if (!isOwner(leaving) || heir === undefined || others.some(isOwner)) return;
    await this.graph.patch(`${pathOf(room)}/members/${encodeURIComponent(heir.id)}`, {
      '@odata.type': '#microsoft.graph.aadUserConversationMember',
      roles: ['owner'],
    });
  }

  private memberships(room: RoomRef): Promise<Membership[]> {
    return this.graph.list(`${pathOf(room)}/members`, membershipSchema);
  }
}

const isOwner = (member: Membership): boolean => member.roles.includes('owner');
const isRefusal = (error: unknown): error is PlatformError =>
  error instanceof PlatformError && error.failure === 'refused';

const descriptionOf = (room: RoomSpec): string => `Besloten ruimte bij zorg ${room.code}. Gemaakt door Zorgmelding.`;

function pathOf(room: RoomRef): string {
  const { id, team } = refSchema.parse(room);
  return `/teams/${team}/channels/${encodeURIComponent(id)}`;
}
