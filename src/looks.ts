import type { Logger } from 'pino';
import { errorFacts } from './service/health/error-facts';

/** Something that is looked at again and again. */
export interface Look {
  /** For the log. */
  readonly what: string;
  /** Milliseconds. */
  readonly every: number;
  readonly look: () => Promise<unknown>;
  /** Also when the program starts. */
  readonly atOnce?: boolean;
}

/**
 * Looks again and again, each look when the one before it has ended. One that fails is told, and done again in its turn.
 * @returns what ends it
 */
export function keepLooking(looks: readonly Look[], log: Pick<Logger, 'error'>): () => void {
  const timers = looks.map(({ what, every, look, atOnce }) => {
    let running = false;
    const again = (): void => {
      if (running) return;
      running = true;
      look()
        .catch((error: unknown) => {
          log.error({ what, ...errorFacts(error) }, 'a look at what is due failed; tried again at the next one');
        })
        .finally(() => {
          running = false;
        });
    };
    if (atOnce === true) again();
    return setInterval(again, every);
  });
  return () => timers.forEach(clearInterval);
}
