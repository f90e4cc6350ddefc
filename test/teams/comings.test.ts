import { activity, PERSON, startBot, type Bot } from './support/bot';
import { APP_ID, FakeMicrosoft, TENANT } from './support/fake-microsoft';

describe('people who come into a room and go', () => {
  let microsoft: FakeMicrosoft;
  let bot: Bot;

  beforeAll(async () => {
    microsoft = await FakeMicrosoft.start();
    bot = await startBot(microsoft);
  });
  beforeEach(() => {
    microsoft.forget();
    bot.changes.length = 0;
    bot.reached.length = 0;
    bot.requests.length = 0;
  });
  afterAll(async () => {
    await bot.stop();
    await microsoft.stop();
  });

  const room = '19:room@thread.tacv2';
  const member = { id: '29:teacher', aadObjectId: PERSON.toUpperCase() };
  const told = (more: object) =>
    bot.post(
      activity(microsoft, {
        type: 'conversationUpdate',
        conversation: { id: `${room};messageid=7`, conversationType: 'channel', tenantId: TENANT },
        channelData: { tenant: { id: TENANT }, channel: { id: room }, eventType: 'channelMemberAdded' },
        ...more,
      }),
    );

  it.each([
    ['membersAdded', 'came'],
    ['membersRemoved', 'went'],
  ])('R-07: %s of a private channel is noticed, by the ids of the channel and of the person', async (field, what) => {
    const answer = await told({ [field]: [member] });
    expect(answer.status).toBe(200);
    expect(bot.changes).toEqual([{ tenant: TENANT, room, person: PERSON, what }]);
    expect(bot.requests).toEqual([]);
    expect(microsoft.asked(/activities/)).toEqual([]);
  });

  it('of a group chat, which has no channel, likewise', async () => {
    const conversation = { id: '19:chat@thread.v2', conversationType: 'groupChat', tenantId: TENANT };
    await told({ conversation, channelData: { tenant: { id: TENANT } }, membersAdded: [member] });
    expect(bot.changes).toEqual([{ tenant: TENANT, room: '19:chat@thread.v2', person: PERSON, what: 'came' }]);
  });

  it('the bot itself, a one-to-one chat and another organisation are none', async () => {
    await told({ membersAdded: [{ id: `28:${APP_ID}` }] });
    await told({ membersAdded: [member], conversation: { id: 'a:1', conversationType: 'personal', tenantId: TENANT } });
    const tenant = { id: '99999999-9999-4999-8999-999999999999' };
    await told({ membersAdded: [member], channelData: { tenant, channel: { id: room } } });
    expect(bot.changes).toEqual([]);
  });

  describe('the bot itself comes somewhere, so that what waits for that is tried', () => {
    const bots = [{ id: `28:${APP_ID}` }];
    const chat = { id: '19:chat@thread.v2', conversationType: 'groupChat', tenantId: TENANT };
    const personal = { id: 'a:chat-of-anna', conversationType: 'personal', tenantId: TENANT };
    const none = { tenant: { id: TENANT } };

    it.each<[string, object, object]>([
      ['a channel', { membersAdded: bots }, { tenant: TENANT, room }],
      ['a channel, installed', { type: 'installationUpdate', action: 'add' }, { tenant: TENANT, room }],
      ['a chat', { membersAdded: bots, conversation: chat, channelData: none }, { tenant: TENANT, room: chat.id }],
      ['a person', { membersAdded: bots, conversation: personal }, { tenant: TENANT, person: PERSON }],
      [
        'a person, with a newer version',
        { type: 'installationUpdate', action: 'add-upgrade', conversation: personal },
        { tenant: TENANT, person: PERSON },
      ],
    ])('%s', async (_where, more, news) => {
      expect((await told(more)).status).toBe(200);
      expect(bot.reached).toEqual([news]);
      // Nothing is said by itself.
      expect(microsoft.asked(/\/v3\//)).toEqual([]);
    });

    it('a removal, somebody else, and another organisation are none', async () => {
      const tenant = { id: '99999999-9999-4999-8999-999999999999' };
      await told({ type: 'installationUpdate', action: 'remove' });
      await told({ membersAdded: [member] });
      await told({ membersAdded: bots, channelData: { tenant, channel: { id: room } } });
      await told({ membersAdded: bots, from: { id: '29:nobody' }, channelData: { tenant } });
      expect(bot.reached).toEqual([]);
    });
  });
});
