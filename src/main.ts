import { runBot, tellAndEnd } from './run-bot';
import { readSettings } from './settings';

/** Starts the bot; `check-store [--rebuild]` looks after storage instead. */
async function main(): Promise<void> {
  const [, , what, option] = process.argv;
  const settings = readSettings(process.env);
  if (what !== 'check-store') return runBot(settings);
  process.exitCode = await (await import('./check-store')).runCheckStore(settings, option === '--rebuild');
}

main().catch(tellAndEnd);
