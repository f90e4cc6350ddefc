import type { Moment } from '../../../src/agreement/time';
import type { ClockWalked } from '../api';
import type { PracticeClock } from '../clock';
import type { BotRemote } from './bot-remote';

/** More stops than any walk needs: a moment that stays due would otherwise be walked to for ever. */
export const MOST_STOPS = 5000;

/**
 * Walks the clock to a later moment, and stops at every moment on the way at which something is due, until the bot has
 * carried it out. `settled` waits for what the platform itself still has to tell the bot.
 * @throws Error when the target is not later, or when there is no end to what is due
 */
export async function walk(
  clock: PracticeClock,
  bot: Pick<BotRemote, 'next' | 'setClock'>,
  to: Moment,
  settled: () => Promise<void>,
  changed: () => void,
): Promise<ClockWalked> {
  if (to < clock.now()) throw new Error(`It is ${clock.now()} already: the clock only goes forward.`);
  const stops: Moment[] = [];
  const stand = async (moment: Moment): Promise<void> => {
    clock.set(moment);
    await bot.setClock(moment);
    await settled();
    changed();
  };
  for (let due = await bot.next(to); due !== undefined; due = await bot.next(to)) {
    if (due <= clock.now() || due > to)
      throw new Error(`The bot says that ${due} is next; it is ${clock.now()}, on the way to ${to}.`);
    if (stops.length >= MOST_STOPS)
      throw new Error(`After ${MOST_STOPS} stops something is still due, at ${due}: the walk has no end.`);
    stops.push(due);
    await stand(due);
  }
  await stand(to);
  return { now: clock.now(), stops };
}
