import { card, message, openSchool, type Row, type TestSchool } from './fake-bot';

describe('the played Bot Connector', () => {
  let school: TestSchool;

  beforeAll(async () => {
    school = await openSchool({ settings: { sendsPerSecond: 7 } });
  });
  afterAll(() => school.practice.stop());

  const say = (text: string): Record<string, unknown> => ({ type: 'message', text });
  const personal = async (key: string): Promise<string> => (await school.personal(key)).id;
  const path = (id: string, rest = ''): string => `/conversations/${encodeURIComponent(id)}/activities${rest}`;

  it('wants a token of its own audience', async () => {
    const id = await personal('anna');
    const graphToken = (await school.token('https://graph.microsoft.com/.default')).body.access_token;
    expect((await school.call('POST', `/v3${path(id)}`, say('hoi'))).status).toBe(401);
    const wrong = { authorization: `Bearer ${graphToken}` };
    expect((await school.call('POST', `/v3${path(id)}`, say('hoi'), wrong)).status).toBe(401);
    expect((await school.connector('POST', path(id), say('hoi'))).status).toBe(201);
  });

  it('posts, replies to unknown activities, updates and deletes', async () => {
    const id = await personal('bas');
    const sent = await school.connector('POST', path(id), message(card(), { summary: 'er staat iets klaar' }));
    const reply = await school.connector('POST', path(id, '/unknown'), say('tweede'));
    expect([sent.status, reply.status]).toEqual([201, 201]);
    expect((await school.connector('PUT', path(id, `/${reply.body.id}`), say('derde'))).status).toBe(200);
    expect((await school.connector('DELETE', path(id, `/${sent.body.id}`))).status).toBe(200);
    const { messages } = await school.personal('bas');
    expect(messages).toEqual([
      expect.objectContaining({ id: sent.body.id, deleted: true }),
      expect.objectContaining({ text: 'derde', updatedAt: school.practice.world.clock.now() }),
    ]);
    expect(messages[0]).not.toHaveProperty('card');
  });

  it('answers 404 to what it does not know', async () => {
    const id = await personal('anna');
    expect((await school.connector('PUT', path(id, '/123'), say('x'))).status).toBe(404);
    expect((await school.connector('DELETE', path(id, '/123'))).status).toBe(404);
    expect((await school.connector('POST', path('19:none@thread.v2'), say('x'))).status).toBe(404);
  });

  it('lets the bot change its own messages only', async () => {
    await school.call('POST', '/practice/people/noor/messages', { chat: 'personal', text: 'help' });
    const { id, messages } = await school.personal('noor');
    expect((await school.connector('DELETE', path(id, `/${messages[0]!.id}`))).status).toBe(403);
  });

  it.each([
    ['a card of version 1.6', card({ version: '1.6' }), 400],
    ['something that is no card', { type: 'Card' }, 400],
    ['a card of more than 28 kB', card({ fallbackText: 'x'.repeat(29_000) }), 413],
  ])('refuses %s', async (_what, content, status) => {
    expect((await school.connector('POST', path(await personal('anna')), message(content))).status).toBe(status);
  });

  it('refuses a message without anything in it, and a mention that is not in its text', async () => {
    const id = await personal('anna');
    expect((await school.connector('POST', path(id), { type: 'message' })).status).toBe(400);
    const mention = { type: 'mention', text: '<at>Anna</at>', mentioned: { id: school.person('anna').teamsId } };
    expect((await school.connector('POST', path(id), { ...say('hoi'), entities: [mention] })).status).toBe(400);
  });

  it('shows a targeted message to its recipient alone, who must be there', async () => {
    const { id } = await school.open();
    const to = (key: string): object => ({ ...say('alleen voor jou'), recipient: { id: school.person(key).teamsId } });
    const targeted = '?isTargetedActivity=true';
    expect((await school.connector('POST', path(id, targeted), to('anna'))).status).toBe(201);
    const seenBy = async (key: string): Promise<readonly object[]> =>
      (await school.chats(key)).find((chat) => chat.id === id)!.messages;
    expect(await seenBy('anna')).toEqual([expect.objectContaining({ text: 'alleen voor jou', targeted: true })]);
    expect(await seenBy('bas')).toEqual([]);
    expect((await school.connector('POST', path(id, targeted), to('vreemde'))).status).toBe(400);
    expect((await school.connector('POST', path(await personal('anna'), targeted), to('anna'))).status).toBe(400);
  });

  describe('one to one', () => {
    const create = (key: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
      isGroup: false,
      members: [{ id: school.person(key).teamsId }],
      tenantId: school.env['BOT_TENANT_ID'],
      ...more,
    });

    it('opens the chat of somebody who has the bot, by either id', async () => {
      const byTeams = await school.connector('POST', '/conversations', create('sam'));
      const byEntra = await school.connector(
        'POST',
        '/conversations',
        create('sam', { members: [{ id: school.person('sam').id }] }),
      );
      expect(byTeams.status).toBe(201);
      expect(byEntra.body.id).toBe(byTeams.body.id);
      expect(byTeams.body.id).toBe(await personal('sam'));
    });

    it('is 403 for somebody without the bot, until it is installed for them', async () => {
      expect((await school.connector('POST', '/conversations', create('bo'))).status).toBe(403);
      const app = `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${school.env['TEAMS_APP_ID']!}`;
      const install = (): Promise<{ status: number }> =>
        school.graph('POST', `/v1.0/users/${school.person('bo').id}/teamwork/installedApps`, {
          'teamsApp@odata.bind': app,
        });
      expect((await install()).status).toBe(201);
      expect((await install()).status).toBe(409);
      expect(
        (await school.connector('POST', '/conversations', create('bo', { activity: say('dag') }))).body,
      ).toHaveProperty('activityId');
      await school.call('POST', '/practice/settle');
      const told = school.bot.heard
        .map(({ activity }) => activity)
        .filter(({ from }) => from.aadObjectId === school.person('bo').id);
      expect(told.map(({ type }) => type)).toEqual(['conversationUpdate', 'installationUpdate']);
    });

    it('wants the right tenant', async () => {
      expect((await school.connector('POST', '/conversations', create('sam', { tenantId: undefined }))).status).toBe(
        400,
      );
      expect((await school.connector('POST', '/conversations', create('vreemde'))).status).toBe(403);
    });
  });

  describe('in a private channel', () => {
    const thread = (id: string): Record<string, unknown> => ({
      isGroup: true,
      channelData: { channel: { id } },
      activity: message(card()),
    });

    it('is 403 until the app was added to the channel; then a thread begins', async () => {
      const id = await school.channel('Zorg AAAA');
      const before = await school.connector('POST', '/conversations', thread(id));
      expect([before.status, before.body.error.code]).toEqual([403, 'BotNotInConversationRoster']);
      expect((await school.enable(id)).status).toBe(204);
      const { status, body } = await school.connector('POST', '/conversations', thread(id));
      expect(status).toBe(201);
      expect(body.id).toBe(`${id};messageid=${body.activityId}`);
      const reply = await school.connector('POST', path(body.id), message(card()));
      expect(reply.status).toBe(201);
      const room = (await school.chats('anna')).find((chat) => chat.id === id);
      expect(room!.messages.map((one) => one.root)).toEqual([body.activityId, body.activityId]);
      expect((await school.connector('POST', path(`${id};messageid=1`), say('x'))).status).toBe(404);
      expect((await school.chats('noor')).some((chat) => chat.id === id)).toBe(false);
    });

    it("names the team's roster as the channel's, as Teams does", async () => {
      const id = await school.channel('Zorg BBBB');
      await school.enable(id);
      const roster = await school.connector('GET', `/conversations/${encodeURIComponent(id)}/members`);
      expect((roster.body as unknown as readonly Row[]).map((one) => one.name)).toContain('Noor Hendriks');
      const inGraph = await school.graph('GET', school.channels(`/${id}/members`));
      expect(inGraph.body.value.map((one) => one.displayName)).toEqual(['Carla Postma', 'Anna Bakker']);
    });

    it('takes nothing once archived', async () => {
      const id = await school.channel('Zorg CCCC');
      await school.enable(id);
      expect((await school.graph('POST', school.channels(`/${id}/archive`))).status).toBe(202);
      expect((await school.connector('POST', '/conversations', thread(id))).status).toBe(403);
    });
  });

  it('asks for patience after too many messages in one thread', async () => {
    const id = await personal('willem');
    const answers = await Promise.all(Array.from({ length: 8 }, () => school.connector('POST', path(id), say('x'))));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(1);
    expect(refused[0]!.headers.get('retry-after')).toBe('1');
  });

  it('pages through a roster, and knows one member', async () => {
    const id = (await school.open()).id;
    const first = await school.connector('GET', `/conversations/${id}/pagedmembers?pageSize=2`);
    expect(first.body.members).toHaveLength(2);
    const next = await school.connector(
      'GET',
      `/conversations/${id}/pagedmembers?pageSize=2&continuationToken=${first.body.continuationToken}`,
    );
    expect(next.body.members[0]!.id).not.toBe(first.body.members[0]!.id);
    expect((await school.connector('GET', `/conversations/${id}/members/${school.person('anna').id}`)).body.name).toBe(
      'Anna Bakker',
    );
    expect((await school.connector('GET', `/conversations/${id}/members/${school.person('vera').id}`)).status).toBe(
      404,
    );
  });

  it('knows the team and the channels in which the bot is', async () => {
    const { threadId } = school.practice.world.platform.team;
    expect((await school.connector('GET', `/teams/${threadId}`)).body.name).toBe('Basisschool De Lindeboom');
    expect((await school.connector('GET', `/teams/${threadId}/conversations`)).body.conversations[0]).toEqual({
      id: threadId,
      name: null,
    });
  });
});
