import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const program = resolve(__dirname, '../../dist/tools/practice/bot.js');
/** Milliseconds; what is not ready by then never will be. */
const PATIENCE = 120_000;

/** How a copy ended: with which code or signal, and how many milliseconds after it was asked. */
export interface End {
  readonly how: number | string;
  readonly after: number;
}

/** One copy of the built program with a practice clock, in a process of its own, always at the same port. */
export class Copy {
  readonly lines: string[] = [];
  private child: ChildProcess | undefined;

  private constructor(
    private readonly env: Readonly<Record<string, string>>,
    readonly url: string,
  ) {}

  static async of(env: Readonly<Record<string, string>>, instance: string): Promise<Copy> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    return new Copy({ ...env, INSTANCE: instance, PORT: String(port) }, `http://127.0.0.1:${port}`);
  }

  get isUp(): boolean {
    return this.child !== undefined;
  }

  /** @returns after how many milliseconds it was ready */
  async start(): Promise<number> {
    const began = Date.now();
    const child = spawn(process.execPath, [program], {
      env: { PATH: process.env['PATH'], ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    child.once('exit', () => (this.child = undefined));
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => void this.lines.push(...chunk.toString().split('\n').filter(Boolean)));
    while (Date.now() - began < PATIENCE && child.exitCode === null) {
      if ((await fetch(`${this.url}/ready`).catch(() => undefined))?.status === 200) return Date.now() - began;
      await pause(20);
    }
    throw new Error(`not ready: ${this.lines.slice(-5).join('\n')}`);
  }

  /** Resolves when it is gone. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<End> {
    const { child } = this;
    if (child === undefined) return { how: 'was not there', after: 0 };
    const began = Date.now();
    const gone = once(child, 'exit') as Promise<[number | null, string | null]>;
    child.kill(signal);
    const [code, by] = await gone;
    return { how: code ?? by ?? '', after: Date.now() - began };
  }

  /** Serves all that is due or under way at this moment. */
  async settle(): Promise<void> {
    const answer = await fetch(`${this.url}/practice/settle`, { method: 'POST' });
    await answer.text();
  }
}
