import type { PracticeChat } from '../../tools/practice/api';
import { card, message, openSchool, type Got, type HeardActivity, type TestSchool } from './fake-bot';

const fetchData = { msteams: { type: 'task/fetch' }, verb: 'not-now', case: 'c1' };
const form = card({
  body: [
    {
      type: 'Input.ChoiceSet',
      id: 'outcome',
      isRequired: true,
      errorMessage: 'Kies.',
      choices: [{ title: 'Ja', value: 'yes' }],
    },
    { type: 'Input.Date', id: 'next', min: '2027-05-22', errorMessage: 'Na vr 21 mei.' },
    { type: 'Input.Text', id: 'why' },
    { type: 'Input.Toggle', id: 'tick', title: 'Zeker' },
  ],
  actions: [
    { type: 'Action.Execute', title: 'Opslaan', verb: 'record-followup', data: { case: 'c1', version: 7 } },
    { type: 'Action.Submit', title: 'Later…', associatedInputs: 'none', data: fetchData },
    { type: 'Action.Submit', title: 'Versturen', data: { verb: 'not-now', page: 1 } },
  ],
});
const dialog = {
  task: {
    type: 'continue',
    value: { title: 'Later', card: { contentType: 'application/vnd.microsoft.card.adaptive', content: form } },
  },
};

describe('the Teams app in the hands of a person', () => {
  let school: TestSchool;
  let chat: PracticeChat;
  let posted: string;

  beforeAll(async () => {
    school = await openSchool();
  });
  afterAll(() => school.practice.stop());
  beforeEach(async () => {
    await school.call('POST', '/practice/reset', {});
    school.bot.heard.length = 0;
    school.bot.answer = () => undefined;
    chat = await school.personal('carla');
    posted = (
      await school.connector(
        'POST',
        `/conversations/${chat.id}/activities`,
        message(form, { summary: 'er staat iets voor je klaar' }),
      )
    ).body.id;
  });

  const last = (): HeardActivity => school.bot.heard.at(-1)!.activity;
  const act = (key: string, what: string, body: Record<string, unknown>): Promise<Got> =>
    school.call('POST', `/practice/people/${key}/${what}`, body);
  const press = (
    button: string,
    inputs: Record<string, string> = {},
    more: Record<string, unknown> = {},
  ): Promise<Got> => act('carla', 'actions', { chat: chat.id, message: posted, button, inputs, ...more });

  describe('typing', () => {
    it('one to one reaches the bot as Teams sends it', async () => {
      const { body } = await act('carla', 'messages', { chat: 'personal', text: '/zorgmelding' });
      expect(body.status).toBe(200);
      const { id } = school.practice.world.platform.byKey('carla')!;
      expect(last()).toMatchObject({
        id: body.activityId,
        type: 'message',
        text: '/zorgmelding',
        channelId: 'msteams',
        timestamp: '2027-05-18T07:00:00.000Z',
        from: { aadObjectId: id },
        conversation: { id: chat.id, conversationType: 'personal', tenantId: school.env['BOT_TENANT_ID'] },
        recipient: { id: `28:${school.env['BOT_APP_ID']!}` },
      });
    });

    it('in a channel is heard by the bot only when it is mentioned', async () => {
      const open = await school.open();
      const among = await act('anna', 'messages', { chat: open.id, text: 'koffie?' });
      expect(among.body.status).toBe(204);
      expect(school.bot.heard).toHaveLength(0);
      const { activityId } = (await act('anna', 'messages', { chat: open.id, text: 'zorgmelding', mentionBot: true }))
        .body;
      expect(last()).toMatchObject({
        text: '<at>Zorgmelding</at> zorgmelding',
        conversation: { id: `${open.id};messageid=${activityId}`, conversationType: 'channel' },
        entities: expect.arrayContaining([expect.objectContaining({ type: 'mention', text: '<at>Zorgmelding</at>' })]),
      });
      const seen = (await school.chats('bas')).find(({ id }) => id === open.id)!.messages.map(({ text }) => text);
      expect(seen).toEqual(['koffie?', '<at>Zorgmelding</at> zorgmelding']);
    });

    it('targeted is seen by the bot alone', async () => {
      const open = await school.open();
      await act('anna', 'messages', { chat: open.id, text: 'zorgmelding', targeted: true });
      expect(last().recipient.isTargeted).toBe(true);
      expect((await school.open()).messages).toHaveLength(1);
      expect((await school.chats('bas')).find(({ id }) => id === open.id)!.messages).toEqual([]);
    });

    it('of a stranger comes from their own tenant', async () => {
      await act('vreemde', 'messages', { chat: 'personal', text: 'overzicht' });
      expect(last().channelData.tenant.id).not.toBe(school.env['BOT_TENANT_ID']);
    });

    it('is not possible for a person who never opened the bot, nor in the chat of another', async () => {
      expect((await act('bo', 'messages', { chat: 'personal', text: 'hoi' })).status).toBe(404);
      expect((await act('anna', 'messages', { chat: chat.id, text: 'hoi' })).status).toBe(404);
    });

    it('can be repeated under the same id, and stands in the chat once', async () => {
      await act('carla', 'messages', { chat: 'personal', text: 'help', activityId: '17' });
      await act('carla', 'messages', { chat: 'personal', text: 'help', activityId: '17' });
      expect(school.bot.heard.map(({ activity }) => activity.id)).toEqual(['17', '17']);
      expect((await school.personal('carla')).messages.filter(({ from }) => from === 'carla')).toHaveLength(1);
    });
  });

  describe('pressing a button', () => {
    it('sends the inputs along, and puts the answer in place of the card for this person', async () => {
      const after = card({ body: [{ type: 'TextBlock', text: 'Beantwoord' }] });
      school.bot.answer = () => ({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: after });
      const { body } = await press('Opslaan', { outcome: 'yes', next: '2027-05-24' });
      const data = { case: 'c1', version: 7, outcome: 'yes', next: '2027-05-24', tick: 'false' };
      expect(last()).toMatchObject({
        name: 'adaptiveCard/action',
        replyToId: posted,
        value: { action: { type: 'Action.Execute', verb: 'record-followup', data }, trigger: 'manual' },
      });
      expect(body.card).toEqual(after);
      expect((await school.personal('carla')).messages[0]!.card).toEqual(after);
      await school.connector('PUT', `/conversations/${chat.id}/activities/${posted}`, message(form));
      expect((await school.personal('carla')).messages[0]!.card).toEqual(form);
    });

    it('is held back by the client until the form is filled in, unless told otherwise', async () => {
      expect(await press('Opslaan')).toMatchObject({ status: 422, body: { fields: ['outcome'], messages: ['Kies.'] } });
      expect((await press('Opslaan', { outcome: 'yes', next: '2027-05-20' })).body.fields).toEqual(['next']);
      expect((await press('Opslaan', { outcome: 'no such choice' })).body.fields).toEqual(['outcome']);
      expect((await press('Opslaan', { outcome: 'yes', unknown: 'x' })).body.fields).toEqual(['unknown']);
      expect(school.bot.heard).toHaveLength(0);
      const sent = await press('Opslaan', { next: '2027-05-20', unknown: 'x' }, { skipClientValidation: true });
      expect(sent.status).toBe(200);
      expect(last().value).toMatchObject({ action: { data: { next: '2027-05-20', unknown: 'x' } } });
    });

    it('that takes no inputs opens a dialog, whatever is filled in', async () => {
      school.bot.answer = () => dialog;
      const { body } = await press('Later…');
      expect(last()).toMatchObject({ name: 'task/fetch', value: { data: fetchData, context: { theme: 'default' } } });
      expect(body.dialog).toEqual({ title: 'Later', card: form });
    });

    it.each([
      [
        'a card that Teams cannot show',
        { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card({ version: '1.6' }) },
      ],
      ['an unknown type', { statusCode: 200, type: 'x', value: {} }],
      ['an error', { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'x', message: 'Nee' } }],
    ])('says so when the answer is %s', async (_what, answer) => {
      school.bot.answer = () => answer;
      expect((await press('Opslaan', { outcome: 'yes' })).body.problem).toEqual(expect.any(String));
      expect((await school.personal('carla')).messages[0]!.card).toEqual(form);
    });

    it('that is not there is refused, with those that are', async () => {
      expect(await press('Weg')).toMatchObject({
        status: 404,
        body: { error: expect.stringContaining('Opslaan, Later…, Versturen') },
      });
    });
  });

  describe('a dialog', () => {
    beforeEach(async () => {
      school.bot.answer = () => dialog;
      await press('Later…');
    });

    it('is sent in by the title of its button, after the client has checked it', async () => {
      expect((await act('carla', 'dialog', { button: 'Versturen' })).body.fields).toEqual(['outcome']);
      school.bot.answer = () => ({ task: { type: 'message', value: 'Genoteerd.' } });
      const { body } = await act('carla', 'dialog', { button: 'Versturen', inputs: { outcome: 'yes', why: 'druk' } });
      expect(body.text).toBe('Genoteerd.');
      expect(last()).toMatchObject({
        name: 'task/submit',
        value: { data: { verb: 'not-now', page: 1, outcome: 'yes', why: 'druk' } },
      });
      expect((await act('carla', 'dialog', { button: 'Versturen' })).status).toBe(404);
    });

    it('is sent in with any data at all, and stays open on its next page', async () => {
      await act('carla', 'dialog', { data: { verb: 'not-now', case: 'other' } });
      expect(last().value).toMatchObject({ data: { verb: 'not-now', case: 'other' } });
      expect((await act('carla', 'dialog', { data: {} })).status).toBe(200);
    });

    it('has no place for Action.Execute', async () => {
      expect((await act('carla', 'dialog', { button: 'Opslaan' })).status).toBe(404);
    });
  });

  describe('the button of the app beside a message box', () => {
    const extend = (key: string, where: string, more: Record<string, unknown> = {}): Promise<Got> =>
      act(key, 'extension', { chat: where, command: 'zorgmelding', ...more });
    const opened = { commandId: 'zorgmelding', commandContext: 'compose', context: { theme: 'default' } };

    beforeEach(() => {
      school.bot.answer = () => dialog;
    });

    it('opens a dialog from the open channel, and nothing stands there afterwards', async () => {
      const open = await school.open();
      const { body } = await extend('anna', open.id);
      expect(last()).toMatchObject({
        type: 'invoke',
        name: 'composeExtension/fetchTask',
        value: opened,
        conversation: { id: open.id, conversationType: 'channel' },
      });
      expect(last().replyToId).toBeUndefined();
      expect(body.dialog).toEqual({ title: 'Later', card: form });
      expect((await school.open()).messages).toEqual([]);
    });

    it('stands in every chat, also where the bot is not, but not where nobody can write', async () => {
      const room = await school.channel();
      expect((await extend('anna', room)).body.dialog.title).toBe('Later');
      expect((await extend('anna', 'personal')).body.dialog.title).toBe('Later');
      school.practice.world.platform.conversations.get(room)!.archived = true;
      expect((await extend('anna', room)).status).toBe(404);
      expect((await extend('bas', room)).status).toBe(404);
      expect((await extend('anna', 'personal', { command: '' })).status).toBe(400);
    });

    it('has its dialog sent in as what it is, page after page', async () => {
      await extend('anna', (await school.open()).id);
      await act('anna', 'dialog', { button: 'Versturen', inputs: { outcome: 'yes' }, activityId: '17' });
      const data = { verb: 'not-now', page: 1, outcome: 'yes', tick: 'false' };
      expect(last()).toMatchObject({ id: '17', name: 'composeExtension/submitAction', value: { ...opened, data } });
      await act('anna', 'dialog', { data: { verb: 'not-now', page: 2 } });
      expect(last().name).toBe('composeExtension/submitAction');
      school.bot.answer = () => undefined;
      await act('anna', 'dialog', { data: { verb: 'not-now', page: 3 } });
      expect((await act('anna', 'dialog', { data: {} })).status).toBe(404);
    });

    it('says so when the bot would put something into the conversation, and keeps the dialog', async () => {
      await extend('anna', (await school.open()).id);
      school.bot.answer = () => ({ composeExtension: { type: 'result', attachments: [] } });
      expect((await act('anna', 'dialog', { data: {} })).body.problem).toContain('into the conversation');
      expect((await act('anna', 'dialog', { data: {} })).status).toBe(200);
    });
  });

  it('sends any invoke, kept or forged', async () => {
    school.bot.answer = () => dialog;
    const { body } = await act('anna', 'invoke', { name: 'composeExtension/fetchTask', value: { commandId: 'x' } });
    expect(last()).toMatchObject({ type: 'invoke', name: 'composeExtension/fetchTask', value: { commandId: 'x' } });
    expect(body.dialog.title).toBe('Later');
  });

  describe('being notified', () => {
    const previews = async (key: string): Promise<readonly string[]> => {
      const { body } = await school.call('GET', `/practice/people/${key}/notifications`);
      return (body as unknown as readonly { preview: string }[]).map(({ preview }) => preview);
    };

    it('happens for a message one to one, with its summary, and not for its update', async () => {
      await school.connector(
        'PUT',
        `/conversations/${chat.id}/activities/${posted}`,
        message(form, { summary: 'anders' }),
      );
      expect(await previews('carla')).toEqual(['er staat iets voor je klaar']);
    });

    it('happens in a channel only for whom the card mentions', async () => {
      const id = await school.channel();
      await school.enable(id);
      const mention = {
        type: 'mention',
        text: '<at>Anna</at>',
        mentioned: { id: school.person('anna').id, name: 'Anna' },
      };
      const content = card({
        body: [{ type: 'TextBlock', text: 'Voor <at>Anna</at>' }],
        msteams: { entities: [mention] },
      });
      const activity = message(content, { summary: 'kijk' });
      await school.connector('POST', '/conversations', { isGroup: true, channelData: { channel: { id } }, activity });
      expect(await previews('anna')).toEqual(['kijk']);
      expect(await previews('carla')).toEqual(['er staat iets voor je klaar']);
    });

    it('leaves messages unread until the chat was read', async () => {
      expect((await school.personal('carla')).unread).toBe(1);
      await act('carla', 'read', { chat: chat.id });
      expect((await school.personal('carla')).unread).toBe(0);
    });
  });
});
