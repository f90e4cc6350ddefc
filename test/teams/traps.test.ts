import { generateKeyPair } from 'jose';
import { TestAdapter } from 'botbuilder';
import { bindCard } from '../../src/cards/bind-card';
import { cardNames } from '../../src/room/names';
import { Answers } from '../../src/teams/answers';
import { ActivityHandler } from '../../src/teams/activity-handler';
import { createRouter } from '../../src/teams/router';
import { refuseUnsafe } from '../../src/teams/settings';
import { activity, execute, invoke, notedPorts, settingsFor, startBot, startCard, TEAM, type Bot } from './support/bot';
import { APP_ID, FakeMicrosoft, formOf, TENANT } from './support/fake-microsoft';

/** The traps of teams-ai and botbuilder, each with what would happen if we stepped in it. */
describe('traps of teams-ai and botbuilder', () => {
  let microsoft: FakeMicrosoft;
  let bot: Bot;

  beforeAll(async () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    microsoft = await FakeMicrosoft.start();
    bot = await startBot(microsoft);
  });
  beforeEach(() => {
    microsoft.forget();
    bot.requests.length = 0;
    bot.reply = () => startCard;
  });
  afterAll(async () => {
    await bot.stop();
    await microsoft.stop();
  });

  it('1: a card with a refresh, once answered, never makes later answers replace the card for everybody', async () => {
    // given a first answer that would make the library remember
    bot.reply = () => ({ kind: 'card', card: { template: 'start', data: { refresh: true } } });
    const first = await bot.post(execute(microsoft, 'acknowledge'));
    expect(first.body.value).toHaveProperty('refresh');
    // when the same button is pressed again, and the answer is an ordinary card
    bot.reply = () => startCard;
    const second = await bot.post(execute(microsoft, 'acknowledge'));
    // then both were answered to the person alone: nothing was updated or posted
    expect([first.body.type, second.body.type]).toEqual(Array(2).fill('application/vnd.microsoft.card.adaptive'));
    expect(microsoft.asked(/\/v3\//)).toEqual([]);
    // and a message is a message
    bot.reply = () => ({ kind: 'message', text: 'Dit had ik al.' });
    expect((await bot.post(execute(microsoft, 'acknowledge'))).body).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: 'Dit had ik al.',
    });
  });

  it.each(['ik wil geen zorgmelding doen', 'overzichtelijk', 'helpt dit?', 'zorgmeldingen'])(
    '2: "%s" holds a command but is none',
    async (text) => {
      await bot.post(activity(microsoft, { text }));
      expect(microsoft.asked(/activities/)[0]?.body.attachments[0].content.body[0].data['text']).toBe(
        'Dat begreep ik niet, en er is niets gemeld. Dit kan ik wel:',
      );
    },
  );

  it('3: buttons that open a dialog are not blocked by required inputs on their card', () => {
    const followUp = bindCard({
      template: 'follow-up',
      data: {
        code: 'K7M4',
        case: 'c1',
        task: 't1',
        version: 1,
        title: 'Zijn de ouders aangekomen?',
        who: 'Sam',
        until: 'vr 21 mei',
        since: 'vr 14 mei',
        outcomes: [{ value: 'arrived', title: 'Aangekomen' }],
        later: true,
        today: '2027-05-21',
        state: 'open',
        reminder: false,
      },
    });
    const opening = followUp.actions.filter((action) => action.type === 'Action.Submit');
    expect(opening.length).toBeGreaterThan(1);
    expect(opening.map((action) => action['associatedInputs'])).toEqual(opening.map(() => 'none'));
    expect(cardNames).toContain('follow-up');
  });

  it('4: a dialog without a verb is answered all the same, and no other channel than Teams is listened to', async () => {
    const answer = await bot.post(invoke(microsoft, 'task/fetch', { data: { somewhere: 'else' } }));
    expect(answer).toEqual({
      status: 200,
      body: { task: { type: 'message', value: expect.stringContaining('begreep') } },
    });
    const other = await bot.post(
      invoke(microsoft, 'task/fetch', { data: { verb: 'form/open-case' } }, { channelId: 'directline' }),
    );
    expect(other.status).toBe(400);
    expect(bot.requests).toEqual([]);
  });

  it("5: the members of a private channel are the channel's, asked of Graph", async () => {
    microsoft.on(/^GET .*\/channels\/19:room@thread.tacv2\/members/, {
      body: { value: [{ id: 'm1', userId: 'AAAAAAAA-1111-4111-8111-111111111111', roles: ['owner'] }] },
    });
    const room = { kind: 'private-channel', id: '19:room@thread.tacv2', team: TEAM, tenant: TENANT };
    expect(await bot.teams.surface.members(room)).toEqual(['aaaaaaaa-1111-4111-8111-111111111111']);
    expect(microsoft.asked(/\/v3\//)).toEqual([]);
  });

  it('6: an unknown verb reaches the service, which has a polite answer', async () => {
    bot.reply = () => ({ kind: 'message', text: 'Dat begreep ik niet.' });
    const fetched = await bot.post(invoke(microsoft, 'task/fetch', { data: { verb: 'no-such-thing' } }));
    expect(fetched).toEqual({ status: 200, body: { task: { type: 'message', value: 'Dat begreep ik niet.' } } });
    const executed = await bot.post(execute(microsoft, 'no-such-thing'));
    expect(executed.body.value).toBe('Dat begreep ik niet.');
    expect(bot.requests.map((request) => request.verb)).toEqual(['no-such-thing', 'no-such-thing']);
  });

  it('6, 10: only a token that Teams signed for this bot opens the door; all others are 401', async () => {
    const hello = (): object => activity(microsoft, { text: 'help' });
    const { privateKey } = await generateKeyPair('RS256');
    const tokens = [
      await microsoft.token({ key: privateKey }),
      await microsoft.token({ aud: 'another-bot' }),
      await microsoft.token({ iss: 'https://elsewhere.example' }),
      await microsoft.token({ serviceurl: 'https://elsewhere.example/' }),
      await microsoft.token({ exp: '-1h' }),
      'not-a-token',
      null,
    ];
    const answers = [];
    for (const token of tokens) answers.push(await bot.post(hello(), { token }));
    expect(answers).toEqual(tokens.map(() => ({ status: 401, body: undefined })));
    expect(bot.requests).toEqual([]);
    expect((await bot.post(hello())).status).toBe(200);
  });

  it('7, 8: under the test adapter too, an action is answered by an invoke response, and no state outlives its turn', async () => {
    const { ports } = notedPorts();
    const handle = async () => startCard;
    const desk = new ActivityHandler(
      { handle, noticed: async () => undefined, reachable: async () => undefined },
      ports,
      TENANT,
      {
        serviceUrls: { told: () => undefined },
        channels: { told: () => undefined },
      },
    );
    const nowhere = (): Promise<never> => Promise.reject(new Error('not here'));
    const conversations = { send: nowhere, sendOnlyTo: nowhere };
    const answers = new Answers(ports);
    const app = createRouter({ answers, desk, ports, privateChats: { send: nowhere }, conversations });
    const adapter = new TestAdapter(async (context) => {
      await app.run(context);
    });
    await adapter.processActivity(execute(microsoft, 'acknowledge'));
    expect(adapter.activityBuffer.map((sent) => sent.type)).toEqual(['invokeResponse']);
    expect(app.options.storage).toBeUndefined();
  });

  it('9: without an app id authentication would be off: refused', () => {
    expect(() => refuseUnsafe({ ...settingsFor(microsoft), appId: '' })).toThrow(/BOT_APP_ID/);
    expect(() => refuseUnsafe({ ...settingsFor(microsoft), anonymous: true, host: '0.0.0.0' })).toThrow(
      /BOT_AUTH.*HOST/,
    );
    expect(() => refuseUnsafe({ ...settingsFor(microsoft), anonymous: true, host: '127.0.0.1' })).not.toThrow();
  });

  it('9: anonymous, for the playground on this machine, neither asks for a token nor sends one', async () => {
    const playground = await startBot(microsoft, { anonymous: true, appId: '' });
    expect((await playground.post(activity(microsoft, { text: '/zorgmelding' }), { token: null })).status).toBe(200);
    expect(microsoft.asked(/activities/)[0]?.authorization).toBeUndefined();
    expect(microsoft.asked(/token$/)).toEqual([]);
    await playground.stop();
  });

  it('10: what the bot sends carries a token from LOGIN_URL, asked with its own id', async () => {
    await bot.post(activity(microsoft, { text: 'help' }));
    expect(microsoft.asked(/activities/)[0]?.authorization).toBe(
      'Bearer token for https://api.botframework.com/.default',
    );
    const fresh = await startBot(microsoft);
    await fresh.post(activity(microsoft, { text: 'help' }));
    const [asked] = microsoft.asked(/token$/);
    expect(asked?.path).toBe(`/${TENANT}/oauth2/v2.0/token`);
    expect(formOf(asked!.body).get('client_id')).toBe(APP_ID);
    await fresh.stop();
  });

  it('a message is posted once, although the library would repeat it up to three times', async () => {
    microsoft.on(/^POST .*activities/, { status: 502 });
    const message = { card: { template: 'start', data: {} }, mentions: [] } as const;
    bot.notes.references.set('p', { conversation: { id: 'a:1' }, serviceUrl: microsoft.url });
    await expect(bot.teams.surface.sendPrivately('p', message, 'de-linde')).rejects.toMatchObject({
      failure: 'unknown',
    });
    expect(microsoft.asked(/activities/)).toHaveLength(1);
  });
});
