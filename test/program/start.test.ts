import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pino } from 'pino';
import { startBot, type Bot } from '../../src/bot';
import { readSettings } from '../../src/settings';

const root = resolve(__dirname, '../..');

describe('a program that starts while storage and Teams are away', () => {
  const dir = mkdtempSync(join(tmpdir(), 'start-'));
  const lines: string[] = [];
  let bot: Bot;

  beforeAll(async () => {
    // Nothing listens on port 1 of this machine.
    const settings = readSettings({
      PORT: '0',
      BOT_APP_ID: '11111111-2222-4333-8444-555555555555',
      BOT_APP_SECRET: 'not-a-secret',
      BOT_TENANT_ID: '7d1c0a52-3b6e-4f08-9a41-0c2d5e8f1b30',
      STORAGE_CONNECTION:
        'DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:1/a;',
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
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { tokens: 'away', storage: 'away', keys: 'not asked yet' },
    ]);
  });

  it('tells the operator which setting it is, and what to do', () => {
    expect(lines.join('')).toMatch(/STORAGE_CONNECTION.*can be reached from here/);
  });
});
