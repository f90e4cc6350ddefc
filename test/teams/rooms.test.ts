import { card } from '../../src/room/card-data';
import type { Message, RoomRef, RoomSpec } from '../../src/service/surface';
import { activity, CATALOGUE_ID, PERSON, startBot, TEAM, type Bot } from './support/bot';
import { FakeMicrosoft, TENANT } from './support/fake-microsoft';

const OTHER = '44444444-4444-4444-8444-444444444444';
const GUEST = '55555555-5555-4555-8555-555555555555';
const spec: RoomSpec = {
  caseId: 'c1',
  code: 'K7M4',
  title: 'Zorg K7M4',
  school: 'de-linde',
  members: [PERSON, OTHER],
  externals: [],
  owner: PERSON,
};
const MINUTE = 60_000;
const message: Message = { card: card('notice', { title: 'Zorg K7M4', text: 'Kijk even.' }), mentions: [PERSON] };

describe('rooms on Teams', () => {
  let microsoft: FakeMicrosoft;
  let bot: Bot;
  const pass = (milliseconds: number): void => {
    bot.notes.now = new Date(Date.parse(bot.notes.now) + milliseconds).toISOString();
  };

  beforeAll(async () => {
    microsoft = await FakeMicrosoft.start();
    bot = await startBot(microsoft);
  });
  beforeEach(() => {
    microsoft.forget();
    bot.notes.logged.length = 0;
    // What an earlier test made is not fresh any more.
    pass(10 * MINUTE);
  });
  afterAll(async () => {
    await bot.stop();
    await microsoft.stop();
  });

  describe('a private channel', () => {
    const CHANNELS = `/graph/v1.0/teams/${TEAM}/channels`;
    const LIST = new RegExp(`^GET ${CHANNELS}\\?`);
    const CREATE = new RegExp(`^POST ${CHANNELS}$`);
    const ENABLE = /^POST \/graph\/beta\/.*\/enabledApps\/\$ref$/;
    const room: RoomRef = { kind: 'private-channel', id: '19:room@thread.tacv2', team: TEAM, tenant: TENANT };
    const MEMBERS = /channels\/19:room@thread.tacv2\/members/;

    beforeEach(() => {
      bot.notes.place = { tenant: TENANT, kind: 'private-channel', team: TEAM };
      microsoft.on(LIST, { body: { value: [] } });
      microsoft.on(CREATE, { status: 201, body: { id: '19:room@thread.tacv2' } });
      microsoft.on(ENABLE, { status: 204 });
    });

    it('is made with its owner alone, under a name that tells no child, and the app is added', async () => {
      expect(await bot.teams.surface.openRoom(spec)).toEqual(room);
      expect(microsoft.asked(CREATE)[0]?.body).toEqual({
        displayName: 'Zorg K7M4',
        description: expect.stringContaining('K7M4'),
        membershipType: 'private',
        members: [
          {
            '@odata.type': '#microsoft.graph.aadUserConversationMember',
            roles: ['owner'],
            'user@odata.bind': `${microsoft.url}/graph/v1.0/users('${PERSON}')`,
          },
        ],
      });
      expect(microsoft.asked(ENABLE)[0]?.body).toEqual({
        '@odata.id': `${microsoft.url}/graph/beta/appCatalogs/teamsApps/${CATALOGUE_ID}`,
      });
      expect(microsoft.asked(CREATE)[0]?.authorization).toBe('Bearer token for https://graph.microsoft.com/.default');
    });

    it('whose making was never answered is found by its code, on whatever page it stands', async () => {
      microsoft.on(CREATE, 'hang up');
      await expect(bot.teams.surface.openRoom(spec)).rejects.toMatchObject({ failure: 'unknown' });
      const { description } = microsoft.asked(CREATE)[0]!.body;
      const next = `${microsoft.url}/graph/v1.0/teams/${TEAM}/channels?page=2`;
      microsoft.on(LIST, { body: { value: [{ id: '19:x', description: 'Iets anders' }], '@odata.nextLink': next } });
      microsoft.on(/channels\?page=2$/, { body: { value: [{ id: '19:room@thread.tacv2', description }] } });
      expect(await bot.teams.surface.openRoom(spec)).toEqual(room);
      expect(microsoft.asked(CREATE)).toHaveLength(1);
    });

    it('that somebody had ready under its name and description is left alone, and the operator is told', async () => {
      const description = 'Besloten ruimte bij zorg K7M4. Gemaakt door Zorgmelding.';
      microsoft.on(LIST, { body: { value: [{ id: '19:x', displayName: 'zorg k7m4', description }] } });
      expect((await bot.teams.surface.openRoom(spec)).id).toBe('19:room@thread.tacv2');
      expect(microsoft.asked(CREATE)[0]?.body['displayName']).toBe('Zorg K7M4 2');
      expect(bot.notes.logged.join()).toContain('left alone');
    });

    it('gets another name when its own is taken by a channel that no list shows', async () => {
      microsoft.on(CREATE, { status: 400 }, { status: 201, body: { id: '19:room@thread.tacv2' } });
      expect(await bot.teams.surface.openRoom(spec)).toEqual(room);
      expect(microsoft.asked(CREATE).map(({ body }) => body['displayName'])).toEqual(['Zorg K7M4', 'Zorg K7M4 2']);
    });

    it('is marked by its case: the mark of one is not that of another', async () => {
      await bot.teams.surface.openRoom(spec);
      await bot.teams.surface.openRoom({ ...spec, caseId: 'c2' });
      const [first, second] = microsoft.asked(CREATE).map(({ body }) => body['description']);
      expect(first).not.toEqual(second);
    });

    it('is owned by whom the case says, also when they are not the first', async () => {
      await bot.teams.surface.openRoom({ ...spec, owner: OTHER });
      expect(JSON.stringify(microsoft.asked(CREATE)[0]?.body['members'])).toContain(OTHER);
    });

    it('gets another owner, and takes the right from the former holder', async () => {
      const value = [
        { id: 'm1', userId: PERSON, roles: ['owner'] },
        { id: 'm2', userId: OTHER, roles: [] },
      ];
      microsoft.on(MEMBERS, { body: { value } }, { status: 200 });
      await bot.teams.surface.own(room, OTHER);
      const changes = microsoft.asked(/^PATCH/).map(({ path, body }) => [path.split('/').pop(), body['roles']]);
      expect(changes).toEqual([
        ['m2', ['owner']],
        ['m1', []],
      ]);
    });

    it('that has its owner already is left as it is', async () => {
      microsoft.on(MEMBERS, { body: { value: [{ id: 'm1', userId: PERSON, roles: ['owner'] }] } });
      await bot.teams.surface.own(room, PERSON);
      expect(microsoft.asked(/^PATCH/)).toEqual([]);
    });

    describe('made a moment ago', () => {
      beforeEach(() => bot.teams.surface.openRoom(spec));

      it('answers 404 for a while, which is no refusal; later it is', async () => {
        microsoft.on(/^POST .*members$/, { status: 404, body: { error: { code: 'NotFound' } } });
        microsoft.on(/^GET .*members$/, { body: { value: [] } });
        await expect(bot.teams.surface.admit(room, OTHER, false)).rejects.toMatchObject({
          failure: 'busy',
          code: 'NotFound',
        });
        pass(2 * MINUTE);
        await expect(bot.teams.surface.admit(room, OTHER, false)).rejects.toMatchObject({ failure: 'refused' });
      });

      it('may list the whole team, which proves that nobody was let in', async () => {
        const value = [PERSON, OTHER, GUEST].map((userId) => ({ id: userId, userId, roles: [] }));
        microsoft.on(/^POST .*members$/, { status: 400 });
        microsoft.on(/^GET .*members$/, { body: { value } });
        await expect(bot.teams.surface.members(room)).rejects.toMatchObject({ failure: 'busy' });
        await expect(bot.teams.surface.admit(room, OTHER, false)).rejects.toMatchObject({ failure: 'busy' });
        pass(MINUTE);
        await bot.teams.surface.admit(room, OTHER, false);
        expect(await bot.teams.surface.members(room)).toHaveLength(3);
      });

      it('is believed about those of whom Teams told', async () => {
        const value = [PERSON, GUEST].map((userId) => ({ id: userId, userId, roles: [] }));
        microsoft.on(/^GET .*members$/, { body: { value } });
        await bot.post(
          activity(microsoft, {
            type: 'conversationUpdate',
            conversation: { id: room.id, conversationType: 'channel', tenantId: TENANT },
            channelData: { tenant: { id: TENANT }, channel: { id: room.id } },
            membersAdded: [{ id: '29:guest', aadObjectId: GUEST }],
          }),
        );
        expect(await bot.teams.surface.members(room)).toEqual([PERSON, GUEST]);
      });

      it('has its owner, of whom nothing is asked', async () => {
        microsoft.on(MEMBERS, 'hang up');
        await bot.teams.surface.admit(room, PERSON, false);
        await bot.teams.surface.own(room, PERSON);
        await expect(bot.teams.surface.own(room, OTHER)).rejects.toMatchObject({ failure: 'busy' });
        expect(microsoft.asked(MEMBERS)).toEqual([]);
      });

      it('does not take a message at once after the app came, which is no refusal; later it is', async () => {
        microsoft.on(/^POST \/v3\/conversations$/, {
          status: 403,
          body: { error: { code: 'BotNotInConversationRoster' } },
        });
        await expect(bot.teams.surface.post(room, message)).rejects.toMatchObject({
          failure: 'busy',
          retryAfter: 5000,
        });
        pass(2 * MINUTE);
        const refused = { failure: 'refused', code: 'BotNotInConversationRoster' };
        await expect(bot.teams.surface.post(room, message)).rejects.toMatchObject(refused);
      });
    });

    it('in which the app is not gets it again when a message is refused, now and then', async () => {
      const REFUSED = { failure: 'refused', code: 'BotNotInConversationRoster' };
      microsoft.on(/^POST \/v3\/conversations$/, {
        status: 403,
        body: { error: { code: 'BotNotInConversationRoster' } },
      });
      microsoft.on(ENABLE, { status: 403 });
      await bot.teams.surface.openRoom(spec);
      await expect(bot.teams.surface.post(room, message)).rejects.toMatchObject(REFUSED);
      expect(microsoft.asked(ENABLE)).toHaveLength(1);
      pass(10 * MINUTE);
      await expect(bot.teams.surface.post(room, message)).rejects.toMatchObject(REFUSED);
      await expect(bot.teams.surface.post(room, message)).rejects.toMatchObject(REFUSED);
      expect(microsoft.asked(ENABLE)).toHaveLength(2);
    });

    it('that was opened again a moment ago may not take messages yet', async () => {
      microsoft.on(/unarchive$/, { status: 202 });
      microsoft.on(/^POST \/v3\/conversations$/, { status: 403 });
      await bot.teams.surface.unarchive(room);
      await expect(bot.teams.surface.post(room, message)).rejects.toMatchObject({ failure: 'busy' });
    });

    it('stands also where the app must be added by hand, which the operator is told', async () => {
      microsoft.on(ENABLE, { status: 403 });
      expect(await bot.teams.surface.openRoom(spec)).toEqual(room);
      expect(bot.notes.logged.join()).toContain('by hand');
    });

    it('no token goes to another host, wherever the next page is said to be', async () => {
      microsoft.on(LIST, { body: { value: [], '@odata.nextLink': 'http://127.0.0.1:1/steal' } });
      await expect(bot.teams.surface.openRoom(spec)).rejects.toMatchObject({ failure: 'refused' });
    });

    it('cannot be made for a school without a team', async () => {
      bot.notes.place = { tenant: TENANT, kind: 'private-channel' };
      await expect(bot.teams.surface.openRoom(spec)).rejects.toMatchObject({
        message: expect.stringContaining('room.team'),
      });
    });

    it('admits a person; a member who is there is there', async () => {
      microsoft.on(/^POST .*members$/, { status: 201 }, { status: 400 });
      microsoft.on(/^GET .*members$/, { body: { value: [{ id: 'm2', userId: OTHER.toUpperCase(), roles: [] }] } });
      await bot.teams.surface.admit(room, OTHER, false);
      await bot.teams.surface.admit(room, OTHER, false);
      expect(microsoft.asked(/^POST .*members$/)).toHaveLength(2);
    });

    it('does not admit who is not in the team', async () => {
      microsoft.on(/^POST .*members$/, { status: 400 });
      microsoft.on(/^GET .*members$/, { body: { value: [] } });
      await expect(bot.teams.surface.admit(room, OTHER, false)).rejects.toMatchObject({ failure: 'refused' });
    });

    it('dismisses a person, and keeps an owner', async () => {
      const value = [
        { id: 'm1', userId: PERSON, roles: ['owner'] },
        { id: 'm2', userId: OTHER, roles: [] },
      ];
      microsoft.on(MEMBERS, { body: { value } }, { status: 200 }, { status: 204 });
      await bot.teams.surface.dismiss(room, PERSON, OTHER);
      expect(microsoft.asked(MEMBERS).map(({ method, path }) => `${method} ${path.split('/').pop() ?? ''}`)).toEqual([
        'GET members',
        'PATCH m2',
        'DELETE m1',
      ]);
    });

    it('a member who is gone is gone', async () => {
      microsoft.on(MEMBERS, { body: { value: [] } });
      await bot.teams.surface.dismiss(room, OTHER, PERSON);
      expect(microsoft.asked(/^DELETE/)).toEqual([]);
    });

    it('takes a message as a thread of its own, which later can be updated', async () => {
      microsoft.on(/^POST \/v3\/conversations$/, { status: 201, body: { id: '19:room@thread.tacv2;messageid=17' } });
      const ref = await bot.teams.surface.post(room, message);
      const [posted] = microsoft.asked(/^POST \/v3\/conversations$/);
      expect(posted?.body).toMatchObject({
        isGroup: true,
        channelData: { channel: { id: '19:room@thread.tacv2' } },
        activity: { type: 'message', summary: 'Zorgmelding: er staat iets voor je klaar' },
      });
      expect(ref).toMatchObject({ conversation: '19:room@thread.tacv2;messageid=17', id: '17' });
      await bot.teams.surface.update(ref, message);
      expect(
        microsoft.asked(/^PUT \/v3\/conversations\/19:room@thread.tacv2;messageid=17\/activities\/17$/),
      ).toHaveLength(1);
    });

    it('is archived, once or more often', async () => {
      microsoft.on(/archive$/, { status: 202 }, { status: 400 });
      microsoft.on(/^GET .*channels\/19:room@thread.tacv2$/, { body: { isArchived: true } });
      await bot.teams.surface.archive(room);
      await bot.teams.surface.archive(room);
      expect(microsoft.asked(/archive$/)).toHaveLength(2);
    });

    it('that cannot be archived says so', async () => {
      microsoft.on(/archive$/, { status: 400 });
      microsoft.on(/^GET .*channels\/19:room@thread.tacv2$/, { body: { isArchived: false } });
      await expect(bot.teams.surface.archive(room)).rejects.toMatchObject({ failure: 'refused' });
    });
  });

  describe('a group chat', () => {
    const CHATS = new RegExp(`^GET /graph/v1.0/users/${PERSON}/chats`);
    const CREATE = /^POST \/graph\/v1.0\/chats$/;
    const TITLE = /^Zorg K7M4 · [B-Z][2-9][B-Z][2-9]$/;
    const room: RoomRef = { kind: 'group-chat', id: '19:chat@thread.v2', title: 'Zorg K7M4' };

    beforeEach(() => {
      bot.notes.place = { tenant: TENANT, kind: 'group-chat' };
      microsoft.on(CHATS, { body: { value: [{ id: '19:lunch@thread.v2', topic: 'Lunch' }] } });
      microsoft.on(CREATE, { status: 201, body: { id: '19:chat@thread.v2', topic: 'Zorg K7M4' } });
      microsoft.on(/^POST .*chats\/.*\/installedApps$/, { status: 201 }, { status: 409 });
    });

    const rolesAsked = () =>
      (microsoft.asked(CREATE)[0]?.body['members'] as { 'user@odata.bind': string; roles: string[] }[]).map((one) => [
        one['user@odata.bind'].split("'")[1],
        ...one.roles,
      ]);

    it('is made with everybody, colleagues first and guests as guests, and the bot in it', async () => {
      const withGuest = { ...spec, members: [GUEST, OTHER, PERSON], externals: [GUEST] };
      expect(await bot.teams.surface.openRoom(withGuest)).toEqual({ ...room, title: expect.stringMatching(TITLE) });
      expect(microsoft.asked(CREATE)[0]?.body).toMatchObject({
        chatType: 'group',
        topic: expect.stringMatching(TITLE),
      });
      expect(rolesAsked()).toEqual([
        [PERSON, 'owner'],
        [OTHER, 'owner'],
        [GUEST, 'guest'],
      ]);
      expect(microsoft.asked(/installedApps$/)[0]?.body).toEqual({
        'teamsApp@odata.bind': `${microsoft.url}/graph/v1.0/appCatalogs/teamsApps/${CATALOGUE_ID}`,
        consentedPermissionSet: {
          resourceSpecificPermissions: [{ permissionValue: 'Chat.Manage.Chat', permissionType: 'Application' }],
        },
      });
    });

    it('is made with two where one of many is not taken', async () => {
      microsoft.on(CREATE, { status: 400 }, { status: 201, body: { id: '19:chat@thread.v2' } });
      await bot.teams.surface.openRoom({ ...spec, members: [PERSON, OTHER, GUEST] });
      expect(microsoft.asked(CREATE).map(({ body }) => (body['members'] as unknown[]).length)).toEqual([3, 2]);
    });

    it('whose making was never answered is found by its mark', async () => {
      microsoft.on(CREATE, 'hang up');
      await expect(bot.teams.surface.openRoom(spec)).rejects.toMatchObject({ failure: 'unknown' });
      const { topic } = microsoft.asked(CREATE)[0]!.body;
      microsoft.on(CHATS, { body: { value: [{ id: '19:chat@thread.v2', topic }] } });
      microsoft.on(/^GET .*members$/, { body: { value: [{ id: 'm1', userId: PERSON }] } });
      expect((await bot.teams.surface.openRoom(spec)).id).toBe(room.id);
      expect(microsoft.asked(CREATE)).toHaveLength(1);
      // Somebody was put into it meanwhile who does not belong there.
      microsoft.on(/^GET .*members$/, { body: { value: [{ id: 'm9', userId: GUEST }] } });
      microsoft.on(CREATE, { status: 201, body: { id: '19:another@thread.v2' } });
      expect((await bot.teams.surface.openRoom(spec)).id).toBe('19:another@thread.v2');
    });

    it('that somebody had ready under its name is left alone, and the operator is told', async () => {
      microsoft.on(CHATS, { body: { value: [{ id: '19:foretold@thread.v2', topic: 'Zorg K7M4' }] } });
      expect((await bot.teams.surface.openRoom(spec)).id).toBe(room.id);
      expect(microsoft.asked(CREATE)).toHaveLength(1);
      expect(bot.notes.logged.join()).toContain('left alone');
    });

    it('admits somebody of another organisation as a guest', async () => {
      microsoft.on(/^POST .*members$/, { status: 201 });
      await bot.teams.surface.admit(room, GUEST, true);
      expect(microsoft.asked(/^POST .*members$/)[0]?.body).toMatchObject({ roles: ['guest'] });
    });

    it('admits with the history that the newcomer needs, dismisses, takes messages', async () => {
      microsoft.on(/^POST .*members$/, { status: 201 });
      microsoft.on(/^GET .*members$/, { body: { value: [{ id: 'm2', userId: OTHER, roles: ['owner'] }] } });
      microsoft.on(/^DELETE .*members\/m2$/, { status: 204 });
      await bot.teams.surface.admit(room, OTHER, false);
      await bot.teams.surface.dismiss(room, OTHER, PERSON);
      await bot.teams.surface.post(room, message);
      expect(microsoft.asked(/^POST .*members$/)[0]?.body).toMatchObject({
        visibleHistoryStartDateTime: '0001-01-01T00:00:00Z',
      });
      expect(microsoft.asked(/^DELETE .*members\/m2$/)).toHaveLength(1);
      expect(microsoft.asked(/^POST \/v3\/conversations\/19:chat@thread.v2\/activities$/)).toHaveLength(1);
    });

    it('says in its topic that it is over', async () => {
      microsoft.on(/^PATCH \/graph\/v1.0\/chats/, { status: 200 });
      await bot.teams.surface.archive(room);
      expect(microsoft.asked(/^PATCH/)[0]?.body).toEqual({ topic: 'Zorg K7M4 (afgesloten)' });
    });
  });
});
