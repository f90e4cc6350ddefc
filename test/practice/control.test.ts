import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { storagePort } from '../../tools/practice/supervisor/wire';
import { openSchool, type Got, type TestSchool } from './fake-bot';

describe('the practice school', () => {
  let school: TestSchool;

  beforeAll(async () => {
    school = await openSchool({ settings: { holdMs: 50, resendAfterMs: 200, resends: 1 } });
  });
  afterAll(() => school.practice.stop());
  beforeEach(async () => {
    school.bot.due = [];
    await school.call('POST', '/practice/reset', {});
    school.bot.heard.length = 0;
  });

  const control = (path: string, body?: unknown): Promise<Got> => school.call('POST', `/practice/${path}`, body);

  describe('its clock', () => {
    it('walks to its target, and stops at every due moment on the way', async () => {
      school.bot.due = ['2027-05-21T07:00:00.000Z', '2027-05-25T07:00:00.000Z', '2027-06-30T07:00:00.000Z'];
      school.bot.clocks.length = 0;
      const { body } = await control('clock', { to: '2027-06-01T09:00:00+02:00' });
      const stops = school.bot.due.slice(0, 2);
      expect(body).toEqual({ now: '2027-06-01T07:00:00.000Z', stops });
      expect(school.bot.clocks).toEqual([...stops, '2027-06-01T07:00:00.000Z']);
    });

    it('does not go back, and says what it wants', async () => {
      expect((await control('clock', { to: '2027-05-01T07:00:00Z' })).status).toBe(409);
      expect((await control('clock', { to: 'tomorrow' })).status).toBe(400);
      expect((await school.call('GET', '/practice/clock')).body.now).toBe('2027-05-18T07:00:00.000Z');
    });

    it('is the one by which the bot waits when a reset asks for that, and not after the next', async () => {
      const patient = async (): Promise<unknown> => (await school.call('GET', '/practice/clock')).body;
      await control('reset', { patient: true });
      expect(await patient()).toEqual({ now: '2027-05-18T07:00:00.000Z', patient: true });
      await control('reset', {});
      expect(await patient()).toEqual({ now: '2027-05-18T07:00:00.000Z', patient: false });
    });

    it('jumps while the bot is down', async () => {
      school.bot.due = ['2027-05-21T07:00:00.000Z'];
      school.bot.clocks.length = 0;
      const starts = school.bot.starts;
      expect((await control('down', { until: '2027-05-24T07:00:00Z' })).status).toBe(204);
      expect(school.bot.starts).toBe(starts + 1);
      expect(school.bot.clocks).toEqual(['2027-05-24T07:00:00.000Z']);
    });
  });

  describe('its bot', () => {
    it('can be killed and started; in between nobody answers', async () => {
      await control('bot', { do: 'kill' });
      expect((await school.call('GET', '/practice/school')).body.bot).toBe('down');
      const said = await control('people/anna/messages', { chat: 'personal', text: 'help' });
      expect(said.body.status).toBe(0);
      expect((await control('settle')).status).toBe(409);
      await control('bot', { do: 'start' });
      expect((await control('people/anna/messages', { chat: 'personal', text: 'help' })).body.status).toBe(200);
    });

    it('keeps its tables over a restart, and has new ones after a reset', async () => {
      const first = school.env['TABLE_PREFIX'];
      await control('bot', { do: 'kill' });
      await control('bot', { do: 'start' });
      expect(school.env['TABLE_PREFIX']).toBe(first);
      await control('reset', {});
      expect(school.env['TABLE_PREFIX']).not.toBe(first);
      expect(school.env['TABLE_PREFIX']).toMatch(/^[a-z][a-z0-9]+$/);
    });

    it('gets an activity again, under the same id, when it does not answer in time', async () => {
      school.bot.silent = 1;
      const { body } = await control('people/anna/messages', { chat: 'personal', text: 'help' });
      expect(body.status).toBe(200);
      expect(school.bot.heard.map(({ activity }) => activity.id)).toEqual([body.activityId, body.activityId]);
    });

    it('has what it wrote kept since the last reset', async () => {
      await control('bot', { do: 'kill' });
      await control('bot', { do: 'start' });
      const log = (await school.call('GET', '/practice/log')).body as unknown as string;
      expect(log.trim().split('\n')).toEqual([
        `started ${String(school.bot.starts - 1)}`,
        `started ${String(school.bot.starts)}`,
      ]);
    });

    it('hears of everybody who has it when it is rolled out', async () => {
      await control('reset', { welcome: true });
      const installed = school.bot.heard
        .map(({ activity }) => activity)
        .filter(({ type }) => type === 'installationUpdate');
      const { people } = (await school.call('GET', '/practice/school')).body as unknown as {
        people: { id: string; hasBot: boolean; tenant: string }[];
      };
      const expected = people.filter(({ hasBot, tenant }) => hasBot && tenant === school.env['BOT_TENANT_ID']);
      expect(installed.map(({ from }) => from.aadObjectId)).toEqual(expected.map(({ id }) => id));
    });
  });

  describe('its faults', () => {
    const write = (): Promise<Got> =>
      school.connector('POST', '/conversations/none/activities', { type: 'message', text: 'x' });
    const strike = (fault: Record<string, unknown>): Promise<Got> =>
      control('faults', { storage: 'up', platform: [fault] });

    it('are answered as often as asked, with the time to wait', async () => {
      await strike({ match: '^POST /v3/conversations/none', answer: 429, times: 1, retryAfter: 3 });
      const struck = await write();
      expect([struck.status, struck.headers.get('retry-after')]).toEqual([429, '3']);
      expect((await write()).status).toBe(404);
    });

    it('drop the connection, and nothing was done', async () => {
      const { id } = await school.personal('anna');
      await strike({ match: 'activities$', answer: 'nothing' });
      await expect(
        school.connector('POST', `/conversations/${id}/activities`, { type: 'message', text: 'x' }),
      ).rejects.toThrow();
      expect((await school.personal('anna')).messages).toEqual([]);
    });

    it('lose the answer to what was done', async () => {
      const { id } = await school.personal('anna');
      await strike({ match: 'activities$', answer: 'lost' });
      expect(
        (await school.connector('POST', `/conversations/${id}/activities`, { type: 'message', text: 'x' })).status,
      ).toBe(502);
      expect((await school.personal('anna')).messages).toHaveLength(1);
    });

    it('end when told to, and must be regular expressions', async () => {
      await strike({ match: '.*', answer: 403 });
      expect((await write()).status).toBe(403);
      await control('faults', { storage: 'up', platform: [] });
      expect((await write()).status).toBe(404);
      expect((await strike({ match: '(', answer: 403 })).status).toBe(400);
    });

    it('carry the code that Microsoft gives, or the one that was asked for', async () => {
      await strike({ match: 'none', answer: 503, times: 1 });
      const usual = await write();
      await strike({ match: 'none', answer: 403, code: 'BotNotInConversationRoster', times: 1 });
      const other = await write();
      expect([usual.status, usual.body.error.code]).toEqual([503, 'ServiceUnavailable']);
      expect([other.status, other.body.error.code]).toEqual([403, 'BotNotInConversationRoster']);
    });

    it('last as long as was asked, by the practice clock', async () => {
      await strike({ match: 'none', answer: 502, for: '15 minutes' });
      await control('clock', { to: '2027-05-18T07:14:59.999Z' });
      expect((await write()).status).toBe(502);
      const { faults } = (await school.call('GET', '/practice/school')).body as unknown as { faults: unknown };
      expect(faults).toEqual({
        storage: 'up',
        platform: [{ match: 'none', answer: 502, for: '0.001 seconds' }],
      });
      await control('clock', { to: '2027-05-18T07:15:00Z' });
      expect((await write()).status).toBe(404);
      expect((await strike({ match: 'none', answer: 502, for: 'a while' })).status).toBe(400);
    });

    it('cut the wire to storage: what is open breaks, and nothing new holds', async () => {
      const port = storagePort(school.env['STORAGE_CONNECTION']!);
      const line = connect(port, '127.0.0.1');
      line.on('error', () => line.destroy());
      const heard = await new Promise((resolve) => {
        line.on('data', (data) => resolve(data.toString()));
        line.write('hello');
      });
      expect(heard).toBe('hello');
      const closed = new Promise((resolve) => line.on('close', resolve));
      await control('faults', { platform: [], storage: 'cut' });
      await closed;
      const next = connect(port, '127.0.0.1');
      next.on('error', () => next.destroy());
      await new Promise((resolve) => next.on('close', resolve));
      await control('faults', { platform: [], storage: 'up' });
      const mended = connect(port, '127.0.0.1');
      await new Promise((resolve) => {
        mended.on('data', resolve);
        mended.write('again');
      });
      mended.destroy();
    });
  });

  it('behaves as another world from the moment at which somebody chooses that, and keeps what is there', async () => {
    const described = async (): Promise<unknown> => (await school.call('GET', '/practice/school')).body;
    await control('people/anna/messages', { chat: 'personal', text: 'help' });
    expect((await control('world', { world: 'unconsented' })).status).toBe(204);
    expect(await described()).toMatchObject({
      world: 'unconsented',
      worlds: expect.arrayContaining([{ name: 'kind', about: 'Alles lukt, en meteen.' }]),
    });
    expect((await school.chats('anna')).find(({ kind }) => kind === 'personal')?.messages).toHaveLength(1);
    expect((await control('world', { world: 'ideal' })).status).toBe(400);
    await control('reset', {});
    expect(await described()).toMatchObject({ world: 'kind' });
  });

  it('lets somebody make a private channel by hand, for whom they name, under a name that no other has', async () => {
    const wanted = { name: 'Zorg K7M4', description: 'Besloten ruimte.', with: ['bas'] };
    const made = await control('people/anna/channel', wanted);
    expect(made).toMatchObject({ status: 200, body: { id: expect.stringMatching(/^19:/) } });
    expect((await control('people/bas/channel', { ...wanted, name: 'zorg k7m4' })).status).toBe(400);
    expect((await control('people/anna/channel', { ...wanted, name: 'Zorg/K7M4' })).status).toBe(400);
    expect((await control('people/anna/channel', { ...wanted, name: 'Ander', with: ['niemand'] })).status).toBe(404);
    const found = await school.chats('bas');
    expect(found.filter(({ kind }) => kind === 'private-channel')).toMatchObject([
      { id: made.body.id, title: 'Zorg K7M4', members: ['anna', 'bas'], messages: [] },
    ]);
  });

  it('lets somebody write something else in a school file, until the next reset', async () => {
    const file = (): string => readFileSync(join(school.env['SCHOOLS_DIR']!, 'de-lindeboom.yaml'), 'utf8');
    const change = { school: 'de-lindeboom', text: 'until: 2027-05-09', by: 'until: 2072-05-09' };
    expect((await control('file', change)).status).toBe(204);
    expect(file()).toContain('until: 2072-05-09');
    expect((await control('file', change)).status).toBe(409);
    expect((await control('file', { ...change, school: '../de-lindeboom' })).status).toBe(400);
    await control('reset', {});
    expect(file()).not.toContain('2072');
  });

  it('remembers what the bot asked of the platform', async () => {
    await school.connector('POST', '/conversations/none/activities', { type: 'message', text: 'gezegd' });
    const trace = (await school.call('GET', '/practice/trace')).body as unknown as readonly unknown[];
    expect(trace).toEqual([
      {
        at: '2027-05-18T07:00:00.000Z',
        method: 'POST',
        path: '/v3/conversations/none/activities',
        body: { type: 'message', text: 'gezegd' },
        status: 404,
      },
    ]);
  });

  it('forgets everything in a reset', async () => {
    const { id } = await school.personal('anna');
    await school.connector('POST', `/conversations/${id}/activities`, { type: 'message', text: 'x' });
    await control('reset', { now: '2027-09-01T07:00:00Z' });
    expect((await school.personal('anna')).messages).toEqual([]);
    expect((await school.call('GET', '/practice/school')).body.now).toBe('2027-09-01T07:00:00.000Z');
    expect((await control('reset', { school: 'unknown' })).status).toBe(409);
    expect((await school.call('GET', '/practice/school')).body.now).toBe('2027-09-01T07:00:00.000Z');
  });

  it('tells its page of every change', async () => {
    const events = await fetch(`${school.practice.url}/practice/changes`);
    const reader = events.body!.getReader();
    const read = async (): Promise<string> =>
      new TextDecoder().decode((await reader.read()).value as Uint8Array | undefined);
    await read();
    await control('people/anna/messages', { chat: 'personal', text: 'help' });
    expect(await read()).toContain('event: change');
    await reader.cancel();
  });

  it('answers this machine only, whatever name a visitor was led here by', async () => {
    const { port } = new URL(school.practice.url);
    const answer = await new Promise<string>((resolve) => {
      const line = connect(Number(port), '127.0.0.1', () =>
        line.write('GET /practice/school HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n'),
      );
      line.on('data', (data) => resolve(data.toString()));
    });
    expect(answer).toContain('403 Forbidden');
  });

  it('has people with their roles, one of whom never opened the bot', async () => {
    const { people } = (await school.call('GET', '/practice/school')).body as unknown as {
      people: readonly { key: string; roles: readonly string[]; hasBot: boolean }[];
    };
    expect(people.length).toBeGreaterThanOrEqual(9);
    expect(people.find(({ key }) => key === 'dirk')?.roles).toContain('deputy');
    expect(people.filter(({ hasBot }) => !hasBot).map(({ key }) => key)).toEqual(['bo']);
    expect((await school.call('GET', '/practice/people/nobody/chats')).status).toBe(404);
  });
});
