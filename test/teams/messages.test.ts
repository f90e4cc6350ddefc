import { COME_TO_PRIVATE } from '../../src/teams/one-to-one';
import { NOT_HERE } from '../../src/teams/router';
import { UNAVAILABLE } from '../../src/service/words';
import { activity, inChannel, PERSON, startBot, startCard, type Bot } from './support/bot';
import { APP_ID, FakeMicrosoft, TENANT, type SeenBody } from './support/fake-microsoft';

describe('what people type', () => {
  let microsoft: FakeMicrosoft;
  let bot: Bot;

  beforeAll(async () => {
    microsoft = await FakeMicrosoft.start();
    bot = await startBot(microsoft);
  });
  beforeEach(() => {
    microsoft.forget();
    bot.requests.length = 0;
    bot.notes.remembered.length = 0;
    bot.notes.logged.length = 0;
    bot.notes.references.clear();
    bot.reply = () => startCard;
  });
  afterAll(async () => {
    await bot.stop();
    await microsoft.stop();
  });

  type Sent = SeenBody & { readonly path: string };
  const sent = (): Sent[] => microsoft.asked(/^POST .*\/activities/).map(({ path, body }) => ({ ...body, path }));
  const firstLine = (message: Sent | undefined): unknown => message?.attachments[0].content.body[0].data['text'];

  describe('one to one', () => {
    it.each([
      ['zorgmelding', 'start'],
      ['/zorgmelding', 'start'],
      ['Zorgmelding ', 'start'],
      ['/zorgmelding Jan is geslagen', 'start'],
      ['overzicht', 'show-overview'],
      ['help', 'help'],
    ])('"%s" asks the service for %s, without what else was said', async (text, verb) => {
      await bot.post(activity(microsoft, { text, id: 'the-id' }));
      expect(bot.requests).toEqual([
        { id: 'the-id', actor: { person: PERSON, tenant: TENANT, name: 'Anna Bos' }, verb, values: {} },
      ]);
      expect(sent()).toHaveLength(1);
      expect(sent()[0]?.summary).toBe('Zorgmelding: er staat iets voor je klaar');
      expect(sent()[0]).not.toHaveProperty('text');
    });

    it('anything else is answered with what the bot can do', async () => {
      await bot.post(activity(microsoft, { text: 'goedemorgen' }));
      expect(bot.requests[0]?.verb).toBe('start');
      expect(firstLine(sent()[0])).toBe('Dat begreep ik niet, en er is niets gemeld. Dit kan ik wel:');
    });

    it.each([
      'gevaar',
      'GEVAAR!!',
      'Nu  gevaar.',
      'kind in gevaar',
      'spoed!',
      'Dit is een spoedgeval',
      '112',
      'bel 112?',
      'help me',
      'Help\u00a0mij...',
      'help!',
      'noodgeval',
      'acuut',
      '/zorgmelding gevaar',
    ])('"%s" speaks of danger: what the service says to that comes first', async (text) => {
      await bot.post(activity(microsoft, { text }));
      expect(bot.requests.map(({ verb }) => verb)).toEqual(['danger']);
      expect(firstLine(sent()[0])).toBeUndefined();
    });

    it.each(['zorgmelding!', ' Zorgmelding.', 'ZORGMELDING', 'overzicht?', 'Vandaag!'])(
      'signs after a command, as in "%s", change nothing',
      async (text) => {
        await bot.post(activity(microsoft, { text }));
        expect(bot.requests[0]?.verb).toMatch(/^(start|show-overview|show-today)$/);
        expect(firstLine(sent()[0])).toBeUndefined();
      },
    );

    it.each(['dat is noodzakelijk', 'ik kom spoedig', 'tel 1125 af', 'wie kan helpen'])(
      '"%s" does not speak of danger',
      async (text) => {
        await bot.post(activity(microsoft, { text }));
        expect(bot.requests.map(({ verb }) => verb)).toEqual(['start']);
      },
    );

    it('a sentence of the service is said as it is', async () => {
      bot.reply = () => ({ kind: 'message', text: 'Ik vind geen zorg die ik je kan tonen.' });
      await bot.post(activity(microsoft, { text: 'overzicht' }));
      expect(sent()[0]?.text).toBe('Ik vind geen zorg die ik je kan tonen.');
    });

    it('storage that is away is told in words that help, and logged without content', async () => {
      bot.reply = () => {
        throw new TypeError('Jan is geslagen');
      };
      await bot.post(activity(microsoft, { text: '/zorgmelding Jan is geslagen' }));
      expect(sent()[0]?.text).toBe(UNAVAILABLE);
      expect(bot.notes.logged.join()).toContain('TypeError');
      expect(bot.notes.logged.join()).not.toContain('Jan');
    });

    it('the person is remembered, but a stranger of another tenant is not', async () => {
      await bot.post(activity(microsoft, { text: 'help' }));
      expect(bot.notes.remembered).toEqual([
        {
          person: PERSON,
          tenant: TENANT,
          reference: { conversation: { id: 'a:chat-of-anna' }, serviceUrl: `${microsoft.url}/` },
        },
      ]);
      const elsewhere = '99999999-9999-4999-8999-999999999999';
      await bot.post(activity(microsoft, { text: 'help', channelData: { tenant: { id: elsewhere } } }));
      // The service is told the strange tenant, and refuses it.
      expect(bot.requests[1]?.actor.tenant).toBe(elsewhere);
      expect(bot.notes.remembered).toHaveLength(1);
    });

    it('a person who has no Entra id is not answered', async () => {
      const answer = await bot.post(activity(microsoft, { text: 'help', from: { id: '28:another-bot', name: 'Bot' } }));
      expect(answer.status).toBe(200);
      expect(sent()).toEqual([]);
      expect(bot.requests).toEqual([]);
    });
  });

  describe('in a channel', () => {
    it('is answered one to one; the words are nowhere repeated, kept or logged', async () => {
      bot.notes.references.set(PERSON, { conversation: { id: 'a:chat-of-anna' }, serviceUrl: microsoft.url });
      await bot.post(inChannel(microsoft, 'zorgmelding Jan is geslagen'));
      expect(sent().map(({ path }) => path)).toEqual(['/v3/conversations/a:chat-of-anna/activities']);
      expect(firstLine(sent()[0])).toBe(NOT_HERE);
      expect(bot.notes.remembered).toEqual([]);
      expect(JSON.stringify([microsoft.seen, bot.requests, bot.notes.logged])).not.toContain('Jan');
    });

    it('leads to a chat that is opened for a person who never had one', async () => {
      await bot.post(inChannel(microsoft, 'zorgmelding'));
      const [opened] = microsoft.asked(/^POST \/v3\/conversations$/);
      expect(opened?.body).toMatchObject({
        isGroup: false,
        tenantId: TENANT,
        members: [{ id: PERSON }],
        bot: { id: `28:${APP_ID}` },
      });
      expect(sent()).toHaveLength(1);
    });

    it('is answered in the channel only when no private chat can be had', async () => {
      microsoft.on(/^POST \/v3\/conversations$/, { status: 403, body: { error: { code: 'Forbidden' } } });
      microsoft.on(/installedApps/, { status: 403 });
      await bot.post(inChannel(microsoft, 'zorgmelding Jan is geslagen'));
      expect(sent().map(({ path, text }) => [path.split('/activities')[0], text])).toEqual([
        ['/v3/conversations/19:open@thread.tacv2;messageid=1', COME_TO_PRIVATE],
      ]);
    });

    it('a slash command is answered unseen also when no private chat can be had', async () => {
      microsoft.on(/^POST \/v3\/conversations$/, { status: 403, body: { error: { code: 'Forbidden' } } });
      microsoft.on(/installedApps/, { status: 403 });
      const recipient = { id: `28:${APP_ID}`, name: 'Zorgmelding', isTargeted: true };
      await bot.post(inChannel(microsoft, '/zorgmelding Jan is geslagen', { recipient, entities: [] }));
      expect(sent()).toEqual([
        {
          path: '/v3/conversations/19:open@thread.tacv2;messageid=1/activities?isTargetedActivity=true',
          type: 'message',
          text: COME_TO_PRIVATE,
          from: { id: `28:${APP_ID}` },
          recipient: { id: '29:teacher' },
        },
      ]);
      expect(microsoft.asked(/isTargetedActivity/)[0]?.authorization).toMatch(/^Bearer token for /);
      expect(JSON.stringify([microsoft.seen, bot.requests, bot.notes.logged])).not.toContain('Jan');
    });

    it('a slash command that only the bot saw is answered one to one, without a warning', async () => {
      bot.notes.references.set(PERSON, { conversation: { id: 'a:chat-of-anna' }, serviceUrl: microsoft.url });
      const recipient = { id: `28:${APP_ID}`, name: 'Zorgmelding', isTargeted: true };
      await bot.post(inChannel(microsoft, '/zorgmelding', { recipient, entities: [], text: '/zorgmelding' }));
      expect(sent().map(({ path }) => path)).toEqual(['/v3/conversations/a:chat-of-anna/activities']);
      expect(firstLine(sent()[0])).toBeUndefined();
    });

    it('what people say to each other is left alone', async () => {
      await bot.post(inChannel(microsoft, 'zorgmelding', { entities: [], text: 'een zorgmelding doe je zo' }));
      expect([bot.requests, sent()]).toEqual([[], []]);
    });
  });

  describe('a button of a client that does not know Action.Execute', () => {
    const pressed = (more: object = {}): object =>
      activity(microsoft, { value: { verb: 'acknowledge', case: 'c1', task: 't1', version: 3 }, ...more });

    it('asks the same of the service, and is answered with the card in the chat', async () => {
      await bot.post(pressed());
      expect(bot.requests).toMatchObject([{ verb: 'acknowledge', case: 'c1', task: 't1', version: 3 }]);
      expect(sent()).toHaveLength(1);
      expect(sent()[0]?.attachments[0].content.body[0].template).toBe('start');
      expect(sent()[0]?.path).toContain('a:chat-of-anna');
    });

    it('in a room it is answered one to one, though the bot was not mentioned, and without a warning', async () => {
      bot.reply = () => ({ kind: 'message', text: 'Dit had ik al.' });
      const conversation = { id: '19:chat@thread.v2', conversationType: 'groupChat', tenantId: TENANT };
      await bot.post(pressed({ conversation }));
      expect(sent().map(({ text, path }) => [text, path.includes('19:chat')])).toEqual([['Dit had ik al.', false]]);
    });

    it('that no card of ours has is told so, and a person who types beside data is heard as typing', async () => {
      await bot.post(pressed({ value: { somewhere: 'else' } }));
      expect(sent()[0]?.text).toContain('begreep ik niet');
      await bot.post(pressed({ text: 'help' }));
      expect(bot.requests.map(({ verb }) => verb)).toEqual(['help']);
    });
  });

  describe('the address of the Connector', () => {
    it('is believed of known hosts only: another is refused, and nothing is done or remembered', async () => {
      for (const serviceUrl of [
        'https://smba.trafficmanager.net.example.org/',
        'https://botframework.com.example.org/',
        'http://smba.trafficmanager.net/emea/',
        'http://127.0.0.1:1/',
      ]) {
        const token = await microsoft.token({ serviceurl: serviceUrl });
        expect((await bot.post(activity(microsoft, { text: 'help', serviceUrl }), { token })).status).toBe(400);
      }
      expect(bot.requests).toEqual([]);
      expect(bot.notes.remembered).toEqual([]);
      expect(bot.notes.logged.join()).toContain('not known');
    });

    it('that was told last in this organisation is used for who was never heard', async () => {
      const fresh = await startBot(microsoft);
      const serviceUrl = `${microsoft.url}/amer/`;
      const elsewhere = '99999999-9999-4999-8999-999999999999';
      const say = async (url: string, tenant: string): Promise<unknown> => {
        const message = activity(microsoft, {
          text: 'help',
          serviceUrl: url,
          conversation: { id: 'a:chat-of-anna', conversationType: 'personal', tenantId: tenant },
          channelData: { tenant: { id: tenant } },
        });
        return fresh.post(message, { token: await microsoft.token({ serviceurl: url }) });
      };
      await say(serviceUrl, TENANT);
      await say(`${microsoft.url}/strange/`, elsewhere);
      microsoft.on(/^POST \/amer\/v3\/conversations/, { status: 201, body: { id: 'a:new' } });
      const message = { card: { template: 'start', data: {} }, mentions: [] } as const;
      expect(await fresh.teams.surface.sendPrivately('p', message, 'de-linde')).toMatchObject({ serviceUrl });
      await fresh.stop();
    });
  });

  describe('when the app is installed', () => {
    const installed = (action: string, conversationType = 'personal'): object =>
      activity(microsoft, {
        type: 'installationUpdate',
        action,
        conversation: { id: 'a:chat-of-anna', conversationType, tenantId: TENANT },
      });

    it('the person is greeted once, and remembered', async () => {
      await bot.post(activity(microsoft, { type: 'conversationUpdate', membersAdded: [{ id: `28:${APP_ID}` }] }));
      await bot.post(installed('add'));
      expect(sent()).toHaveLength(1);
      expect(bot.notes.remembered.length).toBeGreaterThan(0);
    });

    it('an upgrade, a removal and a team are no reason to speak', async () => {
      await bot.post(installed('add-upgrade'));
      await bot.post(installed('remove'));
      await bot.post(installed('add', 'channel'));
      expect(sent()).toEqual([]);
      expect(new Set(bot.notes.remembered.map((one) => JSON.stringify(one))).size).toBe(1);
    });
  });
});
