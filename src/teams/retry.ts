import { pause } from '../service/pause';
import { SurfaceError } from '../service/surface';

/** Milliseconds: longer pauses would not fit in the 15 seconds that Teams gives an answer. */
const LONGEST_PAUSE = 4_000;
const BRIEF_PAUSE = 250;
const TRIES = 3;

/**
 * Waits out the short pause that a busy platform asks for, since somebody sits before this answer. Only what certainly
 * did not happen is tried again. Deliveries of the worker do not pass here: they have the due list.
 */
export async function retryWhileBusy<T>(send: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await send();
    } catch (error) {
      const busy = error instanceof SurfaceError && error.failure === 'busy';
      if (!busy || tried >= TRIES || (error.retryAfter ?? 0) > LONGEST_PAUSE) throw error;
      await pause(error.retryAfter ?? BRIEF_PAUSE);
    }
  }
}
