import { spawn, type ChildProcess } from 'node:child_process';
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
  /**
   * Asks it to end but to keep its process, in which the next bot then starts without loading the program once more. What
   * does not end within two seconds is killed.
   */
  rest(): Promise<void>;
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
/** Milliseconds in which a bot ends that is to keep its process. */
const restsWithin = 2_000;

/** The bot as a child process of this one: `node <program>`. */
export function nodeProcess(program: string): StartBot {
  let resting: BotProcess | undefined;
  return async (launch) => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const env = { ...inherited(), ...launch.env, PORT: String(port) };
    const bot = resting?.gone === false ? resting : new BotProcess(program, env);
    if (bot === resting) bot.begin(env);
    resting = undefined;
    bot.launch = launch;
    if (await comesUp(url, bot))
      return {
        url,
        kill: () => bot.end('SIGKILL'),
        stop: () => bot.end('SIGTERM'),
        rest: async () => {
          if (await bot.rest()) resting = bot;
          else await bot.end('SIGKILL');
        },
      };
    await bot.end('SIGKILL');
    throw new Error(`The bot (${program}) did not come up; its log says why.`);
  };
}

/** A process that runs one bot after another. */
class BotProcess {
  /** Who hears of the bot that runs in it now; nobody while it rests. */
  launch: Pick<Launch, 'onLine' | 'onExit'> | undefined;
  gone = false;
  /** So many lines were heard of it. */
  words = 0;
  private readonly child: ChildProcess;
  private readonly exited: Promise<void>;
  private rests: () => void = () => undefined;

  constructor(program: string, env: Readonly<Record<string, string>>) {
    const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    this.child = child;
    this.exited = new Promise<void>((resolve) => {
      const end = (): void => {
        this.gone = true;
        this.launch?.onExit();
      };
      child.once('exit', end);
      child.once('error', end);
      // Only then everything that it wrote was read.
      child.once('close', resolve);
      child.once('error', resolve);
    });
    const heard = (line: string): void => {
      this.words += 1;
      this.launch?.onLine(line);
    };
    // All that it says this way is that it rests.
    child.on('message', () => this.rests());
    for (const stream of [child.stdout, child.stderr])
      if (stream !== null) createInterface({ input: stream }).on('line', heard);
    // A program that ends must not leave its bot behind.
    const killOnExit = (): void => void child.kill('SIGKILL');
    process.once('exit', killOnExit);
    void this.exited.then(() => process.off('exit', killOnExit));
  }

  /** Starts the next bot in it, with these settings. */
  begin(env: Readonly<Record<string, string>>): void {
    this.child.send({ begin: env });
  }

  /** Ends the bot in it; answers whether the process is free for the next. */
  async rest(): Promise<boolean> {
    const rests = new Promise<boolean>((resolve) => (this.rests = () => resolve(true)));
    this.child.send({ rest: true }, () => undefined);
    const free = await Promise.race([rests, this.exited.then(() => false), pause(restsWithin, false, { ref: false })]);
    this.launch = undefined;
    return free;
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    this.child.kill(signal);
    await Promise.race([this.exited, pause(grace, undefined, { ref: false })]);
    if (!this.gone) this.child.kill('SIGKILL');
    await this.exited;
  }
}

async function comesUp(url: string, signs: Pick<BotProcess, 'gone' | 'words'>): Promise<boolean> {
  const until = Date.now() + patience;
  let heard = signs.words;
  for (let looks = 0; looks < MOST_LOOKS && !signs.gone && Date.now() < until; looks += 1) {
    if (await isReady(url)) return true;
    if (signs.words !== heard) [heard, looks] = [signs.words, 0];
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
