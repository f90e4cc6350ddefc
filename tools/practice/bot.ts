import { z } from 'zod/v4';
import { runBot, tellAndEnd } from '../../src/run-bot';
import { readSettings } from '../../src/settings';
import { botControl, practiceClock } from './bot-control';

/** The bot as a school runs it, but for its clock and for the controls by which the practice school moves that. */
async function main(): Promise<void> {
  const clock = await practiceClock(z.url().parse(process.env['PRACTICE_URL']));
  await runBot(readSettings(process.env), { clock, control: (running) => botControl({ ...running, clock }) });
}

main().catch(tellAndEnd);
