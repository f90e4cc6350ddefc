// `npm run playground`: the bot beside Microsoft 365 Agents Playground, a Teams client that others made. You are Anna, a
// teacher of the practice school; .m365agentsplayground.yml says who else there is. Good for a second opinion on cards.
// The Playground has no Graph and no dialogs: rooms are not made there, and forms open in the practice school (`npm start`).
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
/** The practice school's own way to storage, as `npm run build` has put it there. */
const built = join(root, 'dist/tools/practice/azurite.js');
const { startAzurite } = /** @type {typeof import('./practice/azurite.js')} */ (require(built));

/** Where cases of these sessions stay: out of sight, and out of the repository. */
const folder = process.env['PLAYGROUND_DIR'] ?? join(root, '.practice/playground');
const botPort = process.env['PORT'] ?? '3978';
const playgroundPort = process.env['PLAYGROUND_PORT'] ?? '56150';
const playground = `http://127.0.0.1:${playgroundPort}`;
/** Milliseconds that each of the two gets to come up. */
const PATIENCE = 60_000;

const config = join(root, '.m365agentsplayground.yml');
const people = /** @type {{ tenantId: string }} */ (parse(readFileSync(config, 'utf8')));

/** @type {import('node:child_process').ChildProcess[]} */
const children = [];
const stopping = new AbortController();

/**
 * @param {string} name for the one line that says that it ended
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} env
 */
function start(name, args, env) {
  const child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, ...env }, stdio: 'inherit' });
  children.push(child);
  child.once('exit', (code) => {
    if (stopping.signal.aborted) return;
    console.error(`${name} ended by itself (${code ?? 'killed'}). Is its port taken? Stopping the rest.`);
    void stop(1);
  });
}

/** @param {string} url */
async function answers(url) {
  const until = Date.now() + PATIENCE;
  while (!stopping.signal.aborted && Date.now() < until) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await pause(100);
  }
  if (!stopping.signal.aborted) throw new Error(`Nothing answers at ${url} after ${PATIENCE / 1000} seconds.`);
}

/** @param {number} code */
async function stop(code) {
  if (stopping.signal.aborted) return;
  stopping.abort();
  const gone = children.filter((child) => child.exitCode === null && child.signalCode === null);
  for (const child of gone) child.kill('SIGTERM');
  await Promise.race([Promise.all(gone.map((child) => new Promise((done) => child.once('exit', done)))), pause(5_000)]);
  for (const child of gone) child.kill('SIGKILL');
  await storage.stop();
  process.exit(code);
}

mkdirSync(folder, { recursive: true });
const storage = await startAzurite({ dir: folder });
process.once('SIGINT', () => void stop(0));
process.once('SIGTERM', () => void stop(0));

start('The bot', [join(root, 'dist/src/main.js')], {
  BOT_AUTH: 'off',
  HOST: '127.0.0.1',
  PORT: botPort,
  BOT_TENANT_ID: people.tenantId,
  STORAGE_CONNECTION: storage.connectionString,
  KEY_FILE: join(folder, 'playground.key'),
  SCHOOLS_DIR: join(root, 'schools'),
  PROTOCOLS_DIR: join(root, 'protocols'),
  // Nothing listens there: what the Playground has no part of must not reach Microsoft either.
  GRAPH_URL: 'http://127.0.0.1:9',
  LOGIN_URL: 'http://127.0.0.1:9',
  OPENID_METADATA_URL: 'http://127.0.0.1:9',
});
start(
  'The Playground',
  [
    join(require.resolve('@microsoft/m365agentsplayground/package.json'), '../cli.js'),
    ...['--app-endpoint', `http://127.0.0.1:${botPort}/api/messages`],
    ...['--channel-id', 'msteams', '--port', playgroundPort, '--disable-telemetry'],
  ],
  { M365_AGENTS_PLAYGROUND_CONFIG_PATH: config, TEAMSAPPTESTER_BROWSER: 'none' },
);

try {
  await Promise.all([answers(`http://127.0.0.1:${botPort}/health`), answers(playground)]);
  if (!stopping.signal.aborted) console.log(`Open ${playground} and type /zorgmelding. Ctrl-C stops everything.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  await stop(1);
}
