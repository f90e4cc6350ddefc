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
});
