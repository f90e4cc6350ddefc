import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

/** A running bot. */
export interface RunningBot {
  /** Where it listens. */
  readonly url: string;
  /** SIGKILL, at once; resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to end, and waits at most five seconds before it is killed. */
  stop(): Promise<void>;
}

export interface Launch {
  readonly env: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
  readonly onExit: () => void;
}

/** Starts a bot and answers when it is ready. @throws Error with the bot's last words when it does not come up */
export type StartBot = (launch: Launch) => Promise<RunningBot>;

/** Milliseconds between two looks whether it is ready. */
const LOOK_EVERY = 50;
/**
 * So many looks without a word from it: a minute where nothing else goes on. On a busy machine a look takes longer, and so
 * does the waiting; and a program that still writes is still on its way.
 */
const MOST_LOOKS = 1_200;
/** Milliseconds. What writes, and is not ready by then, never will be. */
const patience = 600_000;
/** Milliseconds. */
const grace = 5_000;

/** The bot as a child process of this one: `node <program>`. */
export function nodeProcess(program: string): StartBot {
  return async ({ env, onLine, onExit }) => {
    const port = await freePort();
    const child = spawn(process.execPath, [program], {
      env: { ...inherited(), ...env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let gone = false;
    const exited = new Promise<void>((resolve) => {
      const end = (): void => {
        gone = true;
        onExit();
      };
      child.once('exit', end);
      child.once('error', end);
      // Only then everything that it wrote was read.
      child.once('close', resolve);
      child.once('error', resolve);
    });
    let words = 0;
    const heard = (line: string): void => {
      words += 1;
      onLine(line);
    };
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', heard);
    // A program that ends must not leave its bot behind.
    const killOnExit = (): void => void child.kill('SIGKILL');
    process.once('exit', killOnExit);
    void exited.then(() => process.off('exit', killOnExit));

    const url = `http://127.0.0.1:${port}`;
    const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
      child.kill(signal);
      await Promise.race([exited, pause(grace, undefined, { ref: false })]);
      if (!gone) child.kill('SIGKILL');
      await exited;
    };
    if (await comesUp(url, { gone: () => gone, words: () => words }))
      return { url, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
    await end('SIGKILL');
    throw new Error(`The bot (${program}) did not come up; its log says why.`);
  };
}

async function comesUp(
  url: string,
  signs: { readonly gone: () => boolean; readonly words: () => number },
): Promise<boolean> {
  const until = Date.now() + patience;
  let heard = signs.words();
  for (let looks = 0; looks < MOST_LOOKS && !signs.gone() && Date.now() < until; looks += 1) {
    if (await isReady(url)) return true;
    if (signs.words() !== heard) [heard, looks] = [signs.words(), 0];
    await pause(LOOK_EVERY);
  }
  return false;
}

/** Alive, and able to do its work. A program that does not tell whether it is ready is so when it is alive. */
async function isReady(url: string): Promise<boolean> {
  const statusOf = async (path: string): Promise<number | undefined> => {
    const answer = await fetch(`${url}${path}`).catch(() => undefined);
    await answer?.body?.cancel();
    return answer?.status;
  };
  if ((await statusOf('/health')) !== 200) return false;
  const ready = await statusOf('/ready');
  return ready === 200 || ready === 404;
}

/** The bot's settings come from the practice school alone: none of the surroundings may slip in. */
function inherited(): Readonly<Record<string, string>> {
  const wanted = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT', 'TZ', 'LANG', 'NODE_OPTIONS'];
  return Object.fromEntries(
    wanted.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
