import { connect } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type KeyLike } from 'jose';
import { activity, invoke, settingsFor, startBot, startCard, type Bot } from './support/bot';
import { APP_ID, FakeMicrosoft } from './support/fake-microsoft';
import { SigningKeys } from '../../src/teams/signing-keys';

const ISSUER = 'https://api.botframework.com';
const HOUR = 3_600_000;

/** A request of which only the headers are sent; resolves with what comes back, once the other side hangs up. */
const headersAlone = (url: string, authorization: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(url);
    const socket = connect(Number(port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
    socket.write(
      `POST /api/messages HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\ncontent-type: application/json\r\ncontent-length: 400000\r\n\r\n{"text":`,
    );
  });

describe('who may come in', () => {
  let microsoft: FakeMicrosoft;
  let bot: Bot;
  let key: KeyLike;

  beforeAll(async () => {
    microsoft = await FakeMicrosoft.start();
    bot = await startBot(microsoft);
    const pair = await generateKeyPair('RS256', { extractable: true });
    key = pair.privateKey;
    const jwk = { ...(await exportJWK(pair.publicKey)), endorsements: ['msteams'] };
    second = jwk;
  });
  let second: object;
  beforeEach(() => {
    microsoft.forget();
    bot.requests.length = 0;
    bot.notes.logged.length = 0;
    bot.reply = () => startCard;
  });
  afterAll(async () => {
    await bot.stop();
    await microsoft.stop();
  });

  const hello = (): object => activity(microsoft, { text: 'help' });
  /** Keys as the issuer names them, in a program that starts now. */
  const withKeys = async (keys: readonly object[], act: (fresh: Bot) => Promise<void>): Promise<void> => {
    microsoft.on(/^GET \/keys/, { body: { keys } });
    const fresh = await startBot(microsoft);
    await act(fresh);
    await fresh.stop();
  };
  const signed = (claims: object, header: object = {}): Promise<string> =>
    new SignJWT({ iss: ISSUER, aud: APP_ID, serviceurl: `${microsoft.url}/`, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'second', ...header })
      .sign(key);
  const soon = (): number => Math.floor(Date.now() / 1000) + 600;

  it('a person who has no token of Teams is answered before anything of the body came', async () => {
    expect(await headersAlone(bot.url, 'Bearer x')).toMatch(/^HTTP\/1.1 401 /);
    expect(await headersAlone(bot.url, `Bearer ${await microsoft.token({ aud: 'another' })}`)).toMatch(
      /^HTTP\/1.1 401 /,
    );
  });

  it.each([
    ['without an end', { exp: undefined }, {}],
    [
      'of Microsoft’s emulator',
      { iss: 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0', appid: APP_ID },
      {},
    ],
    ['for several audiences', { aud: [APP_ID, 'another'] }, {}],
    ['that is not to be used yet', { nbf: 4_000_000_000 }, {}],
    ['of a key that Teams does not have', {}, { kid: 'made-up' }],
    ['that says it needs something of us', {}, { crit: ['exp'] }],
    ['without an address to answer', { serviceurl: undefined }, {}],
  ])('a token %s opens nothing', async (_what, claims, header) => {
    await withKeys([{ ...second, kid: 'second' }], async (fresh) => {
      const token = await signed({ exp: soon(), ...claims }, header).catch(() => 'a.b.c');
      expect((await fresh.post(hello(), { token })).status).toBe(401);
      expect(fresh.requests).toEqual([]);
      // and with the same key, the right one opens
      expect((await fresh.post(hello(), { token: await signed({ exp: soon() }) })).status).toBe(200);
    });
  });

  it('a token that nobody signed opens nothing, and neither does a key for another channel', async () => {
    const none = new UnsecuredJWT({ iss: ISSUER, aud: APP_ID, serviceurl: `${microsoft.url}/`, exp: soon() }).encode();
    expect((await bot.post(hello(), { token: none })).status).toBe(401);
    await withKeys([{ ...second, kid: 'second', endorsements: ['webchat'] }], async (fresh) => {
      expect((await fresh.post(hello(), { token: await signed({ exp: soon() }) })).status).toBe(401);
    });
  });

  it('of a refused token is told once a minute for whom it was, as far as that can be printed', async () => {
    const token = await microsoft.token({ iss: 'https://elsewhere.example/\n{"x":1}', aud: 'a'.repeat(500) });
    await bot.post(hello(), { token });
    await bot.post(hello(), { token });
    await bot.post(hello(), { token: await microsoft.token({ aud: 'third-bot' }) });
    expect(bot.notes.logged.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ iss: 'https://elsewhere.example/???x?:1?', aud: 'a'.repeat(100) }),
      expect.objectContaining({ iss: ISSUER, aud: 'third-bot' }),
    ]);
  });

  it('a stranger costs no call to the issuer, and a made-up key one in ten seconds', async () => {
    await bot.post(hello());
    const before = microsoft.asked(/keys/).length;
    await bot.post(hello(), { token: await microsoft.token({ iss: 'https://elsewhere.example' }) });
    expect(microsoft.asked(/keys/)).toHaveLength(before);
    for (let time = 0; time < 5; time += 1) await bot.post(hello(), { token: await signed({ exp: soon() }) });
    expect(microsoft.asked(/keys/).length).toBeLessThanOrEqual(before + 1);
  });

  describe('while the keys of Teams are out of reach', () => {
    it('nobody comes in, the operator hears it once, and it is healthy but not ready', async () => {
      const lost = await startBot(microsoft, { openIdMetadataUrl: `${microsoft.url}/gone` });
      const answers = [await lost.post(hello()), await lost.post(hello())];
      expect(answers.map(({ status }) => status)).toEqual([503, 503]);
      expect(lost.notes.logged).toHaveLength(1);
      expect(lost.notes.logged.join()).toContain('OPENID_METADATA_URL');
      expect((await fetch(`${lost.url}/health`)).status).toBe(200);
      const ready = await fetch(`${lost.url}/ready`);
      expect([ready.status, await ready.json()]).toEqual([503, { tokens: 'away' }]);
      await lost.stop();
    });

    it('a forged token is forged all the same', async () => {
      const lost = await startBot(microsoft, { openIdMetadataUrl: `${microsoft.url}/gone` });
      expect((await lost.post(hello(), { token: await microsoft.token({ aud: 'another' }) })).status).toBe(401);
      await lost.stop();
    });
  });

  it('is ready once the keys are known', async () => {
    const ready = await fetch(`${bot.url}/ready`);
    expect([ready.status, await ready.json()]).toEqual([200, { tokens: 'ok' }]);
  });

  describe('keys', () => {
    it('count for a day, are asked for anew after half of one, and an issuer that is away then is not noticed', async () => {
      let now = 0;
      const keys = new SigningKeys(settingsFor(microsoft), () => now);
      expect(await keys.find('test-key')).toBeDefined();
      microsoft.on(/^GET \/openid/, { status: 502 });
      now = 23 * HOUR;
      expect(await keys.find('test-key')).toBeDefined();
      now = 25 * HOUR;
      await expect(keys.find('test-key')).rejects.toThrow('OPENID_METADATA_URL');
      microsoft.forget();
      now += 3_000;
      expect(await keys.find('test-key')).toBeDefined();
    });

    it('that are new are found, and whether one is made up is not said while that cannot be looked up', async () => {
      let now = 0;
      const keys = new SigningKeys(settingsFor(microsoft), () => now);
      await keys.current();
      now = 60_000;
      microsoft.on(/^GET \/keys/, { status: 502 });
      await expect(keys.find('second')).rejects.toThrow('OPENID_METADATA_URL');
      microsoft.on(/^GET \/keys/, { body: { keys: [{ ...second, kid: 'second' }] } });
      now += 3_000;
      expect(await keys.find('second')).toBeDefined();
      expect(await keys.find('third')).toBeUndefined();
    });
  });
});

describe('what comes in', () => {
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

  it('is refused when it is nested deeper than anything of ours', async () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    const text = JSON.stringify(
      invoke(microsoft, 'task/submit', { data: { verb: 'form/open-case', x: 0 } }, { id: undefined }),
    );
    const response = await fetch(`${bot.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await microsoft.token()}` },
      body: text.replace('"x":0', `"x":${deep}`),
    });
    expect(response.status).toBe(400);
    expect(bot.requests).toEqual([]);
  });

  it('is not sent again by Teams because a message could not be answered', async () => {
    microsoft.on(/^POST .*activities/, { status: 403, body: { error: { code: 'Forbidden' } } });
    expect((await bot.post(activity(microsoft, { text: 'help' }))).status).toBe(200);
    expect(bot.notes.logged.join()).toContain('it is tried again');
  });
});
