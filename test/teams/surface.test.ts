import type { Message } from '../../src/service/surface';
import { CATALOGUE_ID, PERSON, startBot, TEAM, type Bot } from './support/bot';
import { APP_ID, FakeMicrosoft, TENANT } from './support/fake-microsoft';

const message: Message = { card: { template: 'start', data: { code: 'K7M4' } }, mentions: [PERSON] };
const INSTALL = /^POST \/graph\/v1.0\/users\/.*\/teamwork\/installedApps$/;

describe('what the worker has done on Teams', () => {
  let microsoft: FakeMicrosoft;
  let bot: Bot;
  const pass = (milliseconds: number): void => {
    bot.notes.now = new Date(Date.parse(bot.notes.now) + milliseconds).toISOString();
  };

  beforeAll(async () => {
    microsoft = await FakeMicrosoft.start();
    bot = await startBot(microsoft, { timeout: 300 });
  });
  beforeEach(() => {
    microsoft.forget();
    bot.notes.references.clear();
    // What an earlier test installed is not fresh any more.
    pass(10 * 60_000);
  });
  afterAll(async () => {
    await bot.stop();
    await microsoft.stop();
  });

  const sendPrivately = () => bot.teams.surface.sendPrivately(PERSON, message, 'de-linde');
  const known = () => bot.notes.references.set(PERSON, { conversation: { id: 'a:anna' }, serviceUrl: microsoft.url });

  describe('a private message', () => {
    it('goes to the chat that is known, with a summary and no mention', async () => {
      known();
      const ref = await sendPrivately();
      const [sent] = microsoft.asked(/^POST \/v3\/conversations\/a:anna\/activities$/);
      expect(sent?.body).toMatchObject({ type: 'message', summary: 'Zorgmelding: er staat iets voor je klaar' });
      expect(sent?.body.attachments[0].content.body[0]).toMatchObject({ template: 'start', mentions: [] });
      expect(ref).toMatchObject({ conversation: 'a:anna', serviceUrl: microsoft.url });
    });

    it('opens a chat with a person who has the bot but was never heard', async () => {
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

    it('installs the app for a person who never opened it, and then tries once more', async () => {
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

    it('waits for the chat that comes only a while after the app was installed, and installs it once', async () => {
      microsoft.on(/^POST \/v3\/conversations$/, { status: 403 });
      microsoft.on(INSTALL, { status: 201 });
      await expect(sendPrivately()).rejects.toMatchObject({ failure: 'busy', retryAfter: 5000 });
      await expect(sendPrivately()).rejects.toMatchObject({ failure: 'busy' });
      expect(microsoft.asked(INSTALL)).toHaveLength(1);
      pass(2 * 60_000);
      microsoft.on(INSTALL, { status: 409 });
      await expect(sendPrivately()).rejects.toMatchObject({ failure: 'refused' });
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
    // A host that is not known gets no token: the Connector in the settings is asked instead.
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
      [{ status: 408 }, 'unknown', undefined],
      [{ status: 413 }, 'unfit', undefined],
      [{ status: 400, body: { error: { code: 'BadSyntax' } } }, 'unfit', undefined],
      [{ status: 413, body: { error: { code: 'MessageSizeTooBig' } } }, 'unfit', undefined],
      [{ status: 403, body: { error: { code: 'MessageSizeTooBig' } } }, 'unfit', undefined],
      [{ status: 400, body: { error: { code: 'NeverHeardOf' } } }, 'refused', undefined],
      [{ status: 502, body: { error: { code: 'BadSyntax' } } }, 'unknown', undefined],
      [{ status: 503 }, 'unknown', undefined],
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

    it.each([
      [{ error: { code: 'BotNotInConversationRoster', message: 'x' } }, 'BotNotInConversationRoster'],
      [{ error: { code: 'Forbidden', innerError: { code: 'InsufficientPrivileges' } } }, 'InsufficientPrivileges'],
      [{ error: { code: 'Forbidden', innerError: { code: '3' } } }, 'Forbidden'],
      [{ error: { code: 'Forbidden', message: '"code": "Jip"' } }, 'Forbidden'],
      [{ error: { code: 'Jip de Vries' } }, undefined],
      ['<html>', undefined],
    ])("carries Microsoft's code, whatever else was said: %j", async (body, code) => {
      microsoft.on(SEND, { status: 403, body });
      const room = { kind: 'group-chat', id: '19:chat@thread.v2', title: 'Zorg K7M4' };
      const facts = { failure: 'refused', code, road: 'connector' };
      await expect(bot.teams.surface.post(room, message)).rejects.toMatchObject(facts);
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

  describe('a message that may not begin after a moment', () => {
    const late = () => ({ ...message, notAfter: bot.notes.now });
    const chat = { kind: 'group-chat', id: '19:chat@thread.v2', title: 'Zorg K7M4' };
    const channel = { kind: 'private-channel', id: '19:room@thread.tacv2', team: TEAM, tenant: TENANT };
    const ref = { conversation: 'a:anna', id: 'm1' };

    it.each<[string, () => Promise<unknown>]>([
      ['in a channel', () => bot.teams.surface.post(channel, late())],
      ['in a chat', () => bot.teams.surface.post(chat, late())],
      ['one to one', () => bot.teams.surface.sendPrivately(PERSON, late(), 'de-linde')],
      ['brought up to date', () => bot.teams.surface.update(ref, late())],
    ])('%s begins in time, and not a moment later', async (_where, act) => {
      await act();
      // A token takes its time: only the call itself counts.
      microsoft.on(/token$/, () => {
        pass(1);
        return { body: { access_token: 'token', expires_in: 3600 } };
      });
      microsoft.on(/\/v3\//, { status: 401 });
      await act().catch(() => undefined);
      microsoft.seen.length = 0;
      await expect(act()).rejects.toMatchObject({ failure: 'busy', message: expect.stringContaining('looked up') });
      expect(microsoft.asked(/\/v3\//)).toEqual([]);
    });

    it('begins none of its calls once an earlier one took too long', async () => {
      microsoft.on(/^POST \/v3\/conversations$/, () => {
        pass(1);
        return { status: 201, body: { id: 'a:new' } };
      });
      const sending = bot.teams.surface.sendPrivately(PERSON, late(), 'de-linde');
      await expect(sending).rejects.toMatchObject({ failure: 'busy' });
      expect(microsoft.asked(/activities/)).toEqual([]);
      microsoft.on(/^POST \/v3\/conversations$/, () => {
        pass(1);
        return { status: 403 };
      });
      await expect(bot.teams.surface.sendPrivately(PERSON, late(), 'de-linde')).rejects.toMatchObject({
        failure: 'busy',
      });
      expect(microsoft.asked(INSTALL)).toEqual([]);
    });
  });

  describe('a road is probed', () => {
    it.each([
      ['connector', /^GET \/v3\/conversations$/],
      ['graph', /^GET \/graph\/v1.0\/$/],
    ])('%s: by one call that changes nothing; every answer but 429 and 5xx is one', async (road, call) => {
      for (const status of [200, 401, 403, 404, 405]) {
        microsoft.on(call, { status });
        await bot.teams.surface.probe(road);
      }
      for (const answer of [{ status: 429 }, { status: 502 }, 'hang up'] as const) {
        microsoft.on(call, answer);
        await expect(bot.teams.surface.probe(road)).rejects.toMatchObject({ road });
      }
      expect(microsoft.seen.every(({ method, authorization }) => method === 'GET' && authorization === undefined)).toBe(
        true,
      );
    });
  });

  it('a room of another surface is not touched', async () => {
    await expect(bot.teams.surface.members({ kind: 'slack', id: 'C1', team: TEAM })).rejects.toMatchObject({
      failure: 'refused',
    });
  });
});
