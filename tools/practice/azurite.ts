import { spawn } from 'node:child_process';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A running Azurite table service: a stand-in for Azure Storage on this machine, for practice and tests only. */
export interface Azurite {
  /** For STORAGE_CONNECTION. Its key is the one that Microsoft publishes for every Azurite. */
  readonly connectionString: string;
  readonly port: number;
  readonly pid: number;
  /** Ends it in an orderly way, so that all is saved; resolves when it is gone. */
  stop(): Promise<void>;
}

interface Running {
  readonly pid: number;
  readonly port: number;
}

const account = 'devstoreaccount1';
const publishedKey = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
/** Milliseconds. */
const patience = 15_000;

/**
 * Finds the Azurite of this folder again, or starts it. It outlives the program that started it when that is killed, so
 * that a case is still there at the next start; what was written in its last five seconds may be lost if it is killed itself.
 * @throws Error, for the operator, when it does not come up within 15 seconds
 */
export async function startAzurite(where: { readonly dir: string; readonly port?: number }): Promise<Azurite> {
  await mkdir(where.dir, { recursive: true });
  const found = await findAgain(where.dir);
  return describe(found ?? (await start(where.dir, where.port ?? (await freePort()))), where.dir);
}

const noteOf = (dir: string): string => join(dir, 'azurite.json');

async function findAgain(dir: string): Promise<Running | undefined> {
  try {
    const note = JSON.parse(await readFile(noteOf(dir), 'utf8')) as Running;
    return note.pid > 1 && isAlive(note.pid) && (await answers(note.port)) ? note : undefined;
  } catch {
    return undefined;
  }
}

async function start(dir: string, port: number): Promise<Running> {
  const logFile = join(dir, 'azurite.log');
  const log = await open(logFile, 'w');
  const place = ['--tableHost', '127.0.0.1', '--tablePort', String(port), '--location', dir];
  const child = spawn(
    process.execPath,
    [require.resolve('azurite/dist/src/table/main.js'), ...place, '--silent', '--disableTelemetry'],
    {
      stdio: ['ignore', log.fd, log.fd],
    },
  );
  child.unref();
  await log.close();
  const until = Date.now() + patience;
  while (child.pid !== undefined && child.exitCode === null && Date.now() < until) {
    if (await answers(port)) {
      const running = { pid: child.pid, port };
      await writeFile(noteOf(dir), JSON.stringify(running));
      return running;
    }
    await pause(50);
  }
  child.kill('SIGKILL');
  throw new Error(`Azurite did not come up on port ${String(port)} of 127.0.0.1. Is the port free? See ${logFile}.`);
}

function describe({ pid, port }: Running, dir: string): Azurite {
  const endpoint = `http://127.0.0.1:${String(port)}/${account}`;
  return {
    connectionString: `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${publishedKey};TableEndpoint=${endpoint};`,
    port,
    pid,
    async stop() {
      // SIGINT is the one signal at which Azurite saves what it has.
      if (isAlive(pid)) process.kill(pid, 'SIGINT');
      const until = Date.now() + patience;
      while (isAlive(pid) && Date.now() < until) await pause(20);
      if (isAlive(pid)) process.kill(pid, 'SIGKILL');
      await rm(noteOf(dir), { force: true });
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Whether an Azurite, and not something else, listens here: it signs its refusal of an unsigned request. */
async function answers(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${String(port)}/${account}/Tables`, {
      signal: AbortSignal.timeout(1_000),
    });
    await answer.body?.cancel();
    return answer.headers.get('server')?.startsWith('Azurite-Table') ?? false;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
