import { destination, pino } from 'pino';
import { startBot } from './bot';
import { exitOnUncaughtException } from './crash-handler';
import { readSettings } from './settings';

/** Starts the bot; `practice [school]` starts a practice school, `check-store [--rebuild]` looks after storage instead. */
async function main(): Promise<void> {
  const [, , what, school] = process.argv;
  if (what === 'practice') return (await import('./practice/main')).runPractice(school === undefined ? {} : { school });
  const settings = readSettings(process.env);
  if (what === 'check-store') {
    process.exitCode = await (await import('./check-store')).runCheckStore(settings, school === '--rebuild');
    return;
  }
  // Written at once: the last lines before a crash are the ones that matter.
  const log = pino({ level: settings.LOG_LEVEL, base: null }, destination({ dest: 1, sync: true }));
  exitOnUncaughtException(process, log);
  const bot = await startBot(settings, { log });
  let asked = false;
  const stop = (): void => {
    // Whoever asks twice does not want to wait.
    if (asked) process.exit(1);
    asked = true;
    void bot.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
}

main().catch((error: unknown) => {
  // Nothing of a case was read yet: what keeps it from starting can be told whole.
  process.stderr.write(`${error instanceof Error ? error.message : 'unknown error'}\n`);
  process.exit(1);
});
