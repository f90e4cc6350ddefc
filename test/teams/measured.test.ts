import { activity, execute, invoke, startBot, type Bot } from './support/bot';
import { FakeMicrosoft } from './support/fake-microsoft';

describe('what is measured of requests', () => {
  let microsoft: FakeMicrosoft;
  let bot: Bot;
  beforeAll(async () => {
    microsoft = await FakeMicrosoft.start();
    bot = await startBot(microsoft);
  });
  afterAll(async () => {
    await bot.stop();
    await microsoft.stop();
  });

  it('is what was wanted, by a fixed few words, and how long it took', async () => {
    const wanted = [
      activity(microsoft, { text: 'help' }),
      activity(microsoft, { text: '', value: { verb: 'start' } }),
      execute(microsoft, 'acknowledge'),
      invoke(microsoft, 'task/fetch', { data: { verb: 'start' } }),
      invoke(microsoft, 'composeExtension/query', {}),
      invoke(microsoft, 'anna/bos', {}),
      activity(microsoft, { type: 'installationUpdate', action: 'remove' }),
    ];
    for (const one of wanted) await bot.post(one);
    const answered = bot.measured.filter(([name]) => name === 'answered');
    expect(answered.map(([, , , kind]) => kind)).toEqual([
      'message',
      'press',
      'press',
      'form',
      'extension',
      'other',
      'event',
    ]);
    for (const [, seconds] of answered) expect(seconds).toEqual(expect.any(Number));
  });

  it('is that somebody was not let in, and why', async () => {
    const before = bot.measured.length;
    await bot.post(activity(microsoft), { token: null });
    await bot.post({ type: 'anna' });
    expect(
      bot.measured.slice(before).map(([name, ...told]) => [name, ...told.filter((one) => typeof one === 'string')]),
    ).toEqual([
      ['refused', 'token'],
      ['answered', 'refused'],
      ['refused', 'body'],
      ['answered', 'refused'],
    ]);
  });
});
