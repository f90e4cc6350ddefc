import { Pace } from '../../tools/practice/connector/pace';
import { worlds, type WorldName } from '../../tools/practice/worlds/manners';
import { openSchool, type Got, type TestSchool } from './fake-bot';

/** Milliseconds: a school opens in one on a quiet machine. */
const PATIENCE = 30_000;

describe('a world', () => {
  let school: TestSchool;

  beforeAll(async () => {
    school = await openSchool();
  }, PATIENCE);
  afterAll(() => school.practice.stop());

  const control = (path: string, body: unknown = {}): Promise<Got> => school.call('POST', `/practice/${path}`, body);
  const begin = async (world: WorldName): Promise<void> => {
    expect((await control('reset', { world })).status).toBe(204);
    expect((await school.call('GET', '/practice/school')).body).toMatchObject({ world });
    school.bot.heard.length = 0;
  };
  const app = (consents?: readonly string[]): Record<string, unknown> => ({
    'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${school.env['TEAMS_APP_ID']!}`,
    ...(consents && {
      consentedPermissionSet: {
        resourceSpecificPermissions: consents.map((permissionValue) => ({
          permissionValue,
          permissionType: 'application',
        })),
      },
    }),
  });
  const told = (): readonly string[] =>
    school.bot.heard
      .map(({ activity }) => activity as unknown as { type: string; action?: string })
      .filter(({ type }) => type === 'installationUpdate')
      .map(({ action }) => action ?? '');

  describe('where things are slow to appear', () => {
    beforeEach(() => begin('slow-to-appear'));

    it('does not know a channel that was just made, and then lists the whole team in it', async () => {
      const members = school.channels(`/${await school.channel()}/members`);
      const statuses = [];
      for (let time = 0; time < worlds['slow-to-appear'].freshIsUnknown; time += 1)
        statuses.push((await school.graph('GET', members)).status);
      expect(statuses).toEqual([404, 404, 404]);
      const listed = async (): Promise<number> => (await school.graph('GET', members)).body.value.length;
      expect(await listed()).toBeGreaterThan(2);
      expect(await listed()).toBeGreaterThan(2);
      expect(await listed()).toBe(2);
    });

    it('gives the chat of somebody for whom the app was installed only with the event', async () => {
      const bo = school.person('bo');
      const open = (): Promise<Got> =>
        school.connector('POST', '/conversations', {
          members: [{ id: bo.id }],
          tenantId: school.env['BOT_TENANT_ID'],
        });
      expect((await school.graph('POST', `/v1.0/users/${bo.id}/teamwork/installedApps`, app())).status).toBe(201);
      expect((await open()).status).toBe(403);
      await control('settle');
      expect(told()).toEqual(['add']);
      expect((await open()).status).toBe(201);
    });

    it('leaves a channel closed for a while after it was opened again', async () => {
      const id = await school.channel();
      const channel = school.channels(`/${id}`);
      for (let time = 0; time < 3; time += 1) await school.graph('GET', channel);
      await school.enable(id);
      const write = (): Promise<Got> =>
        school.connector('POST', `/conversations/${id}/activities`, { type: 'message', text: 'dag' });
      await school.graph('POST', `${channel}/archive`, {});
      expect((await school.graph('POST', `${channel}/unarchive`, {})).status).toBe(202);
      expect((await write()).status).toBe(403);
      await control('settle');
      expect((await write()).status).toBe(201);
    });
  });

  it('without bots in private channels lets nobody but a person add the app, and tells the bot then', async () => {
    await begin('no-bots-in-private-channels');
    const id = await school.channel();
    expect((await school.enable(id)).status).toBe(403);
    const write = (): Promise<Got> =>
      school.connector('POST', `/conversations/${id}/activities`, { type: 'message', text: 'dag' });
    const refused = await write();
    expect([refused.status, refused.body.error.code]).toEqual([403, 'BotNotInConversationRoster']);
    await control('app', { do: 'add', chat: id });
    await control('settle');
    expect(told()).toEqual(['add']);
    expect((await write()).status).toBe(201);
  });

  describe('with strict group chats', () => {
    beforeEach(() => begin('group-chats-strict'));

    it('wants guests as guests, and no guest as an owner', async () => {
      const make = (role: string): Promise<Got> =>
        school.graph('POST', '/v1.0/chats', {
          chatType: 'group',
          topic: 'Zorg',
          members: [school.member('carla', ['owner']), school.member('joris', [role])],
        });
      expect((await make('owner')).status).toBe(400);
      expect((await make('guest')).status).toBe(201);
      const channel = await school.graph('POST', school.channels(), {
        displayName: 'Zorg',
        membershipType: 'private',
        members: [school.member('joris', ['owner'])],
      });
      expect(channel.status).toBe(500);
    });

    it('takes the app only with consent to exactly what it asks in a chat', async () => {
      const members = [school.member('carla', ['owner']), school.member('anna', ['owner'])];
      const { id } = (await school.graph('POST', '/v1.0/chats', { chatType: 'group', topic: 'Zorg', members })).body;
      const install = (consents?: readonly string[]): Promise<Got> =>
        school.graph('POST', `/v1.0/chats/${id}/installedApps`, app(consents));
      expect((await install()).status).toBe(400);
      expect((await install(['Chat.Manage.Chat', 'ChatMessage.Read.Chat'])).status).toBe(400);
      expect((await install(['Chat.Manage.Chat'])).status).toBe(201);
    });
  });

  it('without consent refuses what does not come with the app, until an administrator agrees', async () => {
    await begin('unconsented');
    const members = school.channels(`/${await school.channel()}/members`);
    const add = (): Promise<Got> => school.graph('POST', members, school.member('sam'));
    const refused = await add();
    expect([refused.status, refused.body.error.message]).toEqual([
      403,
      expect.stringContaining('ChannelMember.ReadWrite.All'),
    ]);
    await control('consent');
    expect((await add()).status).toBe(201);
  });

  it('lets only the chats in which the app is be managed by what comes with it', async () => {
    await begin('kind');
    const members = [school.member('carla', ['owner']), school.member('anna', ['owner'])];
    const { id } = (await school.graph('POST', '/v1.0/chats', { chatType: 'group', topic: 'Zorg', members })).body;
    const add = (): Promise<Got> => school.graph('POST', `/v1.0/chats/${id}/members`, school.member('sam', ['owner']));
    expect((await add()).status).toBe(403);
    await school.graph('POST', `/v1.0/chats/${id}/installedApps`, app());
    expect((await add()).status).toBe(201);
  });

  it('tells the bot that its app was upgraded or taken away, and of the team whatever happens there', async () => {
    await begin('kind');
    await control('app', { do: 'upgrade', person: 'noor' });
    await control('app', { do: 'remove', person: 'noor' });
    await control('event', { event: 'channelCreated' });
    await control('settle');
    expect(told()).toEqual(['add-upgrade', 'remove']);
    expect(school.bot.heard.map(({ activity }) => activity.channelData.eventType)).toContain('channelCreated');
    const write = await school.connector('POST', '/conversations', {
      members: [{ id: school.person('noor').id }],
      tenantId: school.env['BOT_TENANT_ID'],
    });
    expect(write.status).toBe(403);
    await control('app', { do: 'add', person: 'noor' });
    await control('settle');
    expect(told()).toEqual(['add-upgrade', 'remove', 'add']);
  });
});

describe('the pace of Teams', () => {
  it('is held per thread over a second, half a minute and an hour, by the practice clock', () => {
    const clock = { moment: '2027-05-18T07:00:00.000Z', now: () => clock.moment };
    const pace = new Pace(
      () => worlds['teams-paces'].paces,
      clock,
      () => 0,
    );
    const at = (milliseconds: number): void => {
      clock.moment = new Date(Date.parse('2027-05-18T07:00:00.000Z') + milliseconds).toISOString();
    };
    /** How many are taken now, and how long the next has to wait. */
    const burst = (): readonly [number, string | undefined] => {
      for (let taken = 0; taken < 100; taken += 1) {
        try {
          pace.take('a');
        } catch (problem) {
          return [taken, (problem as { headers: Record<string, string> }).headers['Retry-After']];
        }
      }
      return [100, undefined];
    };
    expect(burst()).toEqual([7, '1']);
    at(999);
    expect(burst()).toEqual([0, '1']);
    for (let second = 1; second < 8; second += 1) {
      at(second * 1_000);
      expect(burst()[0]).toBe(7);
    }
    at(8_000);
    expect(burst()).toEqual([4, '22']);
    expect(() => pace.take('another')).not.toThrow();
    at(30_000);
    expect(burst()).toEqual([7, '1']);
  });
});
