import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pino } from 'pino';
import { startBot, type Bot } from '../../src/bot';
import { readSettings } from '../../src/settings';

const root = resolve(__dirname, '../..');
const TENANT = '7d1c0a52-3b6e-4f08-9a41-0c2d5e8f1b30';
/** Nothing listens on port 1 of this machine. */
const NOWHERE = 'DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:1/a;';

describe('a program that starts while storage and Teams are away', () => {
  const dir = mkdtempSync(join(tmpdir(), 'start-'));
  const lines: string[] = [];
  let bot: Bot;

  beforeAll(async () => {
    const settings = readSettings({
      PORT: '0',
      BOT_APP_ID: '11111111-2222-4333-8444-555555555555',
      BOT_APP_SECRET: 'not-a-secret',
      BOT_TENANT_ID: TENANT,
      STORAGE_CONNECTION: NOWHERE,
      KEY_FILE: join(dir, 'a.key'),
      SCHOOLS_DIR: join(root, 'schools'),
      PROTOCOLS_DIR: join(root, 'protocols'),
      OPENID_METADATA_URL: 'http://127.0.0.1:1/openid',
      LOGIN_URL: 'http://127.0.0.1:1/login',
      GRAPH_URL: 'http://127.0.0.1:1/graph',
      SERVICE_URL: 'http://127.0.0.1:1/',
    });
    const { localKeyFile } = await import('../../src/store/local-key-file');
    await localKeyFile({ path: join(dir, 'a.key'), create: true });
    bot = await startBot(settings, { log: pino({}, { write: (line: string) => void lines.push(line) }) });
  }, 120_000);
  afterAll(async () => {
    await bot.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  it('listens, and is healthy', async () => {
    expect((await fetch(`${bot.url}/health`)).status).toBe(200);
  });

  it('says in /ready what it still waits for', async () => {
    const ready = await fetch(`${bot.url}/ready`);
    // The invented schools are of several tenants, and the bot is of one.
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { tokens: 'away', storage: 'away', keys: 'not asked yet', schools: 'some wrong' },
    ]);
  });

  it('tells the operator which setting it is, and what to do', () => {
    expect(lines.join('')).toMatch(/STORAGE_CONNECTION.*can be reached from here/);
  });
});

describe('a program that finds no school, in a wrong folder', () => {
  const dir = mkdtempSync(join(tmpdir(), 'start-'));
  const lines: string[] = [];
  const sent: string[] = [];
  const connector = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      sent.push(Buffer.concat(chunks).toString());
      response.setHeader('content-type', 'application/json').end('{"id":"m"}');
    });
  });
  let bot: Bot;
  let serviceUrl: string;

  beforeAll(async () => {
    connector.listen(0, '127.0.0.1');
    await once(connector, 'listening');
    serviceUrl = `http://127.0.0.1:${(connector.address() as AddressInfo).port}/`;
    const settings = readSettings({
      PORT: '0',
      BOT_AUTH: 'off',
      BOT_TENANT_ID: TENANT,
      STORAGE_CONNECTION: NOWHERE,
      KEY_FILE: join(dir, 'a.key'),
      SCHOOLS_DIR: dir,
      PROTOCOLS_DIR: join(dir, 'not-there'),
      SERVICE_URL: serviceUrl,
    });
    bot = await startBot(settings, { log: pino({}, { write: (line: string) => void lines.push(line) }) });
  }, 120_000);
  afterAll(async () => {
    await bot.stop();
    connector.close();
    rmSync(dir, { recursive: true, force: true });
  });

  /** What a teacher does in her chat with the bot. */
  const does = async (more: object): Promise<string> => {
    const activity = {
      channelId: 'msteams',
      id: 'm1',
      serviceUrl,
      from: { id: '29:anna', aadObjectId: '11111111-1111-4111-8111-111111111111', name: 'Anna Bakker' },
      recipient: { id: '28:bot' },
      conversation: { id: 'a:chat-of-anna', conversationType: 'personal', tenantId: TENANT },
      ...more,
    };
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${bot.url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) });
    return answer.text();
  };

  it('listens, is ready, and tells the operator at once which settings to look at', async () => {
    const ready = await fetch(`${bot.url}/ready`);
    expect([ready.status, await ready.json()]).toEqual([200, expect.objectContaining({ schools: 'none' })]);
    expect(lines.join('')).toMatch(/no school file here: set SCHOOLS_DIR.*no school can be read/);
    expect(lines.join('')).toMatch(/not-there.*this folder cannot be read/);
  });

  it.each(['gevaar', 'help'])('answers "%s" with whom to call', async (text) => {
    await does({ type: 'message', text });
    expect(sent.at(-1)).toContain('Bel zelf: 112, of Veilig Thuis 0800-2000');
  });

  it('answers "Nu gevaar" and "Ik bel nu" with whom to call', async () => {
    for (const data of [
      { verb: 'form/declare-emergency' },
      { verb: 'form/declare-emergency', page: 2, fresh: 'true', staff: 'no' },
    ])
      expect(await does({ type: 'invoke', name: 'task/fetch', value: { data } })).toContain(
        'Bel zelf: 112, of Veilig Thuis 0800-2000',
      );
  });
});
