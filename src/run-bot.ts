import { destination, pino, type Logger } from 'pino';
import { startBot, type Bot, type Surroundings } from './bot';
import { exitOnUncaughtException } from './crash-handler';
import type { Settings } from './settings';

/** Starts the bot in this process, and ends the process when it is asked to stop. @throws what keeps the bot from starting */
export function runBot(settings: Settings, around: Omit<Surroundings, 'log'> = {}): Promise<void> {
  return inThisProcess(settings, (log) => startBot(settings, { ...around, log }));
}

/**
 * Gives what is started the log of this process, tells of an error that nobody caught, and stops what was started when the
 * process is asked to stop. @throws what keeps it from starting
 */
export async function inThisProcess(
  { LOG_LEVEL }: Pick<Settings, 'LOG_LEVEL'>,
  start: (log: Logger) => Promise<Pick<Bot, 'stop'>>,
): Promise<void> {
  // Written at once: the last lines before a crash are the ones that matter.
  const log = pino({ level: LOG_LEVEL, base: null }, destination({ dest: 1, sync: true }));
  exitOnUncaughtException(process, log);
  const started = await start(log);
  let asked = false;
  const stop = (): void => {
    // An operator who asks twice does not want to wait.
    if (asked) process.exit(1);
    asked = true;
    void started.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
}

/** Nothing of a case was read yet when the bot does not start: what keeps it from that can be told whole. */
export function tellAndEnd(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : 'unknown error'}\n`);
  process.exit(1);
}
