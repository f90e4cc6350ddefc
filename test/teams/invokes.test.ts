import { card } from '../../src/room/card-data';
import { say } from '../../src/view/build';
import type { Page } from '../../src/view/view';
import { NOT_SHOWN, UNAVAILABLE } from '../../src/service/words';
import { activity, execute, invoke, PERSON, startBot, startCard, type Bot } from './support/bot';
import { FakeMicrosoft, TENANT } from './support/fake-microsoft';

describe('buttons and forms', () => {
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
    bot.reply = () => ({ kind: 'message', text: 'Ontvangen.' });
  });
  afterAll(async () => {
    await bot.stop();
    await microsoft.stop();
  });

  const intakePage: Page = { form: 'open-case', page: 1, kept: {}, blocks: [], actions: [] };
  const submit = (data: object, more: object = {}): object => invoke(microsoft, 'task/submit', { data }, { ...more });

  it('opening a dialog is a request without a page', async () => {
    bot.reply = () => ({ kind: 'dialog', title: 'Zorg melden', page: intakePage });
    const data = { verb: 'form/open-case', case: 'c1', msteams: { type: 'task/fetch' } };
    const answer = await bot.post(
      invoke(microsoft, 'task/fetch', { data, context: { theme: 'dark' } }, { id: 'fetch-1' }),
    );
    expect(bot.requests).toEqual([
      {
        id: 'fetch-1',
        actor: { person: PERSON, tenant: TENANT, name: 'Anna Bos' },
        verb: 'open-case',
        case: 'c1',
        values: {},
      },
    ]);
    expect(answer.body.task).toMatchObject({ type: 'continue', value: { title: 'Zorg melden' } });
    expect(answer.body.task.value.card.content.body).toEqual([{ dialog: 'open-case', page: 1 }]);
  });

  it('sending a form in carries its fields as texts, and its address apart', async () => {
    await bot.post(
      submit({
        verb: 'form/record-signal',
        case: 'c1',
        task: 't1',
        version: '7',
        page: 2,
        what: 'blauwe plek',
        alone: true,
        count: 3,
        list: ['x'],
      }),
    );
    expect(bot.requests[0]).toMatchObject({
      verb: 'record-signal',
      case: 'c1',
      task: 't1',
      version: 7,
      page: 2,
      values: { what: 'blauwe plek', alone: true, count: '3' },
    });
    expect(Object.keys(bot.requests[0]!.values)).toEqual(['what', 'alone', 'count']);
  });

  it('a sentence ends the dialog; a card is shown in it', async () => {
    expect((await bot.post(submit({ verb: 'form/open-case', page: 1 }))).body).toEqual({
      task: { type: 'message', value: 'Ontvangen.' },
    });
    bot.reply = () => ({
      kind: 'card',
      card: card('notice', { title: 'Er is iets veranderd', text: 'Kijk nog eens.' }),
      code: 'stale',
    });
    const shown = await bot.post(submit({ verb: 'form/open-case', page: 1 }));
    expect(shown.body.task.value.card.content.body[0]).toMatchObject({ template: 'notice' });
  });

  it('a button on a card names its verb beside its data', async () => {
    bot.reply = () => startCard;
    const answer = await bot.post(execute(microsoft, 'acknowledge', { case: 'c1', task: 't1', version: 3 }));
    expect(bot.requests[0]).toMatchObject({ verb: 'acknowledge', case: 'c1', task: 't1', version: 3, values: {} });
    expect(answer.body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
  });

  it('a dialog never lands on a card that stays', async () => {
    bot.reply = () => ({
      kind: 'dialog',
      title: 'Zorg melden',
      page: { ...intakePage, form: 'dossier', blocks: [say('inhoud')] },
    });
    const answer = await bot.post(execute(microsoft, 'record-followup'));
    expect(answer.body.type).toBe('application/vnd.microsoft.activity.message');
    expect(JSON.stringify(answer.body)).not.toContain('inhoud');
  });

  it.each([
    ['no verb', { case: 'c1' }],
    ['a case that is no text', { verb: 'form/open-case', case: { id: 1 } }],
    ['a version below nought', { verb: 'form/open-case', version: -1 }],
    ['page nought', { verb: 'form/open-case', page: 0 }],
    ['a verb without end', { verb: 'x'.repeat(101) }],
    [
      'more fields than any form',
      { verb: 'open-case', ...Object.fromEntries([...Array(101).keys()].map((n) => [`f${n}`, ''])) },
    ],
  ])('%s is no request of ours', async (_what, data) => {
    const dialog = await bot.post(submit(data));
    expect(dialog.body.task).toEqual({ type: 'message', value: expect.stringContaining('begreep') });
    const { verb, ...rest } = data as { verb?: string };
    const button = await bot.post(invoke(microsoft, 'adaptiveCard/action', { action: { verb, data: rest } }));
    expect(button.body).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' });
    expect(bot.requests).toEqual([]);
  });

  it('an action without any shape is refused, and an invoke of another kind is not answered', async () => {
    expect((await bot.post(invoke(microsoft, 'adaptiveCard/action', 'nothing'))).body.statusCode).toBe(400);
    expect((await bot.post(invoke(microsoft, 'composeExtension/query', {}))).status).toBe(501);
  });

  it('a service that fails is told in words that help, in a dialog and on a card', async () => {
    bot.reply = () => {
      throw new Error('blauwe plek');
    };
    expect((await bot.post(submit({ verb: 'form/open-case', page: 1, what: 'blauwe plek' }))).body.task.value).toBe(
      UNAVAILABLE,
    );
    expect((await bot.post(execute(microsoft, 'acknowledge'))).body.value).toBe(UNAVAILABLE);
    expect(bot.notes.logged).toHaveLength(2);
    expect(bot.notes.logged.join()).not.toContain('blauwe plek');
  });

  it('a card that cannot be shown is told as well', async () => {
    bot.reply = () => ({ kind: 'card', card: { template: 'start', data: undefined as never } });
    expect((await bot.post(submit({ verb: 'form/open-case' }))).body.task.value).toBe(NOT_SHOWN);
    expect((await bot.post(execute(microsoft, 'acknowledge'))).body).toMatchObject({ statusCode: 500 });
  });

  it('an activity without an id is known by what it says', async () => {
    const data = { verb: 'form/open-case', page: 1, what: 'een' };
    await bot.post(submit(data, { id: undefined }));
    await bot.post(submit(data, { id: undefined }));
    await bot.post(submit({ ...data, what: 'twee' }, { id: undefined }));
    const [first, second, third] = bot.requests.map((request) => request.id);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  describe('what is no activity of Teams', () => {
    it.each([
      ['no conversation', { conversation: undefined }],
      ['no address to answer', { serviceUrl: '' }],
      ['another channel', { channelId: 'webchat' }],
    ])('%s: refused, and told to the operator without its content', async (_what, fields) => {
      const answer = await bot.post(activity(microsoft, { text: 'Jan is geslagen', ...fields }));
      expect(answer).toEqual({ status: 400, body: undefined });
      expect(bot.notes.logged).toHaveLength(1);
      expect(bot.notes.logged.join()).not.toContain('Jan');
    });

    it('too long, no JSON, another page: refused', async () => {
      const post = async (body: string): Promise<number> => {
        const authorization = `Bearer ${await microsoft.token()}`;
        const headers = { 'content-type': 'application/json', authorization };
        return (await fetch(`${bot.url}/api/messages`, { method: 'POST', headers, body })).status;
      };
      expect(await post(JSON.stringify({ text: 'x'.repeat(600_000) }))).toBe(413);
      expect(await post('{"text": "Jan is gesla')).toBe(400);
      expect((await fetch(`${bot.url}/elsewhere`)).status).toBe(404);
      expect(await (await fetch(`${bot.url}/health`)).json()).toEqual({ status: 'ok' });
      expect(bot.notes.logged.join()).not.toContain('Jan');
    });

    it('the keys of Teams out of reach: an error that names no one, and no open door', async () => {
      const lost = await startBot(microsoft, { openIdMetadataUrl: `${microsoft.url}/gone` });
      expect((await lost.post(activity(microsoft, { text: 'help' }))).status).toBe(503);
      expect(lost.notes.logged.join()).toContain('OPENID_METADATA_URL');
      expect(lost.requests).toEqual([]);
      await lost.stop();
    });
  });
});
