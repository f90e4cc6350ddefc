import type { Logger } from 'pino';
import { startBot, type Bot } from '../../src/bot';
import type { Settings } from '../../src/settings';
import type { Chance } from './chance';
import type { Clockwork } from './clockwork';
import { inject, type Given, type Server } from './inject';
import { Life, living } from './life';
import type { Storage } from './storage';
import type { Incident } from './weather';
import type { Wires } from './wires';

/** A line of a log, with the name of the copy that wrote it. */
export interface Line {
  readonly at: number;
  readonly copy: string;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

interface Copy {
  readonly name: string;
  readonly port: number;
  life: Life | undefined;
  bot: Bot | undefined;
  server: Server | undefined;
}

const FIRST_PORT = 4_001;
/** A start that failed is tried again after so many milliseconds, as its operator would. */
const START_AGAIN = 10_000;

/** The copies of the program, and what becomes of them. */
export class Copies {
  private readonly copies: readonly Copy[];
  onLine: (line: Line) => void = () => undefined;
  onEvent: (text: string) => void = () => undefined;

  constructor(
    count: number,
    private readonly time: Clockwork,
    private readonly chance: Chance,
    private readonly storage: Storage,
    private readonly settingsAt: (port: number, name: string) => Settings,
  ) {
    this.copies = Array.from({ length: count }, (_, index) => ({
      name: 'abc'[index] ?? '?',
      port: FIRST_PORT + index,
      life: undefined,
      bot: undefined,
      server: undefined,
    }));
  }

  wires: Wires | undefined;

  busy = (): boolean => this.copies.some(({ life }) => life?.busy === true);
  anyUp = (): boolean => this.copies.some(({ life, server }) => life?.alive === true && server !== undefined);
  allUp = (): boolean => this.copies.every(({ life, server }) => life?.alive === true && server !== undefined);

  /** How far the clock of any copy was ever off, in milliseconds: so much later may be what it did in time. */
  mostSkew = (): number => this.skewed;
  private skewed = 0;
  /** How often a copy ended, and what was in its memory with it. */
  ended = (): number => this.endings;
  private endings = 0;

  startAll(): void {
    for (const copy of this.copies) this.start(copy);
  }

  befall({ copy: index, what }: Incident): void {
    const copy = this.copies[index];
    const life = copy?.life;
    if (copy === undefined || life?.alive !== true) return;
    switch (what.kind) {
      case 'kill':
        life.doom(what.call, what.after);
        void life.mourn().then(() => this.gone(copy, life, what.back));
        return;
      case 'restart':
        this.onEvent(`${copy.name} is stopped`);
        void this.stop(copy, life, what.back);
        return;
      case 'clock':
        life.skew = what.by;
        this.skewed = Math.max(this.skewed, Math.abs(what.by));
        this.onEvent(`the clock of ${copy.name} is ${String(what.by / 1_000)} s off`);
        void this.time.wait(what.back).then(() => (life.skew = 0));
    }
  }

  /** Ends all trouble: every clock is right, nobody is doomed, and every copy runs or is being started. */
  heal(): void {
    for (const { life } of this.copies) {
      if (life === undefined) continue;
      life.skew = 0;
      life.doom(Infinity, false);
    }
  }

  /** What Teams sends reaches one of the copies that listen. `undefined`: none does, or it broke off. */
  async receive(body: string): Promise<Given | undefined> {
    const up = this.copies.filter(({ life, server }) => life?.alive === true && server !== undefined);
    if (up.length === 0) return undefined;
    const { life, server } = this.chance.pick(up);
    if (life === undefined || server === undefined) return undefined;
    const headers = { 'content-type': 'application/json', authorization: 'Bearer anybody' };
    const answer = living.run(life, () => inject(server, { method: 'POST', url: '/api/messages', headers, body }));
    return Promise.race([answer, life.mourn().then(() => undefined)]);
  }

  private start(copy: Copy): void {
    const { name, port } = copy;
    const life = new Life(name, port);
    void life.mourn().then(() => (this.endings += 1));
    Object.assign(copy, { life, server: undefined, bot: undefined });
    const moment = (): string => new Date(this.time.now() + life.skew).toISOString();
    const surroundings = {
      log: this.logOf(name),
      clock: { now: moment, wall: moment },
      tableClient: this.wires!.tableClient(life, this.storage),
      listen: async (server: Server) => {
        if (life.alive) copy.server = server;
        return { url: `http://127.0.0.1:${String(port)}`, close: async () => undefined };
      },
    };
    living
      .run(life, () => startBot(this.settingsAt(port, name), surroundings))
      .then(
        (bot) => {
          copy.bot = bot;
          this.onEvent(`${name} runs`);
        },
        (error: unknown) => {
          this.onEvent(`${name} does not start: ${error instanceof Error ? error.name : 'unknown'}`);
          if (!life.alive) return;
          life.end();
          void this.gone(copy, life, START_AGAIN);
        },
      );
  }

  private async gone(copy: Copy, life: Life, back: number): Promise<void> {
    if (copy.life !== life) return;
    copy.server = undefined;
    this.onEvent(`${copy.name} is gone, for ${String(Math.round(back / 1_000))} s`);
    await this.time.wait(back);
    if (copy.life === life) this.start(copy);
  }

  private async stop(copy: Copy, life: Life, back: number): Promise<void> {
    copy.server = undefined;
    const grace = this.time.wait(15_000);
    await Promise.race([copy.bot?.stop().catch(() => undefined) ?? grace, grace]);
    if (!life.alive) return;
    life.end();
    await this.gone(copy, life, back);
  }

  private logOf(copy: string): Logger {
    const at =
      (level: Line['level']) =>
      (fields: Line['fields'], message = ''): void =>
        this.onLine({ at: this.time.now(), copy, level, fields, message });
    const log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), child: () => log };
    return log as unknown as Logger;
  }
}
