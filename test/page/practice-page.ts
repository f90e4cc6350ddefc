import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startPractice, type Practice } from '../../tools/practice/practice';
import { openBrowser } from './visitor';

/** Milliseconds that a test of the page may take. */
const PATIENCE = 180_000;

export const desktop = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };

/** A practice school and a browser for the tests of this file, there from the first of them on. */
export function practicePage(more: { readonly patient?: boolean } = {}): {
  readonly practice: () => Practice;
  readonly browser: () => Browser;
} {
  jest.setTimeout(PATIENCE);
  let dir: string;
  let practice: Practice;
  let browser: Browser;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'zorgmelding-page-'));
    browser = await openBrowser();
    practice = await startPractice({ dir, ...more });
  });
  afterAll(async () => {
    await (browser as Browser | undefined)?.close();
    await (practice as Practice | undefined)?.stop();
    rmSync(dir, { recursive: true, force: true });
  });
  return { practice: () => practice, browser: () => browser };
}
