import type { Message } from '../../src/service/surface';
import { CATALOGUE_ID, PERSON, startBot, TEAM, type Bot } from './support/bot';
import { APP_ID, FakeMicrosoft, TENANT } from './support/fake-microsoft';

const message: Message = { card: { template: 'start', data: { code: 'K7M4' } }, mentions: [PERSON] };
const INSTALL = /^POST \/graph\/v1.0\/users\/.*\/teamwork\/installedApps$/;

describe('what the worker has done on Teams', () => {
  let microsoft: FakeMicrosoft;
  let bot: Bot;

  beforeAll(async () => {
    microsoft = await FakeMicrosoft.start();
    bot = await startBot(microsoft, { timeout: 300 });
  });
  beforeEach(() => {
    microsoft.forget();
    bot.notes.references.clear();
  });
  afterAll(async () => {
    await bot.stop();
    await microsoft.stop();
  });

  const sendPrivately = () => bot.teams.surface.sendPrivately(PERSON, message, 'de-linde');
  const known = () =>
    bot.notes.references.set(PERSON, { conversation: { id: 'a:anna' }, serviceUrl: 'https://smba.example/emea/' });

  describe('a private message', () => {
    it('goes to the chat that is known, with a summary and no mention', async () => {
      known();
      const ref = await sendPrivately();
      const [sent] = microsoft.asked(/^POST \/v3\/conversations\/a:anna\/activities$/);
      expect(sent?.body).toMatchObject({ type: 'message', summary: 'Zorgmelding: er staat iets voor je klaar' });
      expect(sent?.body.attachments[0].content.body[0]).toMatchObject({ template: 'start', mentions: [] });
      // The address in the settings goes before what was told.
      expect(ref).toMatchObject({ conversation: 'a:anna', serviceUrl: `${microsoft.url}/` });
    });

    it('opens a chat with whoever has the bot but was never heard', async () => {
      await sendPrivately();
      expect(microsoft.asked(/^POST \/v3\/conversations$/)[0]?.body).toMatchObject({
        isGroup: false,
        bot: { id: `28:${APP_ID}` },
        members: [{ id: PERSON, aadObjectId: PERSON }],
        tenantId: TENANT,
        channelData: { tenant: { id: TENANT } },
      });
      expect(microsoft.asked(INSTALL)).toEqual([]);
    });

    it('installs the app for whoever never opened it, and then tries once more', async () => {
      microsoft.on(/^POST \/v3\/conversations$/, { status: 403 }, { status: 201, body: { id: 'a:new' } });
      microsoft.on(INSTALL, { status: 201 });
      expect((await sendPrivately()).conversation).toBe('a:new');
      expect(microsoft.asked(INSTALL)[0]?.body['teamsApp@odata.bind']).toBe(
        `${microsoft.url}/graph/v1.0/appCatalogs/teamsApps/${CATALOGUE_ID}`,
      );
    });

    it('is refused when the platform stays by it', async () => {
      microsoft.on(/^POST \/v3\/conversations$/, { status: 403 });
      microsoft.on(INSTALL, { status: 409 });
      await expect(sendPrivately()).rejects.toMatchObject({ failure: 'refused' });
      expect(microsoft.asked(/^POST \/v3\/conversations$/)).toHaveLength(2);
    });

    it('to somebody who took the bot away leads to a chat anew', async () => {
      known();
      microsoft.on(/a:anna\/activities/, { status: 403, body: { error: { code: 'BotNotInConversationRoster' } } });
      expect((await sendPrivately()).conversation).not.toBe('a:anna');
    });

    it('is not sent for a school that is not known', async () => {
      await expect(bot.teams.surface.sendPrivately(PERSON, message, 'elders')).rejects.toMatchObject({
        failure: 'refused',
      });
    });
  });

  describe('a message that stands', () => {
    const ref = { conversation: 'a:anna', id: 'm1', serviceUrl: 'https://smba.example/emea/' };
    it('is brought up to date in its place', async () => {
      await bot.teams.surface.update(ref, message);
      expect(microsoft.asked(/^PUT \/v3\/conversations\/a:anna\/activities\/m1$/)).toHaveLength(1);
    });
    it('is removed, and one that is gone already is gone', async () => {
      microsoft.on(/^DELETE/, { status: 200 }, { status: 404 });
      await bot.teams.surface.remove(ref);
      await bot.teams.surface.remove(ref);
      expect(microsoft.asked(/^DELETE/)).toHaveLength(2);
    });
    it('that is gone cannot be brought up to date', async () => {
      microsoft.on(/^PUT/, { status: 404 });
      await expect(bot.teams.surface.update(ref, message)).rejects.toMatchObject({ failure: 'refused' });
    });
  });

  describe('a call that fails', () => {
    const SEND = /^POST .*\/activities$/;
    it.each([
      [{ status: 400 }, 'refused', undefined],
      [{ status: 403 }, 'refused', undefined],
      [{ status: 404 }, 'refused', undefined],
      [{ status: 429, headers: { 'retry-after': '7' } }, 'busy', 7000],
      [{ status: 503, headers: { 'retry-after': '2' } }, 'busy', 2000],
      [{ status: 401 }, 'busy', undefined],
      [{ status: 412 }, 'unknown', undefined],
      [{ status: 500 }, 'unknown', undefined],
      [{ status: 502 }, 'unknown', undefined],
      [{ status: 504 }, 'unknown', undefined],
      ['hang up', 'unknown', undefined],
      ['silence', 'unknown', undefined],
    ] as const)('%j is %s', async (answer, failure, retryAfter) => {
      microsoft.on(SEND, answer);
      const room = { kind: 'group-chat', id: '19:chat@thread.v2', title: 'Zorg K7M4' };
      await expect(bot.teams.surface.post(room, message)).rejects.toMatchObject({ failure, retryAfter });
      expect(microsoft.asked(SEND)).toHaveLength(1);
    });

    it('never connected is busy; and so is a token that cannot be had, which names its settings', async () => {
      known();
      const closed = await FakeMicrosoft.start();
      const serviceUrl = closed.url;
      await closed.stop();
      const lonely = await startBot(microsoft, { serviceUrl });
      lonely.notes.references.set(PERSON, { conversation: { id: 'a:anna' }, serviceUrl });
      await expect(lonely.teams.surface.sendPrivately(PERSON, message, 'de-linde')).rejects.toMatchObject({
        failure: 'busy',
      });
      await lonely.stop();
      microsoft.on(/token$/, { status: 401 });
      const nameless = await startBot(microsoft);
      nameless.notes.references.set(PERSON, { conversation: { id: 'a:anna' }, serviceUrl });
      const failing = nameless.teams.surface.sendPrivately(PERSON, message, 'de-linde');
      await expect(failing).rejects.toMatchObject({
        failure: 'busy',
        message: expect.stringContaining('BOT_APP_SECRET'),
      });
      await nameless.stop();
    });

    it('names the call and the remedy, and nothing of the card or of what the platform said', async () => {
      microsoft.on(SEND, { status: 403, body: { error: { code: 'Forbidden', message: 'you sent K7M4' } } });
      const failing = bot.teams.surface.post({ kind: 'group-chat', id: '19:c', title: 'Zorg K7M4' }, message);
      const error = await failing.then(String, String);
      expect(error).toContain('403 Forbidden');
      expect(error).toContain('permissions');
      expect(error).not.toContain('K7M4');
    });

    it('a token that is no longer accepted is fetched anew', async () => {
      const room = { kind: 'group-chat', id: '19:c', title: 'Zorg K7M4' };
      await bot.teams.surface.post(room, message);
      microsoft.forget();
      microsoft.on(SEND, { status: 401 }, { body: { id: 'm' } });
      await expect(bot.teams.surface.post(room, message)).rejects.toMatchObject({ failure: 'busy' });
      await bot.teams.surface.post(room, message);
      expect(microsoft.asked(/token$/)).toHaveLength(1);
    });
  });

  it('a room of another surface is not touched', async () => {
    await expect(bot.teams.surface.members({ kind: 'slack', id: 'C1', team: TEAM })).rejects.toMatchObject({
      failure: 'refused',
    });
  });
});
