import type { Message, RoomRef, RoomSpec } from '../../src/service/surface';
import { CATALOGUE_ID, PERSON, startBot, TEAM, type Bot } from './support/bot';
import { FakeMicrosoft, TENANT } from './support/fake-microsoft';

const OTHER = '44444444-4444-4444-8444-444444444444';
const spec: RoomSpec = { caseId: 'c1', code: 'K7M4', title: 'Zorg K7M4', school: 'de-linde', members: [PERSON, OTHER] };
const message: Message = { card: { template: 'room', data: {} }, mentions: [PERSON] };

describe('rooms on Teams', () => {
  let microsoft: FakeMicrosoft;
  let bot: Bot;

  beforeAll(async () => {
    microsoft = await FakeMicrosoft.start();
    bot = await startBot(microsoft);
  });
  beforeEach(() => {
    microsoft.forget();
    bot.notes.logged.length = 0;
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

    it('another case with the same name is another room', async () => {
      microsoft.on(LIST, { body: { value: [{ id: '19:x', displayName: 'Zorg K7M4', description: 'K7M' }] } });
      expect((await bot.teams.surface.openRoom(spec)).id).toBe('19:room@thread.tacv2');
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

    it('admits a person; whoever is there already is there', async () => {
      microsoft.on(/^POST .*members$/, { status: 201 }, { status: 400 });
      microsoft.on(/^GET .*members$/, { body: { value: [{ id: 'm2', userId: OTHER.toUpperCase(), roles: [] }] } });
      await bot.teams.surface.admit(room, OTHER);
      await bot.teams.surface.admit(room, OTHER);
      expect(microsoft.asked(/^POST .*members$/)).toHaveLength(2);
    });

    it('does not admit who is not in the team', async () => {
      microsoft.on(/^POST .*members$/, { status: 400 });
      microsoft.on(/^GET .*members$/, { body: { value: [] } });
      await expect(bot.teams.surface.admit(room, OTHER)).rejects.toMatchObject({ failure: 'refused' });
    });

    it('dismisses a person, and keeps an owner', async () => {
      const value = [
        { id: 'm1', userId: PERSON, roles: ['owner'] },
        { id: 'm2', userId: OTHER, roles: [] },
      ];
      microsoft.on(MEMBERS, { body: { value } }, { status: 200 }, { status: 204 });
      await bot.teams.surface.dismiss(room, PERSON);
      expect(microsoft.asked(MEMBERS).map(({ method, path }) => `${method} ${path.split('/').pop() ?? ''}`)).toEqual([
        'GET members',
        'PATCH m2',
        'DELETE m1',
      ]);
    });

    it('whoever is gone is gone', async () => {
      microsoft.on(MEMBERS, { body: { value: [] } });
      await bot.teams.surface.dismiss(room, OTHER);
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
    const room: RoomRef = { kind: 'group-chat', id: '19:chat@thread.v2', title: 'Zorg K7M4' };

    beforeEach(() => {
      bot.notes.place = { tenant: TENANT, kind: 'group-chat' };
      microsoft.on(CHATS, { body: { value: [{ id: '19:lunch@thread.v2', topic: 'Lunch' }] } });
      microsoft.on(CREATE, { status: 201, body: { id: '19:chat@thread.v2', topic: 'Zorg K7M4' } });
      microsoft.on(/^POST .*chats\/.*\/installedApps$/, { status: 201 }, { status: 409 });
    });

    it('is made with everybody, and the bot in it', async () => {
      expect(await bot.teams.surface.openRoom(spec)).toEqual(room);
      expect(microsoft.asked(CREATE)[0]?.body).toMatchObject({ chatType: 'group', topic: 'Zorg K7M4' });
      expect(microsoft.asked(CREATE)[0]?.body['members']).toHaveLength(2);
    });

    it('is found again by its code in the topic', async () => {
      microsoft.on(CHATS, { body: { value: [{ id: '19:chat@thread.v2', topic: 'Zorg K7M4' }] } });
      await bot.teams.surface.openRoom(spec);
      expect(await bot.teams.surface.openRoom(spec)).toEqual(room);
      expect(microsoft.asked(CREATE)).toEqual([]);
    });

    it('admits with the history that the newcomer needs, dismisses, takes messages', async () => {
      microsoft.on(/^POST .*members$/, { status: 201 });
      microsoft.on(/^GET .*members$/, { body: { value: [{ id: 'm2', userId: OTHER, roles: ['owner'] }] } });
      microsoft.on(/^DELETE .*members\/m2$/, { status: 204 });
      await bot.teams.surface.admit(room, OTHER);
      await bot.teams.surface.dismiss(room, OTHER);
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
