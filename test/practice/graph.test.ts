import { openSchool, type Got, type TestSchool } from './fake-bot';

describe('the played Microsoft Graph', () => {
  let school: TestSchool;

  beforeAll(async () => {
    school = await openSchool();
  });
  afterAll(() => school.practice.stop());

  const create = (body: Record<string, unknown>): Promise<Got> =>
    school.graph('POST', school.channels(), { membershipType: 'private', ...body });

  it('wants a token of its own audience, and speaks of errors as OData does', async () => {
    const { status, body } = await school.call('GET', `/graph${school.channels()}`);
    expect([status, body.error.code]).toEqual([401, 'InvalidAuthenticationToken']);
  });

  describe('a private channel', () => {
    it('is made with one owner and members of the team, and found by its description', async () => {
      const members = [school.member('carla', ['owner']), school.member('noor')];
      const made = await create({ displayName: 'Zorg F00D', description: 'case F00D', members });
      expect(made.status).toBe(201);
      const found = await school.graph(
        'GET',
        school.channels(`?$filter=${encodeURIComponent("description eq 'case F00D'")}`),
      );
      expect(found.body.value.map(({ id }) => id)).toEqual([made.body.id]);
      expect((await school.chats('noor')).find(({ id }) => id === made.body.id)?.kind).toBe('private-channel');
    });

    it.each(['', 'x'.repeat(51), 'Zorg: K7M4', 'Zorg #1', '_zorg', '.zorg', 'zorg.', 'zorg..1', 'Algemeen'])(
      'is not made with the name "%s"',
      async (displayName) => {
        expect((await create({ displayName, members: [school.member('carla', ['owner'])] })).status).toBe(400);
      },
    );

    it('is not made without exactly one owner, nor with somebody from outside the team', async () => {
      const owner = school.member('carla', ['owner']);
      expect((await create({ displayName: 'a', members: [school.member('anna')] })).status).toBe(400);
      expect((await create({ displayName: 'a', members: [owner, school.member('dirk', ['owner'])] })).status).toBe(400);
      expect((await create({ displayName: 'a', members: [owner, school.member('vera')] })).status).toBe(400);
      expect((await create({ displayName: 'a', members: [owner, school.member('vreemde')] })).status).toBe(404);
      expect((await create({ displayName: 'a', members: [{ ...owner, '@odata.type': undefined }] })).status).toBe(400);
      expect((await create({ displayName: 'a', members: [owner], membershipType: 'standard' })).status).toBe(400);
    });

    it('takes and loses members by the id of their membership', async () => {
      const id = await school.channel('Zorg 1111');
      const members = school.channels(`/${id}/members`);
      expect((await school.graph('POST', members, school.member('vera'))).status).toBe(400);
      const added = await school.graph('POST', members, school.member('sam'));
      expect([added.status, added.body.userId]).toEqual([201, school.person('sam').id]);
      expect((await school.graph('POST', members, school.member('sam'))).status).toBe(400);
      expect((await school.graph('DELETE', `${members}/${school.person('sam').id}`)).status).toBe(404);
      expect((await school.graph('DELETE', `${members}/${added.body.id}`)).status).toBe(204);
      expect((await school.chats('sam')).some((chat) => chat.id === id)).toBe(false);
      const owner = (await school.graph('GET', members)).body.value.find(({ roles }) => roles.includes('owner'));
      expect((await school.graph('DELETE', `${members}/${owner!.id}`)).status).toBe(400);
    });

    it('lets its last owner go once there is another', async () => {
      const members = school.channels(`/${await school.channel('Zorg 4444')}/members`);
      const [carla, anna] = (await school.graph('GET', members)).body.value;
      const heir = await school.graph('PATCH', `${members}/${anna!.id}`, { roles: ['owner'] });
      expect([heir.status, heir.body.roles]).toEqual([200, ['owner']]);
      expect((await school.graph('DELETE', `${members}/${carla!.id}`)).status).toBe(204);
    });

    it('tells the bot who comes and goes, once the app was added to it', async () => {
      const id = await school.channel('Zorg 2222');
      const heard = (): readonly (string | undefined)[] =>
        school.bot.heard
          .filter(({ activity }) => activity.conversation.id === id)
          .map(({ activity }) => activity.channelData.eventType);
      await school.graph('POST', school.channels(`/${id}/members`), school.member('sam'));
      await school.call('POST', '/practice/settle');
      expect(heard()).toEqual([]);
      await school.enable(id);
      await school.graph('POST', school.channels(`/${id}/members`), school.member('bas'));
      await school.call('POST', '/practice/settle');
      expect(heard()).toEqual(['channelMemberAdded', undefined, 'channelMemberAdded']);
    });

    it('takes the app by its id in the catalogue, not by that of the manifest', async () => {
      const id = await school.channel('Zorg 3333');
      const team = school.practice.world.platform.team.id;
      const reference = {
        '@odata.id': `https://graph.microsoft.com/beta/appCatalogs/teamsApps/${school.env['BOT_APP_ID']!}`,
      };
      expect(
        (await school.graph('POST', `/beta/teams/${team}/channels/${id}/enabledApps/$ref`, reference)).status,
      ).toBe(404);
    });
  });

  describe('a group chat', () => {
    const app = (): Record<string, unknown> => ({
      'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${school.env['TEAMS_APP_ID']!}`,
    });

    it('is made, found by its topic, and written in once the app is installed', async () => {
      const members = [school.member('carla', ['owner']), school.member('anna', ['owner'])];
      const made = await school.graph('POST', '/v1.0/chats', { chatType: 'group', topic: 'Zorg K7M4', members });
      expect(made.status).toBe(201);
      const filter = encodeURIComponent("topic eq 'Zorg K7M4'");
      const found = await school.graph('GET', `/v1.0/users/${school.person('carla').id}/chats?$filter=${filter}`);
      expect(found.body.value.map(({ id }) => id)).toEqual([made.body.id]);
      const write = (): Promise<Got> =>
        school.connector('POST', `/conversations/${made.body.id}/activities`, { type: 'message', text: 'dag' });
      expect((await write()).status).toBe(403);
      expect((await school.graph('POST', `/v1.0/chats/${made.body.id}/installedApps`, app())).status).toBe(201);
      expect((await school.graph('POST', `/v1.0/chats/${made.body.id}/installedApps`, app())).status).toBe(409);
      expect((await write()).status).toBe(201);
    });

    it('is listed for its members, page by page, under the topic that it has now', async () => {
      const members = [school.member('willem', ['owner']), school.member('dirk', ['owner'])];
      const chats: string[] = [];
      for (const topic of ['Zorg A', 'Zorg B']) {
        chats.push((await school.graph('POST', '/v1.0/chats', { chatType: 'group', topic, members })).body.id);
      }
      expect((await school.graph('PATCH', `/v1.0/chats/${chats[1]!}`, { topic: 'Zorg C' })).status).toBe(403);
      await school.graph('POST', `/v1.0/chats/${chats[1]!}/installedApps`, app());
      const renamed = await school.graph('PATCH', `/v1.0/chats/${chats[1]!}`, { topic: 'Zorg B (afgesloten)' });
      expect(renamed.status).toBe(200);
      const first = await school.graph('GET', `/v1.0/users/${school.person('willem').id}/chats?$top=1`);
      expect(first.body.value.map(({ topic }) => topic)).toEqual(['Zorg A']);
      const next = new URL(first.body['@odata.nextLink']);
      const second = await school.graph('GET', `${next.pathname.replace('/graph', '')}${next.search}`);
      expect(second.body.value.map(({ topic }) => topic)).toEqual(['Zorg B (afgesloten)']);
      expect(second.body['@odata.nextLink']).toBeUndefined();
      const others = await school.graph('GET', `/v1.0/users/${school.person('lies').id}/chats`);
      expect(others.body.value).toEqual([]);
    });

    it('shows a newcomer the past only when asked to', async () => {
      const members = [school.member('carla', ['owner']), school.member('anna', ['owner'])];
      const { id } = (await school.graph('POST', '/v1.0/chats', { chatType: 'group', topic: 'Zorg P8', members })).body;
      await school.graph('POST', `/v1.0/chats/${id}/installedApps`, app());
      await school.connector('POST', `/conversations/${id}/activities`, { type: 'message', text: 'eerder' });
      await school.call('POST', '/practice/clock', { to: '2027-05-18T08:00:00Z' });
      await school.graph('POST', `/v1.0/chats/${id}/members`, school.member('noor', ['owner']));
      await school.graph('POST', `/v1.0/chats/${id}/members`, {
        ...school.member('sam', ['owner']),
        visibleHistoryStartDateTime: '0001-01-01T00:00:00Z',
      });
      const seen = async (key: string): Promise<number | undefined> =>
        (await school.chats(key)).find((chat) => chat.id === id)?.messages.length;
      expect([await seen('noor'), await seen('sam')]).toEqual([0, 1]);
    });

    it('wants every colleague as an owner, and no colon in its topic', async () => {
      const carla = school.member('carla', ['owner']);
      const chat = (topic: string, other: unknown): Promise<Got> =>
        school.graph('POST', '/v1.0/chats', { chatType: 'group', topic, members: [carla, other] });
      expect((await chat('Zorg', school.member('anna'))).status).toBe(400);
      expect((await chat('Zorg: K7M4', school.member('anna', ['owner']))).status).toBe(400);
    });
  });

  it('says so, and writes it down, when it is asked for something that is not played here', async () => {
    expect((await school.graph('GET', '/v1.0/groups')).status).toBe(501);
    expect(school.practice.world.trace.list().at(-1)).toMatchObject({ path: '/graph/v1.0/groups', status: 501 });
  });

  it('knows the people of its own tenant only', async () => {
    expect((await school.graph('GET', `/v1.0/users/${school.person('lies').id}/chats`)).status).toBe(200);
    expect((await school.graph('GET', `/v1.0/users/${school.person('vreemde').id}/chats`)).status).toBe(404);
  });

  it('says to a caller that it is there, as the Connector does', async () => {
    expect((await school.graph('GET', '/v1.0/')).status).toBe(200);
    expect((await school.connector('GET', '/conversations')).status).toBe(405);
  });
});
