import type { Moment } from '../../../src/agreement/time';
import type * as api from '../api';
import type { ClientAnswer, Clients } from '../client/client';
import { ClientError } from '../client/client';
import { newPrivateChannel } from '../platform/channels';
import { addApp, putIn, removeApp, takeOut } from '../comings';
import type { Account } from '../platform/model';
import { membership, type Platform } from '../platform/platform';
import { chatsOf, notificationsOf, personOf } from '../platform/view';
import type { SchoolFiles } from '../school-files';
import type { BotRemote } from '../supervisor/bot-remote';
import type { Supervisor } from '../supervisor/supervisor';
import { walk } from '../supervisor/walk';
import type { Wire } from '../supervisor/wire';
import type { World } from '../world';
import { worldNames, worlds } from '../worlds/manners';

export interface SchoolParts {
  readonly world: World;
  readonly clients: Clients;
  readonly supervisor: Supervisor;
  readonly remote: BotRemote;
  readonly wire: Wire;
  /** A fresh platform for this school, or the first. */
  readonly furnish: (school: string | undefined) => Platform;
  readonly files: Pick<SchoolFiles, 'change'>;
  /** The moment at which the practice school begins, unless a reset says otherwise. */
  readonly begins: Moment;
  /** Whether, unless a reset says otherwise, the bot waits between its tries by the practice clock. */
  readonly patient: boolean;
  /** Whether, unless a reset says otherwise, the bot is told of everybody for whom it is installed. */
  readonly welcomes: boolean;
}

/** All that can be done with the practice school. What moves time or the bot is done one after another; a kill never waits. */
export class School {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: SchoolParts) {}

  describe(): api.PracticeSchool {
    const { world, supervisor, wire } = this.parts;
    const { platform } = world;
    return {
      name: platform.school.name,
      now: world.clock.now(),
      people: platform.accounts.map((account) => personOf(platform, account)),
      bot: supervisor.state,
      faults: { platform: world.faults.list(), storage: wire.state },
      world: world.behaviour.name,
      worlds: worldNames.map((name) => ({ name, about: worlds[name].about })),
    };
  }

  clock(): api.ClockStands {
    const { clock } = this.parts.world;
    return { now: clock.now(), patient: clock.patient };
  }

  chats(key: string): readonly api.PracticeChat[] {
    return chatsOf(this.parts.world.platform, this.account(key));
  }

  notifications(key: string): readonly api.PracticeNotification[] {
    return notificationsOf(this.parts.world.platform, this.account(key));
  }

  type(key: string, message: api.TypeMessage): Promise<api.BotAnswer> {
    return this.parts.clients.type(this.account(key), message);
  }

  press(key: string, button: api.PressButton): Promise<ClientAnswer> {
    return this.parts.clients.press(this.account(key), button);
  }

  extend(key: string, extension: api.OpenExtension): Promise<api.BotAnswer> {
    return this.parts.clients.extend(this.account(key), extension);
  }

  submit(key: string, dialog: api.SubmitDialog): Promise<ClientAnswer> {
    return this.parts.clients.submit(this.account(key), dialog);
  }

  invoke(key: string, invoke: api.SendInvoke): Promise<api.BotAnswer> {
    return this.parts.clients.sendInvoke(this.account(key), invoke);
  }

  read(key: string, { chat }: api.ReadChat): void {
    this.parts.clients.read(this.account(key), chat);
  }

  /** By hand, as an owner of the team can: nobody asks the bot. */
  changeRoom(key: string, { chat, do: what }: api.ChangeRoom): void {
    const { world } = this.parts;
    const account = this.account(key);
    const room = world.platform.conversations.get(chat);
    if (room === undefined || (room.kind !== 'private-channel' && room.kind !== 'group-chat'))
      throw new ClientError('There is no such room.');
    const member = room.members.find((one) => one.account === account);
    if (what === 'join' && member === undefined) putIn(world, room, membership(account, false, room.createdAt));
    if (what === 'leave' && member !== undefined) takeOut(world, room, member);
  }

  /** By hand: the bot is asked nothing, and has no part in it. @throws PlatformError when Teams would not take it */
  makeChannel(key: string, { name, description, with: others }: api.MakeChannel): api.ChannelMade {
    const people = others.map((other) => this.account(other));
    const { platform } = this.parts.world;
    const { id } = newPrivateChannel(platform, { title: name, description }, (from) =>
      [this.account(key), ...people].map((account, index) => membership(account, index === 0, from)),
    );
    return { id };
  }

  /** By hand, as somebody can who owns the room, or whose chat it is. */
  changeApp({ do: what, chat, person }: api.ChangeApp): void {
    const { world } = this.parts;
    const { platform, events } = world;
    const account = person === undefined ? undefined : this.account(person);
    const place = account === undefined ? platform.conversations.get(chat ?? '') : platform.openPersonalChat(account);
    const by = account ?? place?.members[0]?.account;
    if (place === undefined || by === undefined) throw new ClientError('There is no such room or chat.');
    if (what === 'upgrade') events.upgraded(platform, by, place);
    if (what === 'remove') removeApp(world, place);
    if (what !== 'add') return;
    if (account !== undefined) account.hasBot = true;
    addApp(world, place);
  }

  consent(): void {
    this.parts.world.behaviour.consented = true;
  }

  changeFile({ school, text, by }: api.ChangeFile): void {
    this.parts.files.change(school, text, by);
  }

  tellEvent({ event }: api.TellEvent): void {
    const { events, platform } = this.parts.world;
    events.ofTeam(platform, event);
  }

  cases(): Promise<readonly api.PracticeCase[]> {
    return this.parts.remote.cases();
  }

  origin(key: string, handle: string): Promise<api.PracticeOrigin | null> {
    return this.parts.remote.origin(handle, this.account(key).id);
  }

  trace(): readonly api.TracedRequest[] {
    return this.parts.world.trace.list();
  }

  log(): string {
    return this.parts.supervisor.log.text();
  }

  walk(to: Moment): Promise<api.ClockWalked> {
    const { world, remote } = this.parts;
    return this.inTurn(() =>
      walk(
        world.clock,
        remote,
        to,
        () => this.settleEvents(),
        () => world.changes.tell(),
      ),
    );
  }

  settle(): Promise<void> {
    return this.inTurn(async () => {
      await this.parts.world.events.drained();
      await this.parts.remote.settle();
      await this.settleEvents();
    });
  }

  /** At once, whatever else is going on. */
  kill(): Promise<void> {
    return this.parts.supervisor.kill();
  }

  start(): Promise<void> {
    return this.inTurn(() => this.startBot());
  }

  /** The bot is away until then: the clock jumps, and nothing happens on the way. */
  down(until: Moment): Promise<void> {
    return this.inTurn(async () => {
      const { world, supervisor } = this.parts;
      if (until < world.clock.now())
        throw new ClientError(`It is ${world.clock.now()} already: the clock only goes forward.`);
      await supervisor.kill();
      world.clock.set(until);
      await this.startBot();
    });
  }

  fail(faults: api.Faults): void {
    const { world, wire } = this.parts;
    world.faults.set(faults.platform);
    if (faults.storage === 'cut') wire.cut();
    else wire.mend();
    world.changes.tell();
  }

  chooseWorld({ world: name }: api.ChooseWorld): void {
    const { behaviour, changes } = this.parts.world;
    behaviour.change(name);
    changes.tell();
  }

  reset({
    school,
    now,
    world: behaviour = 'kind',
    patient = this.parts.patient,
    welcome = this.parts.welcomes,
  }: api.Reset): Promise<void> {
    return this.inTurn(async () => {
      const { world, supervisor, clients, furnish, begins } = this.parts;
      // Made first, at the moment at which it begins: a mistake in a school file leaves everything as it was.
      const before = world.clock.now();
      const start = now ?? begins;
      let platform: Platform;
      world.clock.set(start);
      try {
        platform = furnish(school ?? world.platform.school.id);
      } finally {
        // A page that looks in between sees the old school at its own time, never at that of the new one.
        world.clock.set(before);
      }
      await supervisor.rest();
      this.fail({ platform: [], storage: 'up' });
      await world.events.drained();
      supervisor.forgetTables();
      supervisor.log.clear();
      clients.forget();
      world.trace.clear();
      world.platform = platform;
      world.clock.set(start);
      world.clock.patient = patient;
      world.behaviour.begin(behaviour);
      await this.startBot();
      if (welcome) this.welcome();
      await this.settleEvents();
    });
  }

  private welcome(): void {
    const { platform, events } = this.parts.world;
    for (const account of platform.accounts) {
      if (account.hasBot && account.tenant === platform.school.tenant) {
        events.installed(platform, account, platform.openPersonalChat(account));
      }
    }
  }

  private async startBot(): Promise<void> {
    const { supervisor, remote, world } = this.parts;
    await supervisor.start();
    await remote.setClock(world.clock.now());
    await this.settleEvents();
  }

  /** What the platform told the bot may have given it something to do, and that may make the platform tell more. */
  private async settleEvents(): Promise<void> {
    const { events, behaviour } = this.parts.world;
    while ((await events.drained()) || behaviour.keepPromises()) await this.parts.remote.settle();
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private account(key: string): Account {
    const account = this.parts.world.platform.byKey(key);
    if (account !== undefined) return account;
    const known = this.parts.world.platform.accounts.map((one) => one.key).join(', ');
    throw new ClientError(`Nobody here is called "${key}"; there are: ${known}.`);
  }
}
