import { NOT_SHOWN, UNAVAILABLE } from '../../src/service/words';
import { NOT_OURS } from '../../src/teams/reply';
import { invoke, PERSON, startBot, type Bot } from './support/bot';
import { FakeMicrosoft, TENANT } from './support/fake-microsoft';

/** Where "Zorg melden" is beside the message box. */
const places = {
  'an open channel': { id: '19:open@thread.tacv2', conversationType: 'channel', isGroup: true },
  'a chat of several people': { id: '19:some@thread.v2', conversationType: 'groupChat', isGroup: true },
  'a chat of two people': { id: '19:one_two@unq.gbl.spaces', conversationType: 'personal' },
  'the chat with the bot': { id: 'a:chat-of-anna', conversationType: 'personal' },
} as const;

const OTHERS_WORDS = 'Jan is geslagen';

describe('"Zorg melden" beside a message box', () => {
  let microsoft: FakeMicrosoft;
  let bot: Bot;

  beforeAll(async () => {
    microsoft = await FakeMicrosoft.start();
    bot = await startBot(microsoft);
  });
  beforeEach(() => {
    microsoft.forget();
    bot.requests.length = 0;
    bot.notes.logged.length = 0;
    bot.notes.remembered.length = 0;
    bot.reply = ({ page = 0 }) => ({
      kind: 'dialog',
      title: 'Zorg melden',
      page: { form: 'open-case', page: page + 1, kept: {}, blocks: [], actions: [] },
    });
  });
  afterAll(async () => {
    await bot.stop();
    await microsoft.stop();
  });

  type Place = keyof typeof places;
  const sent = (name: string, value: object, place: Place, more: object = {}): ReturnType<Bot['post']> =>
    bot.post(
      invoke(microsoft, name, value, {
        id: 'the-id',
        conversation: { ...places[place], tenantId: TENANT },
        ...more,
      }),
    );
  const open = (value: object = {}, place: Place = 'an open channel', more: object = {}): ReturnType<Bot['post']> =>
    sent('composeExtension/fetchTask', { commandId: 'zorgmelding', commandContext: 'compose', ...value }, place, more);
  const submit = (data: object, value: object = {}, place: Place = 'an open channel'): ReturnType<Bot['post']> =>
    sent(
      'composeExtension/submitAction',
      { commandId: 'zorgmelding', commandContext: 'compose', data, ...value },
      place,
    );

  const page = (number: number): object => ({
    task: {
      type: 'continue',
      value: {
        title: 'Zorg melden',
        width: 'medium',
        height: 'large',
        card: {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: { type: 'AdaptiveCard', version: '1.5', body: [{ dialog: 'open-case', page: number }] },
        },
      },
    },
  });
  /** The last page of a dialog, with a sentence. */
  const lastWord = (text: string): object => ({
    task: {
      type: 'continue',
      value: expect.objectContaining({
        card: expect.objectContaining({
          content: expect.objectContaining({
            body: [{ template: 'notice', data: { title: 'Zorgmelding', text }, mentions: [] }],
          }),
        }),
      }),
    },
  });
  const askedOfMicrosoft = (): unknown[] => microsoft.asked(/\/(v3|graph)\//);

  it.each(Object.keys(places) as Place[])('in %s opens the form, and nothing is posted there', async (place) => {
    expect(await open({}, place)).toEqual({ status: 200, body: page(1) });
    expect(bot.requests).toEqual([
      { id: 'the-id', actor: { person: PERSON, tenant: TENANT, name: 'Anna Bos' }, verb: 'open-case', values: {} },
    ]);
    expect(askedOfMicrosoft()).toEqual([]);
  });

  it.each(Object.keys(places) as Place[])('sends a page in as from a card, in %s', async (place) => {
    const data = { verb: 'form/open-case', case: 'c1', page: 1, danger: 'no', staff: 'no' };
    expect(await submit(data, {}, place)).toEqual({ status: 200, body: page(2) });
    expect(bot.requests[0]).toMatchObject({
      verb: 'open-case',
      case: 'c1',
      page: 1,
      values: { danger: 'no', staff: 'no' },
    });
    expect(askedOfMicrosoft()).toEqual([]);
  });

  it('leads to another form, such as that of an emergency', async () => {
    bot.reply = () => ({
      kind: 'dialog',
      title: 'Nu gevaar',
      page: { form: 'declare-emergency', page: 1, kept: {}, blocks: [], actions: [] },
    });
    const answer = await submit({ verb: 'form/open-case', page: 1, danger: 'yes' });
    expect(answer.body.task.value).toMatchObject({ title: 'Nu gevaar' });
  });

  it('ends with a page that says how it ended, never with something to post', async () => {
    bot.reply = () => ({ kind: 'message', text: 'Ontvangen.' });
    const { body } = await submit({ verb: 'form/open-case', page: 3 });
    expect(body).toEqual(lastWord('Ontvangen.'));
    expect(Object.keys(body)).toEqual(['task']);
  });

  describe('the message that was selected', () => {
    const messagePayload = { id: '1', body: { contentType: 'html', content: OTHERS_WORDS } };
    const preview = { botActivityPreview: [{ type: 'message', text: OTHERS_WORDS }], botMessagePreviewAction: 'send' };

    it('is neither read, nor kept, nor logged, also when something fails', async () => {
      bot.reply = () => {
        throw new Error('storage');
      };
      await open({ commandContext: 'message', messagePayload });
      await submit({ verb: 'form/open-case', page: 1, danger: 'no' }, { commandContext: 'message', messagePayload });
      await submit({ verb: 'form/open-case', page: 1, danger: 'no' }, preview);
      expect(bot.requests).toHaveLength(3);
      expect(bot.notes.logged).toHaveLength(3);
      expect(JSON.stringify([bot.requests, bot.notes, microsoft.seen])).not.toContain(OTHERS_WORDS);
    });

    it('does not even count when a request without an id is known by what it says', async () => {
      await open({ messagePayload }, 'an open channel', { id: undefined });
      await open({ messagePayload: { ...messagePayload, id: '2' } }, 'an open channel', { id: undefined });
      expect(bot.requests[0]?.id).toMatch(/^[0-9a-f]{64}$/);
      expect(bot.requests[1]?.id).toBe(bot.requests[0]?.id);
    });
  });

  it('never makes a chat of two people the way to reach one of them', async () => {
    await open({}, 'a chat of two people');
    await submit({ verb: 'form/open-case', page: 1 }, {}, 'a chat of two people');
    expect(bot.notes.remembered).toEqual([]);
  });

  it.each([
    ['a command that is not ours', () => open({ commandId: 'another' })],
    ['a command by the name of what every object has', () => open({ commandId: 'constructor' })],
    ['no command', () => open({ commandId: undefined })],
    ['a form without an address', () => submit({ danger: 'no' })],
    ['a preview to be posted', () => submit({}, { data: undefined, botMessagePreviewAction: 'send' })],
    ['no value', () => bot.post(invoke(microsoft, 'composeExtension/submitAction', undefined))],
    ['a value without shape', () => bot.post(invoke(microsoft, 'composeExtension/fetchTask', 'nothing'))],
  ])('answers %s in words, and asks the service nothing', async (_what, ask) => {
    expect(await ask()).toEqual({ status: 200, body: lastWord(NOT_OURS) });
    expect(bot.requests).toEqual([]);
  });

  it('tells in words that help that storage is away, or that a page cannot be shown', async () => {
    bot.reply = () => {
      throw new Error(OTHERS_WORDS);
    };
    expect((await submit({ verb: 'form/open-case', page: 1 })).body).toEqual(lastWord(UNAVAILABLE));
    bot.reply = () => ({ kind: 'card', card: { template: 'start', data: undefined as never } });
    expect((await open()).body).toEqual({ task: { type: 'message', value: NOT_SHOWN } });
    expect(bot.notes.logged.join()).not.toContain(OTHERS_WORDS);
  });

  it('answers a person who belongs to another tenant with what the service says of them', async () => {
    const elsewhere = '99999999-9999-4999-8999-999999999999';
    await open({}, 'an open channel', { channelData: { tenant: { id: elsewhere } } });
    expect(bot.requests[0]?.actor.tenant).toBe(elsewhere);
  });
});
