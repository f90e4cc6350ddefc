import { randomBytes } from 'node:crypto';
import type { PracticeSchool } from '../api';
import type { BotLog } from './bot-log';
import type { RunningBot, StartBot } from './bot-process';

/** Keeps the one bot: starts it, kills it, knows whether it is there. It is never started again by itself. */
export class Supervisor {
  private running: RunningBot | undefined;
  /** The start that is under way. */
  private starting: Promise<RunningBot> | undefined;
  /** The end of the last bot that was ended. */
  private ended: Promise<void> = Promise.resolve();
  private over = false;
  private prefix = newPrefix();

  constructor(
    private readonly startBot: StartBot,
    readonly log: BotLog,
    /** The bot's settings, given the prefix of its tables. */
    private readonly env: (tablePrefix: string) => Readonly<Record<string, string>>,
    private readonly changed: () => void,
  ) {}

  get state(): PracticeSchool['bot'] {
    if (this.running !== undefined) return 'running';
    return this.starting === undefined ? 'down' : 'starting';
  }

  url(): string | undefined {
    return this.running?.url;
  }

  /**
   * Answers when the bot is healthy; at once when it runs already. @throws Error with the last lines of its log, or when
   * the practice school is over
   */
  async start(): Promise<void> {
    if (this.running !== undefined) return;
    if (this.over) throw new Error('The practice school is over: start it anew.');
    let bot: RunningBot | undefined;
    const onExit = (): void => {
      if (bot !== undefined && this.running === bot) this.lost();
    };
    this.starting = this.startBot({ env: this.env(this.prefix), onLine: (line) => this.log.add(line), onExit });
    this.changed();
    try {
      bot = await this.starting;
      this.running = bot;
    } catch (problem) {
      throw new Error(`${problem instanceof Error ? problem.message : String(problem)}\n${this.log.last(20)}`);
    } finally {
      this.starting = undefined;
      this.changed();
    }
  }

  async kill(): Promise<void> {
    await this.end((bot) => bot.kill());
  }

  /** Ends the bot when all is quiet; the next one starts sooner than after a kill. */
  async rest(): Promise<void> {
    await this.end((bot) => bot.rest());
  }

  /** Ends the bot for good: also one that is still starting, and none is started any more. */
  async stop(): Promise<void> {
    this.over = true;
    // Whether it came up is for the caller of start to hear.
    await this.starting?.catch(() => undefined);
    await this.end((bot) => bot.stop());
  }

  /** From now on the bot finds empty tables. */
  forgetTables(): void {
    this.prefix = newPrefix();
  }

  private async end(how: (bot: RunningBot) => Promise<void>): Promise<void> {
    const bot = this.running;
    // First the kill, so that no turn of the event loop lies between asking for it and the signal.
    if (bot !== undefined) {
      this.ended = how(bot);
      this.lost();
    }
    await this.ended;
  }

  private lost(): void {
    this.running = undefined;
    this.changed();
  }
}

/** Letters and digits, beginning with a letter, as table names want it. */
function newPrefix(): string {
  return `p${randomBytes(5).toString('hex')}`;
}
