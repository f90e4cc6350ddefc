/** How a pause is taken. */
interface Pausing {
  /** Ends the pause at once. */
  readonly signal?: AbortSignal;
  /** Does not keep the program alive. */
  readonly idle?: boolean;
}

/** Resolves after so many milliseconds, by the timers of this program: a simulation puts another clock under them. */
export function pause(milliseconds: number, { signal, idle = false }: Pausing = {}): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    if (idle) timer.unref();
    if (signal?.aborted === true) end();
    else signal?.addEventListener('abort', end);
  });
}
