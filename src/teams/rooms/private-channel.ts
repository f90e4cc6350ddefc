import type { Activity } from 'botbuilder';
import { z } from 'zod/v4';
import type { PersonId } from '../../agreement/people';
import type { RoomChange } from '../../service/request';
import { SurfaceError, type MessageRef, type RoomRef, type RoomSpec } from '../../service/surface';
import type { Conversations } from '../conversations';
import type { Fresh } from '../fresh';
import { unlessThere, type Graph } from '../graph';
import type { TeamsLog, SchoolPlace } from '../ports';
import { PlatformError, type MayBegin } from '../send';
import { findChannel, freeNames } from './channel-names';
import {
  isGone,
  isRefusal,
  letGo,
  isOwner,
  memberBody,
  rolesBody,
  membershipSchema,
  type Membership,
  type Rooms,
} from './rooms';

const channelSchema = z.object({ id: z.string().min(1) });
const refSchema = z.looseObject({ id: z.string(), team: z.string(), tenant: z.string() });
/** Milliseconds in which a new channel may list the whole team as its members. */
const LISTS_ANYBODY = 60_000;
/** Milliseconds between two tries of adding the app to a channel that does not take what is posted. */
const ADD_AGAIN = 10 * 60_000;
const SOON = 5_000;

interface Around {
  readonly graph: Graph;
  readonly conversations: Conversations;
  readonly fresh: Fresh;
  readonly log: TeamsLog;
}

/** A private channel in the school's team: the team's owners can see that it exists, but only members can look inside. */
export class PrivateChannels implements Rooms {
  /** Whom this copy of the program let into the channels that it has made, and who owned them at first. */
  private readonly made = new Map<string, { readonly owner: PersonId; readonly letIn: Set<PersonId> }>();

  constructor(private readonly around: Around) {}

  async open(room: RoomSpec, place: SchoolPlace, mark: string): Promise<RoomRef> {
    if (place.team === undefined) {
      throw new SurfaceError(
        'refused',
        `School "${room.school}" has no team for private channels: set room.team in its file.`,
      );
    }
    const team = encodeURIComponent(place.team);
    const description = `Besloten ruimte bij zorg ${room.code}. Gemaakt door Zorgmelding. Kenmerk ${mark}.`;
    const found = await findChannel(this.around, team, { title: room.title, description });
    const id = found.id ?? (await this.create(team, room, { description, taken: found.taken }));
    const ref = { kind: 'private-channel', id, team, tenant: place.tenant };
    try {
      await this.addApp(ref);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.cannotAdd(error);
    }
    return ref;
  }

  async members(room: RoomRef): Promise<readonly PersonId[]> {
    const listed = (await this.memberships(room)).map((member) => member.userId);
    if (this.isNew(room) && listed.some((person) => !this.wasLetIn(room, person))) throw this.notToBeTrusted();
    return listed;
  }

  async admit(room: RoomRef, person: PersonId): Promise<void> {
    // Its owner is in it from the moment at which it was made.
    if (this.isNew(room) && this.wasLetIn(room, person)) return;
    const body = memberBody(this.around.graph.user(person), []);
    try {
      await this.about(room, () => this.around.graph.post(`${pathOf(room)}/members`, body, z.unknown()));
      this.made.get(room.id)?.letIn.add(person);
    } catch (error) {
      // The platform refuses a second admission as well: a member who is there is there.
      if (!isRefusal(error) || !(await this.members(room)).includes(person)) throw error;
    }
  }

  async dismiss(room: RoomRef, person: PersonId, heir: PersonId | undefined): Promise<void> {
    const all = await this.memberships(room);
    const gone = all.find((member) => member.userId === person);
    this.made.get(room.id)?.letIn.delete(person);
    if (gone === undefined) return;
    // A channel without an owner cannot be archived, and the platform does not let its last owner go.
    const others = all.filter((member) => member !== gone);
    const next = others.find((member) => member.userId === heir);
    if (isOwner(gone) && next !== undefined && !isOwner(next)) await this.setRoles(room, next, ['owner']);
    const leaving = this.around.graph.delete(`${pathOf(room)}/members/${encodeURIComponent(gone.id)}`);
    await letGo(leaving, person, () => this.members(room));
  }

  async own(room: RoomRef, owner: PersonId): Promise<void> {
    if (this.isNew(room)) {
      if (this.made.get(room.id)?.owner === owner) return;
      throw this.notToBeTrusted();
    }
    const all = await this.memberships(room);
    const next = all.find((member) => member.userId === owner);
    if (next === undefined) {
      throw new PlatformError('refused', 'The channel cannot be given to somebody who is not in it.', undefined, {
        code: 'OwnerNotInChannel',
        road: 'graph',
      });
    }
    // First the new one: the platform wants an owner at every moment.
    if (!isOwner(next)) await this.setRoles(room, next, ['owner']);
    for (const former of all.filter((member) => member !== next && isOwner(member))) {
      await this.setRoles(room, former, []);
    }
  }

  async post(room: RoomRef, activity: Partial<Activity>, mayBegin: MayBegin): Promise<MessageRef> {
    const { id, tenant } = refSchema.parse(room);
    const channelData = { channel: { id }, tenant: { id: tenant } };
    const parameters = { isGroup: true, tenantId: tenant, channelData, activity: activity as Activity };
    try {
      const thread = await this.around.fresh.about(appIn(room), () =>
        this.around.conversations.open(parameters, mayBegin),
      );
      // A thread is named after its first message.
      const root = thread.activityId ?? thread.id.split(';messageid=')[1];
      if (root === undefined) throw new SurfaceError('unknown', 'The Connector did not tell which message it posted.');
      return { conversation: thread.id, id: root, serviceUrl: thread.serviceUrl };
    } catch (error) {
      if (isGone(error)) await this.addAppAgain(room);
      throw error;
    }
  }

  async archive(room: RoomRef): Promise<void> {
    await this.setArchived(room, true);
  }

  async unarchive(room: RoomRef): Promise<void> {
    if (await this.setArchived(room, false)) {
      // The platform only promised it: until it is done, the channel takes nothing.
      this.around.fresh.add(room.id);
      this.around.fresh.add(appIn(room));
    }
  }

  /** @returns whether the platform took it on; when not, it was so already */
  private async setArchived(room: RoomRef, archived: boolean): Promise<boolean> {
    const { graph } = this.around;
    try {
      await this.about(room, () =>
        graph.post(`${pathOf(room)}/${archived ? 'archive' : 'unarchive'}`, {}, z.unknown()),
      );
      return true;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const now = await graph.get(pathOf(room), z.object({ isArchived: z.boolean().nullish() }));
      if ((now.isArchived === true) !== archived) throw error;
      return false;
    }
  }

  /** With its owner alone: one person whom the team does not know would otherwise keep the room from being made. */
  private async create(
    team: string,
    room: RoomSpec,
    { description, taken }: { readonly description: string; readonly taken: readonly string[] },
  ): Promise<string> {
    const { graph, fresh } = this.around;
    const members = [memberBody(graph.user(room.owner), ['owner'])];
    const make = (displayName: string): Promise<z.infer<typeof channelSchema>> =>
      graph.post(
        `/teams/${team}/channels`,
        { displayName, description, membershipType: 'private', members },
        channelSchema,
      );
    const [name, another] = freeNames(room.title, taken);
    const { id } = await make(name).catch((error: unknown) => {
      // A name is also taken by a channel that was thrown away, which no list shows.
      if (!(error instanceof PlatformError && error.status === 400)) throw error;
      return make(another);
    });
    fresh.add(id);
    fresh.add(`new:${id}`);
    this.made.set(id, { owner: room.owner, letIn: new Set([room.owner]) });
    return id;
  }

  /** Only Graph's beta can do this, and not everywhere. @returns whether it was not there yet */
  private async addApp(room: RoomRef): Promise<boolean> {
    const { graph, fresh } = this.around;
    const body = { '@odata.id': graph.app('beta') };
    const path = `${pathOf(room)}/enabledApps/$ref`;
    fresh.add(askedIn(room));
    const add = (): Promise<boolean> => unlessThere(graph.post(path, body, z.unknown(), { version: 'beta' }));
    // A 403 tells here that the organisation did not allow it: that does not pass by waiting a moment.
    const added = await fresh.about(room.id, add, [404]);
    if (added) fresh.add(appIn(room));
    return added;
  }

  /**
   * The channel did not take a message, so the app may not be in it: it is added again. Now and then only, since it may be
   * refused for good; and whether it works or not, the message is refused this time.
   */
  private async addAppAgain(room: RoomRef): Promise<void> {
    if (this.around.fresh.has(askedIn(room), ADD_AGAIN)) return;
    try {
      await this.addApp(room);
    } catch (error) {
      if (!(error instanceof SurfaceError)) throw error;
      this.cannotAdd(error);
    }
  }

  /** A person can do it by hand, so the room is used meanwhile. */
  private cannotAdd(error: SurfaceError): void {
    this.around.log.warn(
      { call: error.message },
      'The app could not be added to a private channel: add it there by hand.',
    );
  }

  /** Teams told that somebody came in, so a list that has them is right about that; or that they went. */
  told({ room, person, what }: RoomChange): void {
    const letIn = this.made.get(room)?.letIn;
    if (what === 'came') letIn?.add(person);
    else letIn?.delete(person);
  }

  /** Whether it was made so shortly ago that it may list the whole team as its members. */
  private isNew(room: RoomRef): boolean {
    const fresh = this.made.has(room.id) && this.around.fresh.has(`new:${room.id}`, LISTS_ANYBODY);
    if (!fresh) this.made.delete(room.id);
    return fresh;
  }

  private wasLetIn(room: RoomRef, person: PersonId): boolean {
    return this.made.get(room.id)?.letIn.has(person) === true;
  }

  private notToBeTrusted(): PlatformError {
    const message = 'A channel that was made a moment ago may not yet tell who is in it.';
    return new PlatformError('busy', message, undefined, { retryAfter: SOON, road: 'graph' });
  }

  private async setRoles(room: RoomRef, member: Membership, roles: readonly string[]): Promise<void> {
    await this.around.graph.patch(`${pathOf(room)}/members/${encodeURIComponent(member.id)}`, rolesBody(roles));
  }

  private memberships(room: RoomRef): Promise<Membership[]> {
    return this.about(room, () => this.around.graph.list(`${pathOf(room)}/members`, membershipSchema));
  }

  private about<T>(room: RoomRef, call: () => Promise<T>): Promise<T> {
    return this.around.fresh.about(room.id, call);
  }
}

const appIn = (room: RoomRef): string => `app:${room.id}`;
const askedIn = (room: RoomRef): string => `asked:${room.id}`;

function pathOf(room: RoomRef): string {
  const { id, team } = refSchema.parse(room);
  return `/teams/${team}/channels/${encodeURIComponent(id)}`;
}
