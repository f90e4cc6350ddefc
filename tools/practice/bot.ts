import type { Logger } from 'pino';
import { z } from 'zod/v4';
import { startBot, type Bot } from '../../src/bot';
import { inThisProcess, tellAndEnd } from '../../src/run-bot';
import { readSettings } from '../../src/settings';
import { botControl, practiceClock } from './bot-control';

const asked = z.union([
  z.strictObject({ begin: z.record(z.string(), z.string()) }),
  z.strictObject({ rest: z.literal(true) }),
]);

/** The bot as a school runs it, but for its clock and for the controls by which the practice school moves that. */
async function begin(env: NodeJS.ProcessEnv, log: Logger): Promise<Bot> {
  const clock = await practiceClock(z.url().parse(env['PRACTICE_URL']));
  return startBot(readSettings(env), { log, clock, control: (running) => botControl({ ...running, clock }) });
}

/** One bot after another, as the practice school asks for them: each loads what it needs once, at the first. */
async function oneAfterAnother(log: Logger): Promise<Pick<Bot, 'stop'>> {
  let bot = await begin(process.env, log);
  const answer = async (message: unknown): Promise<void> => {
    const what = asked.parse(message);
    if ('begin' in what) bot = await begin(what.begin, log);
    else {
      await bot.stop();
      process.send?.('rests');
    }
  };
  process.on('message', (message) => void answer(message).catch(tellAndEnd));
  // Left behind by a practice school that was killed.
  process.on('disconnect', () => process.exit(1));
  return { stop: () => bot.stop() };
}

inThisProcess(readSettings(process.env), oneAfterAnother).catch(tellAndEnd);
