import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './visitor';

const MINUTES = 60_000;
const tool = resolve(__dirname, '../../tools/playground.mjs');

let dir: string;
let program: ChildProcess;
let browser: Browser;
let page: Page;

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return String(port);
}

/** Starts `npm run playground` and answers with the address that it prints. */
async function startPlayground(): Promise<string> {
  const ports = { PORT: await freePort(), PLAYGROUND_PORT: await freePort() };
  program = spawn(process.execPath, [tool], {
    env: { ...process.env, ...ports, PLAYGROUND_DIR: dir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: program.stdout! })) {
    const address = /^Open (\S+) /.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error('The Playground did not come up.');
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'zorgmelding-playground-'));
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 850 } });
  await page.goto(await startPlayground());
}, 2 * MINUTES);

afterAll(async () => {
  await (browser as Browser | undefined)?.close();
  if ((program as ChildProcess | undefined)?.exitCode === null) {
    program.kill('SIGTERM');
    await once(program, 'exit');
  }
  rmSync(dir, { recursive: true, force: true });
}, MINUTES);

describe("given Microsoft's Agents Playground beside the bot, as npm run playground starts them", () => {
  it(
    'when Anna types /zorgmelding and presses Overzicht, then a card answers and makes way for the next',
    async () => {
      const cards = page.getByRole('heading', { name: 'Zorgmelding', exact: true });
      await cards.first().waitFor({ timeout: MINUTES });
      const before = await cards.count();
      await page.locator('[contenteditable=true]').first().click();
      await page.keyboard.type('/zorgmelding');
      await page.keyboard.press('Enter');
      await cards.nth(before).waitFor();
      await page.getByRole('button', { name: 'Overzicht', exact: true }).last().click();
      await page.getByText('Er staat nu geen zorg voor jou in dit overzicht.').waitFor();
      expect(await cards.count()).toBe(before);
      expect(await page.getByRole('heading', { name: 'Overzicht', exact: true }).count()).toBe(1);
    },
    2 * MINUTES,
  );
});
