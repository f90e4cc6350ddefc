import { later } from '../../src/service/delivery/backoff';
import { dangerVerbs } from '../../src/service/danger/verbs';
import { COME_TO_PRIVATE } from '../../src/teams/one-to-one';
import { NOT_ANSWERED, NOT_HERE } from '../../src/teams/router';
import { NOT_SHOWN } from '../../src/service/words';
import { activity, inChannel, PERSON, startBot, startCard, type Bot } from './support/bot';
import { APP_ID, FakeMicrosoft, TENANT, type Answer } from './support/fake-microsoft';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const OTHER = '44444444-4444-4444-8444-444444444444';
const away: Answer = { status: 502 };

describe('an answer to what somebody typed that does not arrive', () => {
  let microsoft: FakeMicrosoft;
  let bot: Bot;

  beforeAll(async () => {
    microsoft = await FakeMicrosoft.start();
  });
  beforeEach(async () => {
    microsoft.forget();
    bot = await startBot(microsoft);
  });
  afterEach(() => bot.stop());
  afterAll(() => microsoft.stop());

  const tried = (): number => microsoft.asked(/^POST .*\/activities/).length;
  const last = () => microsoft.asked(/^POST .*\/activities/).at(-1);
  const firstLine = (): unknown => last()?.body.attachments[0].content.body[0].data['text'];
  const fails = (answer: Answer = away): void => microsoft.on(/ \/v3\//, answer);
  const says = (text: string, more: Record<string, unknown> = {}) => bot.post(activity(microsoft, { text, ...more }));
  /** Goes ahead second by second, as the program looks, and tells at which seconds something was sent. */
  async function goes(milliseconds: number, every = SECOND): Promise<number[]> {
    const at: number[] = [];
    for (let gone = every; gone <= milliseconds; gone += every) {
      bot.notes.now = later(bot.notes.now, every);
      await bot.roads.probe();
      const before = tried();
      await bot.teams.answerWaiting();
      if (tried() > before) at.push(gone / SECOND);
    }
    return at;
  }

  it.each(['/zorgmelding', 'gevaar', 'overzicht', 'goedemorgen'])(
    '"%s" at 502 is answered once Teams is back, once',
    async (text) => {
      fails();
      expect((await says(text)).status).toBe(200);
      expect(tried()).toBe(1);
      await goes(20 * SECOND);
      microsoft.forget();
      expect(await goes(30 * SECOND)).toHaveLength(1);
      expect(last()?.path).toBe('/v3/conversations/a:chat-of-anna/activities');
      expect(last()?.body.attachments[0].content.body[0].template).toBe('start');
      expect(await goes(5 * MINUTE)).toEqual([]);
    },
  );

  it('goes for every way of failing, also a refusal, and one that hangs', async () => {
    for (const failure of [{ status: 403 }, { status: 404 }, { status: 429 }, { status: 500 }, 'hang up'] as const) {
      microsoft.forget();
      fails(failure);
      expect((await says('help')).status).toBe(200);
      microsoft.forget();
      expect(await goes(10 * SECOND)).toHaveLength(1);
    }
  });

  it('a word of danger is tried at least every half minute, though the road is silent; other words wait for it', async () => {
    fails();
    await says('kind in GEVAAR!');
    await bot.post(activity(microsoft, { text: 'zorgmelding', from: { id: '29:bo', aadObjectId: OTHER, name: 'Bo' } }));
    const before = tried();
    const at = await goes(5 * MINUTE);
    const gaps = at.map((second, index) => second - (at[index - 1] ?? 0));
    expect(at.length).toBeGreaterThanOrEqual(10);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(30);
    // Only she who spoke of danger.
    expect(tried() - before).toBe(at.length);
    microsoft.forget();
    await goes(10 * SECOND);
    expect(tried()).toBe(2);
  });

  it('other words are tried at least every five minutes on a road that carries everything else', async () => {
    microsoft.on(/ \/v3\/.*activities/, { status: 403 });
    await says('zorgmelding');
    const at = await goes(50 * MINUTE, 10 * SECOND);
    const gaps = at.map((second, index) => second - (at[index - 1] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(310);
    expect(at.length).toBeGreaterThanOrEqual(10);
    expect(at.length).toBeLessThan(25);
  });

  it('is given up after an hour, a word of danger after a day; the operator hears it without content', async () => {
    fails();
    await says('overzicht Jan is geslagen');
    await bot.post(activity(microsoft, { text: 'gevaar', from: { id: '29:bo', aadObjectId: OTHER, name: 'Bo' } }));
    await goes(HOUR + MINUTE, 20 * SECOND);
    expect(bot.notes.logged.filter((line) => line.includes('given up'))).toHaveLength(1);
    await goes(23 * HOUR, 20 * MINUTE);
    expect(bot.notes.logged.filter((line) => line.includes('given up'))).toHaveLength(2);
    expect(bot.notes.logged.join()).not.toMatch(/Jan|Anna|geslagen/);
    microsoft.forget();
    expect(await goes(MINUTE)).toEqual([]);
  });

  it('gives way to the newest of the same person, and is not said beside one that stands', async () => {
    fails();
    await says('goedemorgen');
    await says('help');
    microsoft.forget();
    await goes(10 * SECOND);
    expect([tried(), firstLine()]).toEqual([1, undefined]);

    fails();
    await says('goedemorgen');
    microsoft.forget();
    await says('help');
    expect(tried()).toBe(1);
    expect(await goes(10 * MINUTE)).toEqual([]);
  });

  it('a list that somebody asks for after a word of danger does not take its place', async () => {
    fails();
    await says('gevaar');
    await says('overzicht');
    bot.requests.length = 0;
    microsoft.forget();
    await goes(10 * SECOND);
    expect([tried(), bot.requests.map(({ verb }) => verb)]).toEqual([1, ['danger']]);
    fails();
    await says('gevaar');
    await says('zorgmelding');
    // It is as urgent as the one whose place it takes.
    expect((await goes(MINUTE)).length).toBeGreaterThan(3);
  });

  it('holds nothing: it is made anew, by who asks it and what alone, as the person may see it then', async () => {
    fails();
    bot.reply = () => ({ kind: 'message', text: 'Zorg K7P2 van Jip' });
    await says('overzicht');
    bot.requests.length = 0;
    bot.reply = () => ({ kind: 'message', text: 'Ik vind geen zorg die ik je kan tonen.' });
    microsoft.forget();
    await goes(10 * SECOND);
    expect(last()?.body.text).toBe('Ik vind geen zorg die ik je kan tonen.');
    const actor = { person: PERSON, tenant: TENANT, name: 'Anna Bos' };
    expect(bot.requests).toEqual([{ id: expect.any(String) as string, actor, verb: 'show-overview', values: {} }]);
  });

  it('of a press on an old client nothing is done again: it is told that the answer was lost', async () => {
    fails();
    await bot.post(activity(microsoft, { value: { verb: 'acknowledge', case: 'c1', task: 't1', secret: 'Jip' } }));
    microsoft.forget();
    await goes(10 * SECOND);
    expect(bot.requests.map(({ verb }) => verb)).toEqual(['acknowledge', 'start']);
    expect([tried(), firstLine()]).toEqual([1, NOT_ANSWERED]);
  });

  it.each([...dangerVerbs])('of a press on "%s" is tried at least every half minute', async (verb) => {
    fails();
    await bot.post(activity(microsoft, { value: { verb, case: 'c1' } }));
    const at = await goes(2 * MINUTE);
    const gaps = at.map((second, index) => second - (at[index - 1] ?? 0));
    expect(at.length).toBeGreaterThanOrEqual(4);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(30);
  });

  it('one that is never taken as it is, such as a list that is too long, is a short sentence instead', async () => {
    const tooBig = { status: 413, body: { error: { code: 'MessageSizeTooBig' } } };
    microsoft.on(/ \/v3\/.*activities/, (seen) => ('attachments' in seen.body ? tooBig : {}), away, {
      body: { id: 'm' },
    });
    await says('vandaag');
    expect(tried()).toBe(2);
    expect(last()?.body.text).toBe(NOT_SHOWN);
    await goes(10 * SECOND);
    expect([tried(), last()?.body.text]).toEqual([3, NOT_SHOWN]);
  });

  it('a person who was never heard before is remembered all the same', async () => {
    fails();
    await says('gevaar');
    expect(bot.notes.remembered).toHaveLength(1);
  });

  describe('in a channel', () => {
    it('stays one to one, with what had to be said first', async () => {
      bot.notes.references.set(PERSON, { conversation: { id: 'a:chat-of-anna' }, serviceUrl: microsoft.url });
      fails();
      await bot.post(inChannel(microsoft, 'zorgmelding Jan is geslagen'));
      microsoft.forget();
      await goes(10 * SECOND);
      expect([tried(), firstLine(), last()?.path]).toEqual([
        1,
        NOT_HERE,
        '/v3/conversations/a:chat-of-anna/activities',
      ]);
      expect(JSON.stringify([microsoft.seen, bot.notes.logged])).not.toContain('Jan');
    });

    it('a slash command is answered unseen when no private chat can be had by then', async () => {
      const recipient = { id: `28:${APP_ID}`, name: 'Zorgmelding', isTargeted: true };
      fails();
      await bot.post(inChannel(microsoft, '/zorgmelding', { recipient, entities: [] }));
      microsoft.forget();
      microsoft.on(/^POST \/v3\/conversations$/, { status: 403, body: { error: { code: 'Forbidden' } } });
      microsoft.on(/installedApps/, { status: 403 });
      await goes(10 * SECOND);
      expect([tried(), last()?.path, last()?.body.text]).toEqual([
        1,
        '/v3/conversations/19:open@thread.tacv2;messageid=1/activities?isTargetedActivity=true',
        COME_TO_PRIVATE,
      ]);
    });
  });

  it('is not sent twice by two looks at once', async () => {
    fails();
    await says('help');
    bot.reply = () => startCard;
    microsoft.forget();
    bot.notes.now = later(bot.notes.now, 10 * SECOND);
    await bot.roads.probe();
    await Promise.all([bot.teams.answerWaiting(), bot.teams.answerWaiting()]);
    expect(tried()).toBe(1);
  });
});
